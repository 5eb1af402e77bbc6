// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.predict;

import java.util.List;
import java.util.Optional;

/** The predictors by the names an author can write. */
public final class Predictors {

	/** What an author writes for the predictor that did best so far. */
	public static final String AUTO = "auto";

	private static final double EWMA_WEIGHT = 0.5;
	private static final double HOLT_LEVEL = 0.6;
	private static final double HOLT_TREND = 0.3;
	private static final double SEASON = 0.3;
	private static final double REGRESSION_MEMORY = 0.95;

	private Predictors() {
	}

	/** All names, in the order of growing sophistication. */
	public static List<String> names() {
		return List.of("last", "ewma", "holt", "holt-winters", "regression");
	}

	/** As {@link #tested(String, int)}, for one value in each control interval. */
	public static Optional<Backtest> tested(String name) {
		return tested(name, 1);
	}

	/**
	 * All predictors, judged by back-testing; the one of that name in use, or with {@link #AUTO} the one that was best so far.
	 *
	 * @param looks values in a control interval, from 1: how fast they forget goes by intervals
	 * @return empty for a name that isn't known
	 */
	public static Optional<Backtest> tested(String name, int looks) {
		List<Predictor> all = names().stream().map(n -> named(n, looks).orElseThrow()).toList();
		int index = names().indexOf(name);
		return name.equals(AUTO) ? Optional.of(new Backtest(all)) : index < 0 ? Optional.empty()
				: Optional.of(Backtest.of(all, index));
	}

	/** A fresh predictor of that name, for one value in each control interval; empty for a name that isn't known. */
	public static Optional<Predictor> named(String name) {
		return named(name, 1);
	}

	private static Optional<Predictor> named(String name, int looks) {
		double level = weight(HOLT_LEVEL, looks);
		double trend = weight(HOLT_TREND, looks);
		return Optional.ofNullable(switch (name) {
			case "last" -> new LastValue(looks);
			case "ewma" -> new Ewma(weight(EWMA_WEIGHT, looks));
			case "holt" -> new Holt(level, trend);
			case "holt-winters" -> new Seasonal(level, trend, SEASON);
			case "regression" -> new Regression(1 - weight(1 - REGRESSION_MEMORY, looks));
			default -> null;
		});
	}

	/** Of the newest of so many values, so that all of them together count as much as one would. */
	private static double weight(double ofOne, int looks) {
		return 1 - Math.pow(1 - ofOne, 1.0 / looks);
	}
}
