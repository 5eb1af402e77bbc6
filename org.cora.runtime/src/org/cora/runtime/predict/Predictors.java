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

	/**
	 * All predictors, judged by back-testing; the one of that name in use, or with {@link #AUTO} the one that was best so far.
	 *
	 * @return empty for a name that isn't known
	 */
	public static Optional<Backtest> tested(String name) {
		List<Predictor> all = names().stream().map(n -> named(n).orElseThrow()).toList();
		int index = names().indexOf(name);
		return name.equals(AUTO) ? Optional.of(new Backtest(all)) : index < 0 ? Optional.empty()
				: Optional.of(Backtest.of(all, index));
	}

	/** A fresh predictor of that name; empty for a name that isn't known. */
	public static Optional<Predictor> named(String name) {
		return Optional.ofNullable(switch (name) {
			case "last" -> new LastValue();
			case "ewma" -> new Ewma(EWMA_WEIGHT);
			case "holt" -> new Holt(HOLT_LEVEL, HOLT_TREND);
			case "holt-winters" -> new Seasonal(HOLT_LEVEL, HOLT_TREND, SEASON);
			case "regression" -> new Regression(REGRESSION_MEMORY);
			default -> null;
		});
	}
}
