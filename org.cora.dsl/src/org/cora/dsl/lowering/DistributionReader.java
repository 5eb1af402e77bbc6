// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cora.dsl.cora.Amount;
import org.cora.dsl.cora.Bin;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.Distribution;
import org.cora.dsl.validation.IssueCodes;
import org.cora.ir.spec.Histogram;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;

/** Reads histograms: bins that go up, each with a share of all or a weight. */
final class DistributionReader {

	/** How far from 100 % shares may be together, as those are that were rounded. */
	private static final double ROUNDED = 0.005;

	private final Reporter reporter;
	private final Amounts amounts;
	private final Dimension dimension;
	private final String what;
	private final int least;
	private final int most;

	/**
	 * @param dimension of the values
	 * @param what      they are, as in "A flow's length"
	 * @param least     value
	 * @param most      value
	 */
	DistributionReader(Reporter reporter, Dimension dimension, String what, int least, int most) {
		this.reporter = reporter;
		this.amounts = new Amounts(reporter);
		this.dimension = dimension;
		this.what = what;
		this.least = least;
		this.most = most;
	}

	/** The histogram; empty if something is wrong with it, which is reported. */
	Optional<Histogram> read(Distribution distribution) {
		List<Bin> given = distribution.getBins();
		if (given.size() > Histogram.MOST_BINS) {
			reporter.error(IssueCodes.INVALID_SETTING, "A histogram has at most " + Histogram.MOST_BINS + " bins", distribution, null);
			return Optional.empty();
		}
		List<Histogram.Bin> bins = new ArrayList<>();
		for (Bin bin : given) {
			read(bin, given.get(0), bins.isEmpty() ? Integer.MIN_VALUE : bins.get(bins.size() - 1).to()).ifPresent(bins::add);
		}
		if (bins.size() < given.size() || isShare(given.get(0)) && !isWhole(distribution, bins)) {
			return Optional.empty();
		}
		return Optional.of(new Histogram(bins));
	}

	private Optional<Histogram.Bin> read(Bin bin, Bin first, int before) {
		Optional<Integer> low = value(bin.getLow());
		Optional<Integer> high = bin.getHigh() == null ? low : value(bin.getHigh());
		Optional<Double> weight = weight(bin, first);
		if (low.isEmpty() || high.isEmpty() || weight.isEmpty()) {
			return Optional.empty();
		}
		if (high.get() < low.get()) {
			reporter.error(IssueCodes.INVALID_SETTING, "The range ends before it begins", bin, Literals.BIN__HIGH);
			return Optional.empty();
		}
		if (low.get() <= before) {
			reporter.error(IssueCodes.INVALID_SETTING, "Bins go up: this one begins at " + Quantity.format(low.get(), dimension)
					+ ", the one before ends at " + Quantity.format(before, dimension), bin, Literals.BIN__LOW);
			return Optional.empty();
		}
		return Optional.of(new Histogram.Bin(low.get(), high.get(), weight.get()));
	}

	private Optional<Integer> value(Amount amount) {
		Optional<Double> value = amounts.in(dimension, what, amount, least, most);
		if (value.isPresent() && value.get() != Math.rint(value.get())) {
			reporter.error(IssueCodes.NUMBER_RANGE, what + " is whole", amount, null);
			return Optional.empty();
		}
		return value.map(Double::intValue);
	}

	private static boolean isShare(Bin bin) {
		return bin.getWeight() != null && bin.getWeight().isPercent();
	}

	private Optional<Double> weight(Bin bin, Bin first) {
		Amount amount = bin.getWeight();
		if (amount != null && isShare(bin) != isShare(first)) {
			reporter.error(IssueCodes.UNIT_MISMATCH, "Weights are shares such as 20 % in all bins, or plain numbers in all of them", amount,
					null);
			return Optional.empty();
		}
		Optional<Double> weight = amounts.in(isShare(first) ? Dimension.FRACTION : Dimension.COUNT, "A weight", amount);
		if (weight.isPresent() && !(weight.get() > 0)) {
			reporter.error(IssueCodes.NUMBER_RANGE, "A weight is above 0", amount, null);
			return Optional.empty();
		}
		return weight;
	}

	private boolean isWhole(Distribution distribution, List<Histogram.Bin> bins) {
		double sum = bins.stream().mapToDouble(Histogram.Bin::weight).sum();
		if (Math.abs(sum - 1) <= ROUNDED + 1e-9) {
			return true;
		}
		reporter.error(IssueCodes.INVALID_SETTING, "The shares make " + Quantity.format(sum, Dimension.FRACTION) + " together instead of 100 %", distribution, null);
		return false;
	}
}
