// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

/** Breaks sentences into lines. */
final class Lines {

	private Lines() {
	}

	/** The text with line breaks in place of blanks, so that no line is longer than that unless a word is. */
	static String wrapped(String text, int width) {
		StringBuilder lines = new StringBuilder();
		int length = 0;
		for (String word : text.split(" ")) {
			boolean fits = length + 1 + word.length() <= width;
			if (lines.length() > 0) {
				lines.append(fits ? ' ' : '\n');
			}
			lines.append(word);
			length = lines.length() - lines.lastIndexOf("\n") - 1;
		}
		return lines.toString();
	}
}
