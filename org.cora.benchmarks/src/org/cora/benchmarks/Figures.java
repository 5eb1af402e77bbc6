// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks;

import java.util.Arrays;

/** Figures of a sample, as every benchmark reports them. */
public final class Figures {

	private Figures() {
	}

	/** The arithmetic mean; NaN of nothing. */
	public static double mean(double... values) {
		return Arrays.stream(values).average().orElse(Double.NaN);
	}

	/**
	 * A quantile, linear between the values in order (definition 7 of R. Hyndman and Y. Fan, The American Statistician
	 * 50(4), 1996, which is what most tools do).
	 *
	 * @param share 0 … 1
	 * @return NaN of nothing
	 */
	public static double quantile(double share, double... values) {
		if (!(share >= 0 && share <= 1)) {
			throw new IllegalArgumentException("quantile " + share);
		}
		if (values.length == 0) {
			return Double.NaN;
		}
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		double place = share * (sorted.length - 1);
		int below = (int) place;
		double above = sorted[Math.min(below + 1, sorted.length - 1)];
		return sorted[below] + (place - below) * (above - sorted[below]);
	}
}
