// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.predict;

/**
 * Level, trend and an additive season (P. R. Winters, Management Science 6, 1960). Before a whole season has been seen it
 * foretells what {@link Holt} would. Never foretells less than 0.
 */
public final class HoltWinters implements Predictor {

	private final double levelWeight;
	private final double trendWeight;
	private final double seasonWeight;
	private final Holt before;
	private final double[] season;
	private double level;
	private double trend;
	private long seen;

	/**
	 * @param levelWeight  above 0, at most 1; likewise the other weights
	 * @param intervals    control intervals in a season, at least 2
	 */
	public HoltWinters(double levelWeight, double trendWeight, double seasonWeight, int intervals) {
		if (intervals < 2 || !(seasonWeight > 0 && seasonWeight <= 1)) {
			throw new IllegalArgumentException("a season has at least two intervals, a weight lies in 0 … 1");
		}
		this.before = new Holt(levelWeight, trendWeight);
		this.levelWeight = levelWeight;
		this.trendWeight = trendWeight;
		this.seasonWeight = seasonWeight;
		this.season = new double[intervals];
	}

	@Override
	public void observe(double value) {
		int at = (int) (seen % season.length);
		if (seen < season.length) {
			before.observe(value);
			season[at] = value;
			if (seen == season.length - 1) {
				begin();
			}
		} else {
			double last = level;
			level = levelWeight * (value - season[at]) + (1 - levelWeight) * (level + trend);
			trend = trendWeight * (level - last) + (1 - trendWeight) * trend;
			season[at] = seasonWeight * (value - level) + (1 - seasonWeight) * season[at];
		}
		seen++;
	}

	/** After the first season its mean is the level, and what the values differ from it is the season. */
	private void begin() {
		double sum = 0;
		for (double value : season) {
			sum += value;
		}
		level = sum / season.length;
		for (int i = 0; i < season.length; i++) {
			season[i] -= level;
		}
	}

	@Override
	public double predict() {
		return seen < season.length ? before.predict() : Math.max(0, level + trend + season[(int) (seen % season.length)]);
	}

	@Override
	public String name() {
		return "holt-winters";
	}
}
