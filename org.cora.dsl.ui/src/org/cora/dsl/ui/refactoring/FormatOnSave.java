// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.refactoring;

import java.util.List;
import org.cora.dsl.formatting.Layout;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.language.BufferLifeListener;
import org.cora.dsl.ui.preferences.CoraPreferences;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.widgets.Display;
import org.eclipse.text.edits.MultiTextEdit;
import org.eclipse.text.edits.ReplaceEdit;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.text.undo.IDocumentUndoManager;

/**
 * Lays a file out before its editor is saved, where that is wanted: the layout needs the text only, so nothing has to be
 * waited for.
 */
public final class FormatOnSave extends BufferLifeListener {

	private static final String INDENTATION = "  ";
	private static final int MANY = 100;

	@Override
	public void bufferCreated(IFileBuffer buffer) {
		// Nothing to remember.
	}

	@Override
	public void bufferDisposed(IFileBuffer buffer) {
		// Nothing was remembered.
	}

	/** Buffers say so before they write, while what they have is still changed. */
	@Override
	public void stateChanging(IFileBuffer buffer) {
		if (buffer instanceof ITextFileBuffer text && buffer.isDirty() && Display.getCurrent() != null
				&& "cora".equals(buffer.getLocation() == null ? null : buffer.getLocation().getFileExtension())
				&& CoraPreferences.is(CoraPreferences.FORMAT_ON_SAVE)) {
			layOut(text.getDocument());
		}
	}

	private static void layOut(IDocument document) {
		List<Layout.Edit> edits = Layout.of(document.get(), INDENTATION);
		if (edits.isEmpty()) {
			return;
		}
		IDocumentUndoManager undo = DocumentUndoManagerRegistry.getDocumentUndoManager(document);
		if (undo != null) {
			undo.beginCompoundChange();
		}
		try {
			edits(edits, document).apply(document);
		} catch (BadLocationException e) {
			CoraUi.log("The file could not be laid out", e);
		} finally {
			if (undo != null) {
				undo.endCompoundChange();
			}
		}
	}

	/** Each by itself, so that markers stay; where there are many, all in one, as each is told to everybody. */
	private static MultiTextEdit edits(List<Layout.Edit> edits, IDocument document) throws BadLocationException {
		MultiTextEdit all = new MultiTextEdit();
		if (edits.size() <= MANY) {
			edits.forEach(edit -> all.addChild(new ReplaceEdit(edit.offset(), edit.length(), edit.text())));
			return all;
		}
		int first = edits.get(0).offset();
		int end = first;
		StringBuilder text = new StringBuilder();
		for (Layout.Edit edit : edits) {
			text.append(document.get(end, edit.offset() - end)).append(edit.text());
			end = edit.offset() + edit.length();
		}
		all.addChild(new ReplaceEdit(first, end - first, text.toString()));
		return all;
	}
}
