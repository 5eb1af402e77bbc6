// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.refactoring;

import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.text.edits.DeleteEdit;
import org.eclipse.text.edits.InsertEdit;
import org.eclipse.text.edits.MultiTextEdit;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;

/** Makes the selected lines comments, or code again if all of them are comments. */
public final class ToggleCommentHandler extends AbstractHandler {

	private static final String MARK = "//";

	@Override
	public Object execute(ExecutionEvent event) {
		if (HandlerUtil.getActiveEditor(event) instanceof ITextEditor editor && editor.isEditable()
				&& editor.getSelectionProvider().getSelection() instanceof ITextSelection selection) {
			try {
				toggle(editor.getDocumentProvider().getDocument(editor.getEditorInput()), selection);
			} catch (BadLocationException e) {
				CoraUi.log("Lines could not be made comments", e);
			}
		}
		return null;
	}

	/** Toggles the lines of a selection; one that ends before the first column of a line leaves that line alone. */
	static void toggle(IDocument document, ITextSelection selection) throws BadLocationException {
		int first = document.getLineOfOffset(selection.getOffset());
		int end = selection.getOffset() + selection.getLength();
		int last = document.getLineOfOffset(end);
		if (last > first && document.getLineOffset(last) == end) {
			last--;
		}
		boolean comment = false;
		int margin = Integer.MAX_VALUE;
		for (int i = first; i <= last; i++) {
			String line = line(document, i);
			if (!line.isBlank()) {
				comment |= !line.stripLeading().startsWith(MARK);
				margin = Math.min(margin, line.length() - line.stripLeading().length());
			}
		}
		MultiTextEdit edits = new MultiTextEdit();
		for (int i = first; i <= last; i++) {
			String line = line(document, i);
			int start = document.getLineOffset(i);
			if (!line.isBlank() && comment) {
				edits.addChild(new InsertEdit(start + margin, MARK + " "));
			} else if (!line.isBlank()) {
				int at = line.indexOf(MARK);
				boolean blank = line.startsWith(" ", at + MARK.length());
				edits.addChild(new DeleteEdit(start + at, MARK.length() + (blank ? 1 : 0)));
			}
		}
		edits.apply(document);
	}

	private static String line(IDocument document, int number) throws BadLocationException {
		IRegion line = document.getLineInformation(number);
		return document.get(line.getOffset(), line.getLength());
	}
}
