// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.source;

/**
 * Where in a source file something was written.
 *
 * @param file   the file's path or URI as the front end was given it; empty for things no one wrote
 * @param offset characters before the range, from 0
 * @param length characters in the range, from 0
 * @param line   line of the first character, from 1; 0 when unknown
 * @param column column of the first character, from 1; 0 when unknown
 */
public record SourceRange(String file, int offset, int length, int line, int column) {

	/** The range of things that nobody wrote: implicit ports, built-in types. */
	public static final SourceRange NONE = new SourceRange("", 0, 0, 0, 0);

	public SourceRange {
		if (file == null || offset < 0 || length < 0 || line < 0 || column < 0) {
			throw new IllegalArgumentException("not a source range: " + file + "@" + offset + "+" + length);
		}
	}

	/** Whether this is a place in a real file. */
	public boolean isKnown() {
		return line > 0;
	}

	/** Whether the given character offset lies in this range; its end counts, as a cursor there still touches it. */
	public boolean touches(int position) {
		return position >= offset && position <= offset + length;
	}

	/** {@code file:line:column}, or the file alone where the line isn't known. */
	@Override
	public String toString() {
		return isKnown() ? file + ":" + line + ":" + column : file;
	}
}
