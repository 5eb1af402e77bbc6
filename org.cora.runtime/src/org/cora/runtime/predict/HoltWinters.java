// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.predict;

/**
 * Level, trend and an additive season (P. R. Winters, Management Science 6, 1960). A season needn't be a whole number of values long:
 * each value belongs to the place in the season that it falls on. Before two whole seasons have been seen it foretells what {@link Holt}
 * would. Never foretells less than 0.
 */
public final class HoltWinters implements Predictor {

	private final double levelWeight;
	private final double trendWeight;
	private final double seasonWeight;
	private final Holt before;
	/** Values in a season. */
	private final double length;
	/** By place in the season, the whole values that it has. */
	private final double[] season;
	/** The first two seasons. */
	private final double[] first;
	private double level;
	private double trend;
	private long seen;

	/**
	 * @param levelWeight  above 0, at most 1; likewise the other weights
	 * @param length       values in a season, at least 2
	 */
	public HoltWinters(double levelWeight, double trendWeight, double seasonWeight, double length) {
		if (!(length >= 2) || !(seasonWeight > 0 && seasonWeight <= 1)) {
			throw new IllegalArgumentException("a season has at least two values, a weight lies in 0 … 1");
		}
		this.length = length;
		this.before = new Holt(levelWeight, trendWeight);
		this.levelWeight = levelWeight;
		this.trendWeight = trendWeight;
		this.seasonWeight = seasonWeight;
		this.season = new double[(int) length];
		this.first = new double[(int) Math.ceil(2 * length)];
	}

	@Override
	public void observe(double value) {
		int at = place(seen);
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

	/** The place in the season of the value of that number. */
	private int place(long number) {
		double seasons = (number + 0.5) / length;
		return (int) ((seasons - (long) seasons) * season.length);
	}

	/**
	 * The trend is what the mean of the second season differs from that of the first; what the values differ from the line
	 * with this trend, on average over both, is the season.
	 */
	private void begin() {
		int half = first.length / 2;
		double early = mean(0, half);
		double late = mean(first.length - half, half);
		trend = (late - early) / (first.length - half);
		double middle = (early + late) / 2;
		int[] values = new int[season.length];
		for (int i = 0; i < first.length; i++) {
			season[place(i)] += first[i] - line(middle, i);
			values[place(i)]++;
		}
		for (int i = 0; i < season.length; i++) {
			season[i] /= values[i];
		}
		level = line(middle, first.length - 1);
	}

	private double mean(int from, int count) {
		double sum = 0;
		for (int i = from; i < from + count; i++) {
			sum += first[i];
		}
		return sum / count;
	}

	private double line(double middle, int at) {
		return middle + trend * (at - (first.length - 1) / 2.0);
	}

	@Override
	public double predict(int ahead) {
		return seen < first.length ? before.predict(ahead)
				: Math.max(0, level + ahead * trend + season[place(seen + ahead - 1)]);
	}

	@Override
	public String name() {
		return "holt-winters";
	}
}
