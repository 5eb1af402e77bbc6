// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.services;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them: at most three digits and a prefix. */
final class Figures {

	private static final String[] DECIMAL = {"", " k", " M", " G", " T"};
	private static final String[] BINARY = {" B", " KiB", " MiB", " GiB", " TiB"};
	private static final double UNLIMITED = 1e300;

	private Figures() {
	}

	/** 12, 0.31, 220 k, 4.19 M. */
	static String count(double value) {
		return scaled(value, 1000, DECIMAL);
	}

	/** 512 B, 3 MiB. */
	static String bytes(double value) {
		return scaled(value, 1024, BINARY);
	}

	/** 87 %, 4.2 %, < 0.1 % for a share of 1. */
	static String percent(double share) {
		double value = clean(share) * 100;
		if (value > 0 && value < 0.1) {
			return "< 0.1 %";
		}
		return String.format(Locale.ROOT, value == 0 || value >= 9.95 ? "%.0f %%" : "%.1f %%", value);
	}

	/** 350 ns, 1.2 ms, 30 s. */
	static String duration(double nanos) {
		String[] units = {" ns", " µs", " ms", " s"};
		return scaled(nanos, 1000, units);
	}

	/** A value in the unit of a plan's resource: bytes get binary prefixes, rates the prefix at the unit. */
	static String quantity(double value, String unit) {
		String of = unit == null ? "" : unit;
		return switch (of) {
			case "B" -> bytes(value);
			case "bps", "pps" -> count(value) + (clean(value) < 1000 ? " " : "") + of;
			case "/s", "" -> count(value) + of;
			default -> count(value) + " " + of;
		};
	}

	/** Whether a capacity stands for none at all. */
	static boolean unlimited(double capacity) {
		return Double.isInfinite(capacity) || capacity >= UNLIMITED;
	}

	/** Used over capacity, 0 to 1 and above; 1 where nothing is there and something is used. */
	static double utilisation(double used, double capacity) {
		if (unlimited(capacity)) {
			return 0;
		}
		return capacity > 0 ? clean(used) / capacity : clean(used) > 0 ? 1 : 0;
	}

	private static double clean(double value) {
		return Double.isNaN(value) ? 0 : value;
	}

	private static String scaled(double value, int base, String[] units) {
		double rest = clean(value);
		if (Double.isInfinite(rest)) {
			return "∞";
		}
		int unit = 0;
		while (Math.abs(rest) >= base && unit < units.length - 1) {
			rest /= base;
			unit++;
		}
		return digits(rest) + units[unit];
	}

	private static String digits(double value) {
		if (Math.abs(value) >= 1000) {
			return String.format(Locale.ROOT, "%.0f", value);
		}
		BigDecimal rounded = new BigDecimal(value).round(new MathContext(3, RoundingMode.HALF_UP));
		return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
	}
}
