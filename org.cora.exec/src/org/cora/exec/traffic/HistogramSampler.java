// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

import org.cora.ir.spec.Histogram;

/** Draws values of a histogram: a bin by its weight, then one of the bin's values. */
final class HistogramSampler implements FlowLengthSource {

	private final AliasTable choice;
	private final int[] from;
	private final int[] values;
	private final double mean;

	HistogramSampler(Histogram histogram) {
		choice = AliasTable.of(histogram.bins().stream().mapToDouble(Histogram.Bin::weight).toArray());
		from = histogram.bins().stream().mapToInt(Histogram.Bin::from).toArray();
		values = histogram.bins().stream().mapToInt(b -> b.to() - b.from() + 1).toArray();
		mean = histogram.mean();
	}

	@Override
	public int sample(Random64 random) {
		int bin = choice.sample(random);
		return from[bin] + (values[bin] == 1 ? 0 : random.below(values[bin]));
	}

	@Override
	public double mean() {
		return mean;
	}
}
