// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
	/** Digits behind the point that {@link Html#number} has for small values. */
	private static final int SHORT_DIGITS = 4;
	private static final int LONG_DIGITS = 6;

	/** From 0 to a round value not below {@code most}; to 1 if that is 0. */
	public static Axis fromZero(double most) {
		double end = most > 0 ? most : 1;
		double step = step(end);
		double high = step * Math.ceil(end / step - 1e-9);
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

	/** How a value is written along it: with digits enough to tell it from the next one. */
	public String label(double value) {
		double step = logarithmic || ticks.size() < 2 ? 1 : ticks.get(1) - ticks.get(0);
		int digits = (int) Math.ceil(-Math.log10(step) - 1e-9);
		if (digits <= SHORT_DIGITS || value == 0) {
			return Html.number(value);
		}
		return digits <= LONG_DIGITS ? String.format(Locale.ROOT, "%." + digits + "f", value)
				: String.format(Locale.ROOT, "%.1e", value).replace(".0e", "e");
	}

	/** Where a value is, 0 at the beginning and 1 at the end. */
	public double share(double value) {
		return logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
	}
}
