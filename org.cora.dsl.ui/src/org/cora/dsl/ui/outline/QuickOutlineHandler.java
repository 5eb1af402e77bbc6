// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.outline;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cora.dsl.ui.language.Answers;
import org.cora.dsl.ui.language.Documents;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;

/** Opens the quick outline of the active editor. */
public final class QuickOutlineHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) {
		if (HandlerUtil.getActiveEditor(event) instanceof ITextEditor editor) {
			IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
			CompletableFuture<List<DocumentSymbol>> answer = Symbols.of(document);
			if (answer != null) {
				Answers.show(answer, symbols -> open(editor, document, symbols));
			}
		}
		return null;
	}

	private static void open(ITextEditor editor, IDocument document, List<DocumentSymbol> symbols) {
		DocumentSymbol current = null;
		try {
			if (editor.getSelectionProvider() != null && editor.getSelectionProvider().getSelection() instanceof ITextSelection selection) {
				current = Symbols.at(symbols, Documents.position(document, selection.getOffset()));
			}
		} catch (BadLocationException e) {
			current = null;
		}
		new QuickOutline(editor.getSite().getShell(), editor, symbols, current).open();
	}
}
