// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

/**
 * Choices for some of the states in a {@link KnapsackProgram}, as a tree of parts.
 *
 * @param amounts cost, and what it takes of the limits that are looked at
 * @param bytes   of card memory
 * @param priced  the same at the first prices
 * @param part    one part; none for a choice for one state
 * @param other   the other part
 * @param state   what is chosen for, less than 0 where there are parts
 * @param choice  of the state
 */
record Label(double[] amounts, double bytes, double priced, Label part, Label other, int state, int choice) {

	/** Choices for no state at all. */
	static Label none(int amounts) {
		return new Label(new double[amounts], 0, 0, null, null, -1, -1);
	}

	double cost() {
		return amounts[0];
	}

	/** Enters what is chosen, by state. */
	void collect(int[] chosen) {
		if (state >= 0) {
			chosen[state] = choice;
		}
		if (part != null) {
			part.collect(chosen);
			other.collect(chosen);
		}
	}
}
