// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.recovery;

/**
 * Where a text stops following the grammar.
 *
 * @param offset  from the beginning of the text
 * @param length  what is marked
 * @param message for people
 */
public record SyntaxProblem(int offset, int length, String message) {
}
