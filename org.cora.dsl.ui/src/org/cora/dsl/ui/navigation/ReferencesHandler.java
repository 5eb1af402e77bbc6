// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.navigation;

import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.editor.NameAt;
import org.cora.dsl.ui.language.Documents;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.search.ui.NewSearchUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;

/** Looks for all uses of the name at the caret and shows them in the Search view. */
public final class ReferencesHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) {
		if (HandlerUtil.getActiveEditor(event) instanceof ITextEditor editor
				&& editor.getSelectionProvider().getSelection() instanceof ITextSelection selection) {
			IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
			String uri = document == null ? null : Documents.uri(document);
			IRegion word = uri == null ? null : NameAt.find(document, selection.getOffset());
			try {
				if (word == null) {
					Places.say("Place the cursor on a name");
				} else {
					ReferenceParams params = new ReferenceParams(new TextDocumentIdentifier(uri),
						Documents.position(document, word.getOffset()), new ReferenceContext(true));
					NewSearchUI.runQueryInBackground(new ReferenceQuery(document.get(word.getOffset(), word.getLength()), params));
				}
			} catch (BadLocationException e) {
				CoraUi.log("The name at the caret could not be read", e);
			}
		}
		return null;
	}
}
