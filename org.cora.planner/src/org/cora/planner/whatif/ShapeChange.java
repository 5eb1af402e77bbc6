// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.whatif;

/**
 * A value at which the plan changes shape.
 *
 * @param before  largest value known to give the old shape
 * @param from    smallest value known to give the new one
 * @param text    a sentence: what changes, and why it can't or needn't stay as it was
 * @param binding name of the resource or constraint that the old shape would break; null where it would only cost more
 */
public record ShapeChange(double before, double from, String text, String binding) {
}
