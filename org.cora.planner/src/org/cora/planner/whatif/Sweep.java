// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Unit;

/**
 * A parameter and the values it takes, as people write them: {@code rate=1..40Mpps}, {@code churn=0,10,100k/s}.
 *
 * @param parameter what is varied
 * @param values    in the base unit of its dimension, growing, at least one
 */
public record Sweep(Parameter parameter, List<Double> values) {

	/** Code of what is wrong with the words, whatever the scenario. */
	public static final String MALFORMED = "bad-vary";
	/** Values of a range unless told otherwise. */
	public static final int POINTS = 14;
	/** Values at most. */
	public static final int MOST_POINTS = 1000;

	private static final Pattern VALUE = Pattern.compile("\\s*([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)\\s*(\\S*)\\s*");
	/** Ranges over more than this are divided in equal ratios instead of equal steps. */
	private static final double WIDE = 50;
	/** Of values in units that numbers of two have no exact fractions of. */
	private static final double ROUNDING = 1e-9;

	public Sweep {
		values = List.copyOf(values);
		if (values.isEmpty()) {
			throw new IllegalArgumentException("nothing to vary over");
		}
	}

	/**
	 * Reads {@code NAME=LOW..HIGH} or {@code NAME=A,B,C}. A value without a unit has the one of the next value with a unit.
	 *
	 * @param points values of a range, from 2 to {@link #MOST_POINTS}
	 * @throws CoraException in words that a person can act on
	 */
	public static Sweep parse(String text, int points, Scenario scenario) {
		int equals = text.indexOf('=');
		if (equals < 1 || text.substring(equals + 1).isBlank()) {
			throw wrong("'" + text + "' is not of the form NAME=LOW..HIGH or NAME=A,B,C");
		}
		if (points < 2 || points > MOST_POINTS) {
			throw wrong("a range takes 2 to " + MOST_POINTS + " points, not " + points);
		}
		Parameter parameter = Parameter.named(text.substring(0, equals).strip(), scenario);
		String values = text.substring(equals + 1);
		int dots = values.indexOf("..");
		List<String> words = dots < 0 ? List.of(values.split(",", -1))
				: List.of(values.substring(0, dots), values.substring(dots + 2));
		List<Double> numbers = numbers(parameter, words);
		numbers.forEach(n -> check(parameter, n));
		if (dots >= 0 && numbers.get(0) >= numbers.get(1)) {
			throw wrong("the range " + values.strip() + " is " + (numbers.get(0).equals(numbers.get(1)) ? "empty" : "reversed")
					+ ": write the smaller value first, as in " + parameter.name() + "=" + range(parameter, numbers));
		}
		return new Sweep(parameter, List.copyOf(new TreeSet<>(dots < 0 ? numbers : spread(parameter, numbers.get(0),
				numbers.get(1), points))));
	}

	private static String range(Parameter parameter, List<Double> numbers) {
		double low = Math.min(numbers.get(0), numbers.get(1));
		double high = Math.max(numbers.get(0), numbers.get(1));
		return (parameter.format(low) + ".." + parameter.format(low == high ? 2 * Math.max(high, 1) : high)).replace(" ", "");
	}

	/** From the last to the first, so that a unit holds for the values before it that have none. */
	private static List<Double> numbers(Parameter parameter, List<String> words) {
		List<Double> numbers = new ArrayList<>();
		Unit unit = null;
		for (int i = words.size() - 1; i >= 0; i--) {
			Matcher matcher = VALUE.matcher(words.get(i));
			if (!matcher.matches()) {
				throw wrong(words.get(i).isBlank() ? "a value is missing in " + parameter.name() + "=" + String.join(",", words)
						: "'" + words.get(i).strip() + "' is not " + parameter.dimension().example());
			}
			unit = matcher.group(2).isEmpty() ? unit : unit(parameter, matcher.group(2));
			numbers.add(0, value(parameter, Double.parseDouble(matcher.group(1)), unit));
		}
		return numbers;
	}

	private static Unit unit(Parameter parameter, String symbol) {
		Unit unit = Unit.of(symbol).orElseThrow(() -> wrong("there is no unit '" + symbol + "'; " + parameter.name() + " is "
				+ parameter.dimension().example()));
		if (unit.dimension() != parameter.dimension()) {
			throw wrong(parameter.name() + " is not in " + symbol + "; it is " + parameter.dimension().example());
		}
		return unit;
	}

	private static double value(Parameter parameter, double number, Unit unit) {
		if (unit == null && parameter.dimension() != Dimension.COUNT && number != 0) {
			throw wrong(parameter.name() + " needs a unit; it is " + parameter.dimension().example());
		}
		double value = unit == null ? number : unit.toBase(number);
		double whole = Math.rint(value);
		if (parameter.whole() && Math.abs(value - whole) > ROUNDING * Math.max(1, whole)) {
			throw wrong(parameter.name() + " is a whole number" + (parameter.dimension() == Dimension.COUNT ? "" : " of " + parameter.dimension()
					.baseUnit()) + ", not " + value);
		}
		return parameter.whole() ? whole : value;
	}

	private static void check(Parameter parameter, double value) {
		if (!(value >= parameter.least() && value <= parameter.most())) {
			throw wrong(parameter.name() + " can be from " + parameter.format(parameter.least()) + " to "
					+ parameter.format(parameter.most()) + ", not " + parameter.format(value));
		}
	}

	/** Values in equal steps, or in equal ratios where the range is wide, rounded to four digits but for the ends. */
	private static List<Double> spread(Parameter parameter, double low, double high, int points) {
		boolean ratios = low > 0 && high / low > WIDE;
		List<Double> values = new ArrayList<>();
		for (int i = 0; i < points; i++) {
			double at = (double) i / (points - 1);
			double value = ratios ? low * Math.pow(high / low, at) : low + (high - low) * at;
			values.add(i == 0 ? low : i == points - 1 ? high : round(parameter, value));
		}
		return values;
	}

	/** A value near it that is short to write and makes sense. */
	static double round(Parameter parameter, double value) {
		double shorter = Double.parseDouble(String.format(Locale.ROOT, "%.4g", value));
		return parameter.whole() ? Math.rint(shorter) : shorter;
	}

	private static CoraException wrong(String message) {
		return new CoraException(MALFORMED, message);
	}
}
