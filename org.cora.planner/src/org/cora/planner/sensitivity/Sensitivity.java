// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.sensitivity;

import java.util.List;

/**
 * What becomes of a plan's decisions as figures that are estimates move within their ranges.
 *
 * @param estimates   how many figures are estimates, of the card and of the host
 * @param breaking    figures that alone break the plan at an end of their range
 * @param swings      figures that alone move the host cores most, the greatest first; at most {@link #MOST_SWINGS}
 * @param draws       how often all of them were drawn, each evenly from its range and independently of the others
 * @param standsShare share of the draws in which the plan keeps all constraints
 * @param coresLow    host cores that one draw in twenty needs less than
 * @param coresMedian host cores that half of the draws need less than
 * @param coresHigh   host cores that one draw in twenty needs more than
 */
public record Sensitivity(int estimates, List<Breaking> breaking, List<Swing> swings, int draws, double standsShare,
		double coresLow, double coresMedian, double coresHigh) {

	/** How many figures are named at most that move the host cores. */
	public static final int MOST_SWINGS = 5;

	/**
	 * A figure that breaks the plan.
	 *
	 * @param figure     {@code AgilioCX40 flow-table insert-rate}
	 * @param value      at the end of its range
	 * @param constraint stable name of what doesn't hold
	 * @param text       the same in words
	 */
	public record Breaking(String figure, String value, String constraint, String text) {
	}

	/**
	 * A figure that the host cores hang on.
	 *
	 * @param figure    {@code XeonHost state-operation find cycles}
	 * @param low       lower end of its range
	 * @param high      upper end
	 * @param coresLow  host cores with the lower end
	 * @param coresHigh host cores with the upper end
	 */
	public record Swing(String figure, String low, String high, double coresLow, double coresHigh) {

		/** How far the host cores move. */
		public double size() {
			return Math.abs(coresHigh - coresLow);
		}
	}

	public Sensitivity {
		breaking = List.copyOf(breaking);
		swings = List.copyOf(swings);
	}

	/** Whether the plan stands with any single figure at either end of its range, and in every draw. */
	public boolean stands() {
		return breaking.isEmpty() && standsShare >= 1;
	}
}
