// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.placement;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.language.Documents;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;

/** What plans say at a place in a text, for hovers. Answers from memory. */
public final class PlacementText {

	private PlacementText() {
	}

	/**
	 * Adds to what is said about a place what plans say and isn't in there yet. What has no name, such as a handler, is asked
	 * about anywhere in its first line where there is nothing else to say.
	 *
	 * @param known Markdown; may be empty
	 * @return Markdown; may be empty
	 */
	public static String with(String known, IDocument document, int offset) {
		Path file = Documents.file(document);
		String planned = file == null ? "" : CoraUi.get().placements().facts(file.toString()).stream()
			.filter(fact -> fact.where().touches(offset) || known.isEmpty() && sameLine(document, fact.where().offset(), offset))
			.filter(fact -> !known.contains(fact.headline()))
			.map(fact -> "**" + fact.headline() + "**\n\n" + fact.detail().strip()).collect(Collectors.joining("\n\n")).strip();
		return known + (known.isEmpty() || planned.isEmpty() ? "" : "\n\n") + planned;
	}

	private static boolean sameLine(IDocument document, int one, int other) {
		try {
			return document.getLineOfOffset(one) == document.getLineOfOffset(other);
		} catch (BadLocationException e) {
			return false;
		}
	}
}
