// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.refactoring;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.language.Answers;
import org.cora.dsl.ui.language.Documents;
import org.cora.dsl.ui.language.TextEdits;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension4;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.xtext.ide.server.LanguageServerImpl;

/** Lays the file of the active editor out, or what is selected in it. */
public final class FormatHandler extends AbstractHandler {

	private static final int INDENTATION = 2;

	@Override
	public Object execute(ExecutionEvent event) {
		if (HandlerUtil.getActiveEditor(event) instanceof ITextEditor editor && editor.isEditable()) {
			IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
			ITextSelection selection = editor.getSelectionProvider().getSelection() instanceof ITextSelection text
				&& text.getLength() > 0 ? text : null;
			format(document, selection, () -> { });
		}
		return null;
	}

	/**
	 * Asks for the layout and carries it out if the text is still the same.
	 *
	 * @param selection what to lay out; null for everything
	 * @param done      runs in the UI thread when the text was laid out or was already
	 */
	static void format(IDocument document, ITextSelection selection, Runnable done) {
		String uri = document == null ? null : Documents.uri(document);
		if (uri == null) {
			return;
		}
		long stamp = ((IDocumentExtension4) document).getModificationStamp();
		try {
			Answers.show(CoraUi.get().languageService().ask(question(new TextDocumentIdentifier(uri), document, selection)), edits -> {
				if (((IDocumentExtension4) document).getModificationStamp() == stamp) {
					carryOut(edits, document);
					done.run();
				}
			});
		} catch (BadLocationException e) {
			CoraUi.log("The selection could not be laid out", e);
		}
	}

	private static Function<LanguageServerImpl, CompletableFuture<List<? extends TextEdit>>> question(TextDocumentIdentifier id,
			IDocument document, ITextSelection selection) throws BadLocationException {
		FormattingOptions options = new FormattingOptions(INDENTATION, true);
		if (selection == null) {
			return server -> server.formatting(new DocumentFormattingParams(id, options));
		}
		int first = document.getLineOffset(selection.getStartLine());
		int last = document.getLineOffset(selection.getEndLine()) + document.getLineLength(selection.getEndLine());
		DocumentRangeFormattingParams params =
			new DocumentRangeFormattingParams(id, options, Documents.range(document, first, last - first));
		return server -> server.rangeFormatting(params);
	}

	private static void carryOut(List<? extends TextEdit> edits, IDocument document) {
		try {
			if (!edits.isEmpty()) {
				TextEdits.apply(edits, document);
			}
		} catch (BadLocationException e) {
			CoraUi.log("The file could not be laid out", e);
		}
	}
}
