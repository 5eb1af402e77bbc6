// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.language;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.text.edits.MultiTextEdit;
import org.eclipse.text.edits.ReplaceEdit;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.text.undo.IDocumentUndoManager;

/** Edits of the language server protocol as those of the platform. */
public final class TextEdits {

	private TextEdits() {
	}

	/** The edits of one document as one. */
	public static MultiTextEdit of(List<? extends TextEdit> edits, IDocument document) {
		MultiTextEdit all = new MultiTextEdit();
		for (TextEdit edit : edits) {
			int start = Documents.offset(document, edit.getRange().getStart());
			int end = Documents.offset(document, edit.getRange().getEnd());
			all.addChild(new ReplaceEdit(start, end - start, edit.getNewText()));
		}
		return all;
	}

	/** Carries edits out as one step of undo. */
	public static void apply(List<? extends TextEdit> edits, IDocument document) throws BadLocationException {
		IDocumentUndoManager undo = DocumentUndoManagerRegistry.getDocumentUndoManager(document);
		if (undo != null) {
			undo.beginCompoundChange();
		}
		try {
			of(edits, document).apply(document);
		} finally {
			if (undo != null) {
				undo.endCompoundChange();
			}
		}
	}

	/** The edits of each file, by URI. */
	public static Map<String, List<TextEdit>> byFile(WorkspaceEdit edit) {
		Map<String, List<TextEdit>> files = new TreeMap<>();
		if (edit != null && edit.getChanges() != null) {
			files.putAll(edit.getChanges());
		}
		return files;
	}
}
