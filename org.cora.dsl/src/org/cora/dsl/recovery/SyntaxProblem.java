// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.recovery;

import java.util.List;

/**
 * Where a text stops following the grammar.
 *
 * @param offset  from the beginning of the text
 * @param length  what is marked
 * @param message for people
 * @param remedy  how it can be mended, if that is plain: {@link #BEFORE}, {@link #BEHIND} or {@link #INSTEAD} of what is
 *                marked, and the text that is to stand there; in place of which one, which may also stand a little behind
 *                what is marked; empty if not
 */
public record SyntaxProblem(int offset, int length, String message, List<String> remedy) {

	public static final String BEFORE = "before";
	public static final String BEHIND = "behind";
	public static final String INSTEAD = "instead";

	SyntaxProblem(int offset, int length, String message) {
		this(offset, length, message, List.of());
	}
}
