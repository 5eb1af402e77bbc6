// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.page;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis: where values are along it, and at which values it is labelled.
 *
 * @param low         value at its beginning
 * @param high        value at its end, above {@code low}
 * @param logarithmic whether it grows by equal ratios
 * @param ticks       labelled values
 */
public record Axis(double low, double high, boolean logarithmic, List<Double> ticks) {

	private static final int MOST_TICKS = 8;

	/** From 0 to a round value not below {@code most}. */
	public static Axis fromZero(double most) {
		double step = step(Math.max(most, 1e-9));
		double high = step * Math.ceil(Math.max(most, 1e-9) / step - 1e-9);
		return new Axis(0, high, false, multiples(0, high, step));
	}

	/** Exactly that far. */
	public static Axis linear(double low, double high) {
		double end = high > low ? high : low + 1;
		return new Axis(low, end, false, multiples(low, end, step(end - low)));
	}

	/** Exactly that far, both above 0. */
	public static Axis logarithmic(double low, double high) {
		List<Double> ticks = new ArrayList<>();
		double end = high > low ? high : low * 10;
		double[] steps = Math.log10(end / low) > 3 ? new double[] {1} : new double[] {1, 2, 5};
		for (double power = Math.pow(10, Math.floor(Math.log10(low))); power <= end; power *= 10) {
			for (double step : steps) {
				if (power * step >= low * (1 - 1e-9) && power * step <= end * (1 + 1e-9)) {
					ticks.add(power * step);
				}
			}
		}
		return new Axis(low, end, true, List.copyOf(ticks));
	}

	/** 1, 2 or 5 times a power of ten, so that there are few enough of them in the range. */
	private static double step(double range) {
		double power = Math.pow(10, Math.floor(Math.log10(range / MOST_TICKS)));
		for (double factor : new double[] {1, 2, 5}) {
			if (range / (power * factor) <= MOST_TICKS) {
				return power * factor;
			}
		}
		return power * 10;
	}

	private static List<Double> multiples(double low, double high, double step) {
		List<Double> ticks = new ArrayList<>();
		for (long n = (long) Math.ceil(low / step - 1e-9); n * step <= high + step * 1e-9; n++) {
			ticks.add(n * step);
		}
		return List.copyOf(ticks);
	}

	/** Where a value is, 0 at the beginning and 1 at the end. */
	public double share(double value) {
		return logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
	}
}
