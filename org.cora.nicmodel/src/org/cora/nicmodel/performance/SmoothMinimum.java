// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

/** A minimum without a corner: near the knee of a throughput curve two limits bite at once. */
public final class SmoothMinimum {

	private SmoothMinimum() {
	}

	/**
	 * The negative p-norm {@code (Σ xᵢ^−p)^(−1/p)}: never above the smallest value, and close to it where the next one
	 * is far.
	 *
	 * @param sharpness p, above 0
	 * @param values    above 0; infinite ones don't count
	 * @return infinite if all are
	 */
	public static double of(double sharpness, double... values) {
		double smallest = Double.POSITIVE_INFINITY;
		for (double value : values) {
			smallest = Math.min(smallest, value);
		}
		if (smallest <= 0 || Double.isInfinite(smallest)) {
			return Math.max(0, smallest);
		}
		double sum = 0;
		for (double value : values) {
			sum += Math.pow(smallest / value, sharpness);
		}
		return smallest * Math.pow(sum, -1 / sharpness);
	}
}
