// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.spec;

import java.util.List;

/**
 * How often values of whole numbers occur: bins in ascending order that don't overlap. Values of a bin are equally likely.
 *
 * @param bins at least one, at most {@link #MOST_BINS}
 */
public record Histogram(List<Bin> bins) {

	/** Most bins that a histogram can have. */
	public static final int MOST_BINS = 1024;

	/**
	 * Values and their weight.
	 *
	 * @param from   the smallest of them
	 * @param to     the largest, at least {@code from}
	 * @param weight relative to those of the other bins, above 0
	 */
	public record Bin(int from, int to, double weight) {

		/** @throws IllegalArgumentException if it has no value or no weight */
		public Bin {
			if (to < from || !(weight > 0) || weight == Double.POSITIVE_INFINITY) {
				throw new IllegalArgumentException(from + " .. " + to + ": " + weight);
			}
		}
	}

	/** @throws IllegalArgumentException if bins are none or too many, overlap or aren't in order */
	public Histogram {
		bins = List.copyOf(bins);
		if (bins.isEmpty() || bins.size() > MOST_BINS) {
			throw new IllegalArgumentException(bins.size() + " bins");
		}
		for (int i = 1; i < bins.size(); i++) {
			if (bins.get(i).from() <= bins.get(i - 1).to()) {
				throw new IllegalArgumentException(bins.get(i) + " after " + bins.get(i - 1));
			}
		}
	}

	/** Sum of the weights. */
	public double weight() {
		return bins.stream().mapToDouble(Bin::weight).sum();
	}

	/** The mean value. */
	public double mean() {
		return bins.stream().mapToDouble(b -> b.weight() * ((double) b.from() + b.to()) / 2).sum() / weight();
	}
}
