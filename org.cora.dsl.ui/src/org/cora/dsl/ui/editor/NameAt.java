// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.editor;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Region;

/** Finds the word at an offset: letters, digits and underscores. */
public final class NameAt {

	private NameAt() {
	}

	/** The word that an offset is in or at the end of; null where there is none. */
	public static IRegion find(IDocument document, int offset) {
		try {
			int start = offset;
			int end = offset;
			while (start > 0 && isPart(document.getChar(start - 1))) {
				start--;
			}
			while (end < document.getLength() && isPart(document.getChar(end))) {
				end++;
			}
			return start == end ? null : new Region(start, end - start);
		} catch (BadLocationException e) {
			return null;
		}
	}

	private static boolean isPart(char c) {
		return Character.isLetterOrDigit(c) || c == '_';
	}
}
