// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.unit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * A number with what it measures.
 *
 * @param value     in the dimension's base unit
 * @param dimension what it measures
 */
public record Quantity(double value, Dimension dimension) {

	private static final MathContext DIGITS = new MathContext(4);

	/** As a person writes it: the largest unit that leaves at least 1, up to four significant digits. */
	@Override
	public String toString() {
		return format(value, dimension);
	}

	/** {@code value} base units of {@code dimension} as a person writes it, for example {@code 10 Mpps}. */
	public static String format(double value, Dimension dimension) {
		if (dimension == Dimension.FRACTION) {
			return number(value * 100) + " %";
		}
		double shown = Double.isFinite(value) ? Math.abs(new BigDecimal(value).round(DIGITS).doubleValue()) : value;
		Unit best = null;
		for (Unit unit : Unit.all()) {
			boolean binary = unit.symbol().endsWith("iB");
			if (unit.dimension() == dimension && !binary && (best == null || shown >= unit.factor())) {
				best = unit;
			}
		}
		if (best == null || dimension == Dimension.COUNT && shown < best.factor()) {
			return number(value);
		}
		return number(value / best.factor()) + " " + best.symbol();
	}

	private static String number(double value) {
		if (value == Math.rint(value) && Math.abs(value) < 1e15) {
			return Long.toString((long) value);
		}
		String text = String.format(Locale.ROOT, "%.4g", value);
		if (text.contains("e") || !text.contains(".")) {
			return text;
		}
		return text.replaceAll("0+$", "").replaceAll("\\.$", "");
	}
}
