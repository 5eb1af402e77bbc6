// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.predict;

/**
 * Level, trend and an additive season (P. R. Winters, Management Science 6, 1960). Before two whole seasons have been seen
 * it foretells what {@link Holt} would. Never foretells less than 0.
 */
public final class HoltWinters implements Predictor {

	private final double levelWeight;
	private final double trendWeight;
	private final double seasonWeight;
	private final Holt before;
	private final double[] season;
	/** The first two seasons. */
	private final double[] first;
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
		this.first = new double[2 * intervals];
	}

	@Override
	public void observe(double value) {
		int at = (int) (seen % season.length);
		if (seen < first.length) {
			before.observe(value);
			first[(int) seen] = value;
			if (seen == first.length - 1) {
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

	/**
	 * The trend is what the mean of the second season differs from that of the first; what the values differ from the line
	 * with this trend, on average over both, is the season.
	 */
	private void begin() {
		int intervals = season.length;
		double early = mean(0);
		double late = mean(intervals);
		trend = (late - early) / intervals;
		double middle = (early + late) / 2;
		for (int i = 0; i < first.length; i++) {
			season[i % intervals] += (first[i] - line(middle, i)) / 2;
		}
		level = line(middle, first.length - 1);
	}

	private double mean(int from) {
		double sum = 0;
		for (int i = from; i < from + season.length; i++) {
			sum += first[i];
		}
		return sum / season.length;
	}

	private double line(double middle, int at) {
		return middle + trend * (at - (first.length - 1) / 2.0);
	}

	@Override
	public double predict(int ahead) {
		return seen < first.length ? before.predict(ahead)
				: Math.max(0, level + ahead * trend + season[(int) ((seen + ahead - 1) % season.length)]);
	}

	@Override
	public String name() {
		return "holt-winters";
	}
}
