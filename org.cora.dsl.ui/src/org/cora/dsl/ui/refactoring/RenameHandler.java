// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.refactoring;

import java.util.concurrent.CompletableFuture;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.editor.NameAt;
import org.cora.dsl.ui.language.Answers;
import org.cora.dsl.ui.language.Documents;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.ltk.ui.refactoring.RefactoringWizardOpenOperation;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;

/** Renames the name at the caret, wherever it is used. */
public final class RenameHandler extends AbstractHandler {

	private static final String TITLE = "Rename";

	@Override
	public Object execute(ExecutionEvent event) {
		if (HandlerUtil.getActiveEditor(event) instanceof ITextEditor editor
				&& editor.getSelectionProvider().getSelection() instanceof ITextSelection selection) {
			IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
			String uri = document == null ? null : Documents.uri(document);
			IRegion word = uri == null ? null : NameAt.find(document, selection.getOffset());
			if (word != null) {
				prepare(editor, document, uri, word);
			} else {
				refuse(editor.getSite().getShell());
			}
		}
		return null;
	}

	private static void prepare(ITextEditor editor, IDocument document, String uri, IRegion word) {
		try {
			TextDocumentIdentifier id = new TextDocumentIdentifier(uri);
			Position position = Documents.position(document, word.getOffset());
			String name = document.get(word.getOffset(), word.getLength());
			CompletableFuture<Range> answer = CoraUi.get().languageService()
				.ask(server -> server.prepareRename(new PrepareRenameParams(id, position)))
				.thenApply(found -> found == null || !found.isFirst() ? null : found.getFirst());
			Answers.show(answer, range -> {
				if (range == null) {
					refuse(editor.getSite().getShell());
				} else {
					open(editor.getSite().getShell(), new NameChange(id, position, name));
				}
			});
		} catch (BadLocationException e) {
			CoraUi.log("The name at the caret could not be read", e);
		}
	}

	private static void open(Shell shell, NameChange change) {
		try {
			new RefactoringWizardOpenOperation(new RenameWizard(change)).run(shell, TITLE);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private static void refuse(Shell shell) {
		MessageDialog.openInformation(shell, TITLE, "Place the cursor on a name that is declared in your files. Words of the language "
			+ "and names of the standard library can't be renamed.");
	}
}
