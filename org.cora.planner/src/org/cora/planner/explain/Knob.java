// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.explain;

import java.util.function.DoubleFunction;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.planner.search.PlanningProblem;

/**
 * A figure that could be another one.
 *
 * @param parameter its name, as {@code cora plan --vary} has it where that can vary it
 * @param noun      what it is, for sentences
 * @param dimension what it measures
 * @param whole     whether only whole numbers make sense
 * @param value     what it is now, above 0
 * @param upwards   whether more of it is tried, not less
 * @param loosens   whether more of it can't do any harm: whatever holds constraints then holds them with more, and costs the same
 * @param at        the problem with another value
 */
record Knob(String parameter, String noun, Dimension dimension, boolean whole, double value, boolean upwards,
		boolean loosens, DoubleFunction<PlanningProblem> at) {

	private static final double ROUNDING = 1e-9;
	private static final double MOST_CORES = 4096;
	/** Of the host; those of the card end with it. */
	private static final String CORES = "cores";

	/** A value as it stands in sentences. */
	String format(double some) {
		return Quantity.format(some, dimension);
	}

	/** {@code memory emem at 40 MB instead of 1 MB}. */
	String words(double other) {
		return noun + " at " + format(other) + " instead of " + format(value);
	}

	/** Whether that is certain; how long cores of the host wait for locks depends on how many there are. */
	boolean loosensForSure() {
		return loosens && !parameter.equals(CORES);
	}

	/** Whether a value is worth trying: more cores than any machine has aren't, as it takes longer the more there are. */
	boolean isWorthTrying(double some) {
		return factor(some) > 1 && (!parameter.endsWith(CORES) || some <= MOST_CORES);
	}

	/** A value a factor above 1 away from what it is now. */
	double away(double factor) {
		return rounded(upwards ? value * factor : value / factor);
	}

	/** Whether a plan is harder to make further away: more packets are the only thing that is tried and helps nobody. */
	boolean tightens() {
		return upwards && parameter.equals("rate");
	}

	/** Whole where it has to be, rounded away from what it is now. */
	double rounded(double some) {
		return !whole ? some : upwards ? Math.ceil(some - ROUNDING) : Math.floor(some + ROUNDING);
	}

	/** Three digits, rounded away from what it is now. */
	double readable(double some) {
		double unit = Math.pow(10, Math.floor(Math.log10(some)) - 2);
		double digits = some / unit;
		double three = (upwards ? Math.ceil(digits - ROUNDING) : Math.floor(digits + ROUNDING)) * unit;
		return rounded(unit < 1 ? three : Math.rint(three));
	}

	/** How many times more or less another value is, from 1. */
	double factor(double other) {
		return upwards ? other / value : value / other;
	}
}
