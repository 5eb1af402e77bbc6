// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.scene;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.planner.plan.Resource;

/** Figures in pictures, as people read them: two or three digits and a prefix. */
final class SceneWords {

	/** Above it a capacity stands for none at all. */
	private static final double UNLIMITED = 1e30;
	private static final int DIGITS = 3;
	private static final double RARE = 0.05;
	private static final double LEAST_PERCENT = 0.01;
	private static final double LEAST_COUNT = 0.01;

	private SceneWords() {
	}

	/** 87 %, 4.2 %, 0.03 %, < 0.01 %, 99.98 %, for a share of 1. */
	static String percent(double share) {
		double percent = share * 100;
		if (percent > 0 && percent < LEAST_PERCENT) {
			return "< " + LEAST_PERCENT + " %";
		}
		if (percent > 99.5 && percent < 100 - LEAST_PERCENT / 2) {
			return String.format(Locale.ROOT, "%.2f %%", percent);
		}
		return digits(percent, percent >= 100 ? DIGITS : percent < 1 ? 1 : 2) + " %";
	}

	/** A share of packets in words. */
	static String packets(double share) {
		return share > 0 ? percent(share) + " of packets" : "no packets";
	}

	/** 1 M, 4.1 k, 12. */
	static String count(double value) {
		return Quantity.format(rounded(value), Dimension.COUNT);
	}

	/** 64 MB. */
	static String bytes(double value) {
		return Quantity.format(rounded(value), Dimension.SIZE);
	}

	/** Entries and their bytes. */
	static String entries(long entries, long bytes) {
		String count = entries == 1 ? "1 entry" : count(entries) + " entries";
		return bytes > 0 ? count + ", " + bytes(bytes) : count;
	}

	/** 6×, 0.25×, or for what is rare 1 in 2.5 k. */
	static String perPacket(double times) {
		return times > 0 && times < RARE ? "1 in " + count(two(1 / times)) : digits(times, 2) + "×";
	}

	/** How often in a sentence: 6 times per packet, once in 2.5 k packets. */
	static String often(double times) {
		if (times > 0 && times < RARE) {
			return "once in " + count(two(1 / times)) + " packets";
		}
		return times == 1 ? "once per packet" : digits(times, 2) + " times per packet";
	}

	/** Used of capacity with their unit. */
	static String amount(Resource resource) {
		String unit = resource.getUnit() == null ? "" : resource.getUnit();
		String used = quantity(resource.getUsed(), unit);
		if (resource.getCapacity() > UNLIMITED) {
			return used;
		}
		if (unit.startsWith("of ")) {
			return digits(resource.getUsed(), 2) + " " + unit;
		}
		String capacity = quantity(resource.getCapacity(), unit);
		boolean same = !unit.isEmpty() && used.endsWith(" " + unit) && capacity.endsWith(" " + unit);
		return (same ? used.substring(0, used.length() - unit.length() - 1) : used) + " of " + capacity;
	}

	/** Used share of a capacity; NaN where there is no limit. */
	static double use(double used, double capacity) {
		return capacity > 0 && capacity < UNLIMITED ? used / capacity : Double.NaN;
	}

	/** A number of cores. */
	static String cores(double cores) {
		return digits(cores, 2);
	}

	/** A packet rate. */
	static String rate(double pps) {
		return quantity(pps, "pps");
	}

	private static String quantity(double value, String unit) {
		for (Dimension dimension : Dimension.values()) {
			if (!dimension.baseUnit().isEmpty() && dimension.baseUnit().equals(unit)) {
				return Quantity.format(rounded(value), dimension);
			}
		}
		return (value > 0 && value < LEAST_COUNT ? digits(value, 2) : count(value)) + (unit.isEmpty() ? "" : " " + unit);
	}

	private static double rounded(double value) {
		return rounded(value, DIGITS);
	}

	private static double two(double value) {
		return rounded(value, 2);
	}

	private static double rounded(double value, int digits) {
		return Double.isInfinite(value) || Double.isNaN(value) ? value
				: new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_UP)).doubleValue();
	}

	private static String digits(double value, int digits) {
		if (value >= 100) {
			return String.format(Locale.ROOT, "%.0f", value);
		}
		BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_UP));
		return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
	}
}
