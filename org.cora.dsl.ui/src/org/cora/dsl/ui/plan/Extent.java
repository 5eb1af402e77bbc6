// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

/** How far a declaration reaches, of which only the name's place is known. */
public final class Extent {

	private final String text;
	private int at;
	private int depth;

	private Extent(String text, int at) {
		this.text = text;
		this.at = at;
	}

	/** Whether an offset lies between the start of the name's line and the brace that closes the declaration. */
	public static boolean touches(String text, int name, int offset) {
		int start = text.lastIndexOf('\n', Math.max(0, Math.min(name, text.length()) - 1)) + 1;
		return offset >= start && offset <= new Extent(text, Math.min(name, text.length())).end();
	}

	private int end() {
		while (at < text.length()) {
			if (text.startsWith("//", at)) {
				skipTo("\n", 2);
			} else if (text.startsWith("/*", at)) {
				skipTo("*/", 2);
			} else if (text.charAt(at) == '"') {
				skipTo("\"", 1);
			} else if (closes(text.charAt(at++))) {
				return at;
			}
		}
		return text.length();
	}

	private boolean closes(char c) {
		depth += c == '{' ? 1 : c == '}' ? -1 : 0;
		return c == '}' && depth <= 0;
	}

	private void skipTo(String mark, int opening) {
		int found = text.indexOf(mark, at + opening);
		at = found < 0 ? text.length() : found + mark.length();
	}
}
