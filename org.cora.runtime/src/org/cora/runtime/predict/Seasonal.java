// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.predict;

/**
 * {@link HoltWinters} with the season that the values so far show: the lag at which their changes are most alike, by
 * autocorrelation. While they show none it foretells what {@link Holt} would.
 */
public final class Seasonal implements Predictor {

	private static final int MEMORY = 128;
	private static final int SHORTEST = 3;
	private static final int LONGEST = 40;
	/** It looks for another season each so many values. */
	private static final int LOOKS_EACH = 4;
	/** Changes have to be at least so much alike, 1 being the same. */
	private static final double ALIKE = 0.5;
	/** Another season is taken only if changes are so much more alike at its lag. */
	private static final double CLEARLY = 1.1;

	private final double levelWeight;
	private final double trendWeight;
	private final double seasonWeight;
	private final Holt plain;
	private final double[] values = new double[MEMORY];
	private HoltWinters seasonal;
	private int season;
	private final double[] changes = new double[MEMORY - 1];
	private int count;
	private int seen;

	/** @param levelWeight above 0, at most 1; likewise the other weights */
	public Seasonal(double levelWeight, double trendWeight, double seasonWeight) {
		this.levelWeight = levelWeight;
		this.trendWeight = trendWeight;
		this.seasonWeight = seasonWeight;
		plain = new Holt(levelWeight, trendWeight);
	}

	@Override
	public void observe(double value) {
		if (count == MEMORY) {
			System.arraycopy(values, 1, values, 0, MEMORY - 1);
			count--;
		}
		values[count++] = value;
		plain.observe(value);
		if (seasonal != null) {
			seasonal.observe(value);
		}
		if (++seen % LOOKS_EACH == 0) {
			look();
		}
	}

	private void look() {
		double mean = (values[count - 1] - values[0]) / Math.max(1, count - 1);
		for (int i = 0; i < count - 1; i++) {
			changes[i] = values[i + 1] - values[i] - mean;
		}
		double[] alike = new double[LONGEST + 2];
		int most = Math.min(LONGEST, (count - 1) / 2 - 1);
		for (int lag = SHORTEST - 1; lag <= most + 1; lag++) {
			alike[lag] = alike(lag);
		}
		int best = 0;
		for (int lag = SHORTEST; lag <= most; lag++) {
			boolean peak = alike[lag] > alike[lag - 1] && alike[lag] > alike[lag + 1];
			if (peak && alike[lag] > ALIKE && alike[lag] > CLEARLY * alike[best]) {
				best = lag;
			}
		}
		if (best != season && (best == 0 || alike[best] > CLEARLY * alike[season])) {
			take(best);
		}
	}

	/** Autocorrelation of the values' changes. */
	private double alike(int lag) {
		double product = 0;
		double early = 0;
		double late = 0;
		for (int i = lag; i < count - 1; i++) {
			product += changes[i] * changes[i - lag];
			early += changes[i - lag] * changes[i - lag];
			late += changes[i] * changes[i];
		}
		double square = early * late;
		return square > 0 ? product / Math.sqrt(square) : 0;
	}

	/** Begins with another season: the newest whole ones are learned from again. */
	private void take(int newSeason) {
		season = newSeason;
		seasonal = season == 0 ? null : new HoltWinters(levelWeight, trendWeight, seasonWeight, season);
		for (int i = 0; i < count && seasonal != null; i++) {
			seasonal.observe(values[i]);
		}
	}

	/** Intervals after which values begin anew; 0 while none was found. */
	public int season() {
		return season;
	}

	@Override
	public double predict(int ahead) {
		return seasonal == null ? plain.predict(ahead) : seasonal.predict(ahead);
	}

	@Override
	public String name() {
		return "holt-winters";
	}
}
