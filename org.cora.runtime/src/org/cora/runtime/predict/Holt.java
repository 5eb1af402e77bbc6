// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.predict;

/**
 * Level and trend, both smoothed exponentially (C. C. Holt, 1957; International Journal of Forecasting 20, 2004). Never
 * foretells less than 0.
 */
public final class Holt implements Predictor {

	private final double levelWeight;
	private final double trendWeight;
	private double level;
	private double trend;
	private int seen;

	/** @param levelWeight and trendWeight above 0, at most 1 */
	public Holt(double levelWeight, double trendWeight) {
		if (!(levelWeight > 0 && levelWeight <= 1 && trendWeight > 0 && trendWeight <= 1)) {
			throw new IllegalArgumentException("weights have to be above 0 and at most 1");
		}
		this.levelWeight = levelWeight;
		this.trendWeight = trendWeight;
	}

	@Override
	public void observe(double value) {
		if (seen == 0) {
			level = value;
		} else {
			double before = level;
			level = levelWeight * value + (1 - levelWeight) * (level + trend);
			trend = trendWeight * (level - before) + (1 - trendWeight) * trend;
		}
		seen = Math.min(seen + 1, 2);
	}

	@Override
	public double predict(int ahead) {
		return Math.max(0, level + ahead * trend);
	}

	@Override
	public String name() {
		return "holt";
	}
}
