// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.predict;

/**
 * {@link HoltWinters} with the season that the values so far show: the lag at which their changes are most alike, by
 * autocorrelation that forgets. It needn't be a whole number: that it comes again after several seasons tells its length more
 * closely. While values show no season it foretells what {@link Holt} would.
 */
public final class Seasonal implements Predictor {

	/** Values that a new season is learned from. */
	private static final int MEMORY = 512;
	private static final int SHORTEST = 3;
	private static final int LONGEST = 160;
	/** It looks for another season each so many values. */
	private static final int LOOKS_EACH = 4;
	/** What a change still counts after one value: half of it after some two hundred. */
	private static final double FADES = 0.9965;
	/** Changes have to be at least so much alike, 1 being the same. */
	private static final double ALIKE = 0.5;
	/** A longer season than the shortest one is taken only if changes are so much more alike at its lag. */
	private static final double CLEARLY = 1.1;
	/** From where it is alike after some seasons one can tell where it should be after so many times as many. */
	private static final int FURTHER = 5;
	/** Weights of level and trend where a season is known, which tells most of what changes. */
	private static final double LEVEL = 0.1;
	private static final double TREND = 0.01;
	/** Another length of the season is taken if it differs by more than this. */
	private static final double SAME = 0.05;

	private final double levelWeight;
	private final double trendWeight;
	private final double seasonWeight;
	private final Holt plain;
	private final double[] values = new double[MEMORY];
	private int count;
	private int seen;
	/** By lag: products of changes, squares of the earlier and the later ones. */
	private final double[] products = new double[LONGEST + 2];
	private final double[] early = new double[LONGEST + 2];
	private final double[] late = new double[LONGEST + 2];
	private final double[] alike = new double[LONGEST + 2];
	private HoltWinters seasonal;
	private double season;

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
		correlate();
		if (++seen % LOOKS_EACH == 0) {
			look();
		}
	}

	/** Takes the newest change with those before it. */
	private void correlate() {
		int lags = Math.min(LONGEST + 1, count - 2);
		double newest = count < 2 ? 0 : values[count - 1] - values[count - 2];
		for (int lag = SHORTEST - 1; lag <= lags; lag++) {
			double before = values[count - 1 - lag] - values[count - 2 - lag];
			products[lag] = FADES * products[lag] + newest * before;
			early[lag] = FADES * early[lag] + before * before;
			late[lag] = FADES * late[lag] + newest * newest;
		}
	}

	private void look() {
		int most = Math.min(LONGEST, (count - 1) / 2 - 1);
		for (int lag = SHORTEST - 1; lag <= most + 1; lag++) {
			alike[lag] = products[lag] > 0 ? products[lag] / Math.sqrt(early[lag] * late[lag]) : 0;
		}
		int best = 0;
		for (int lag = SHORTEST; lag <= most; lag++) {
			if (isPeak(lag) && alike[lag] > ALIKE && (best == 0 || alike[lag] > CLEARLY * alike[best])) {
				best = lag;
			}
		}
		double length = best == 0 ? 0 : length(best, most);
		if (Math.abs(length - season) > SAME) {
			take(length);
		}
	}

	private boolean isPeak(int lag) {
		return alike[lag] > alike[lag - 1] && alike[lag] >= alike[lag + 1];
	}

	/** The length of a season of about so many values: where it is alike after two of them, three, and so on, tells it ever more closely. */
	private double length(int about, int most) {
		double length = top(about);
		int known = 1;
		for (int times = 2; times * length + 2 <= most && times <= FURTHER * known; times++) {
			int at = (int) Math.round(times * length);
			at += alike[at - 1] > alike[at] ? -1 : alike[at + 1] > alike[at] ? 1 : 0;
			if (isPeak(at) && alike[at] > ALIKE) {
				length = top(at) / times;
				known = times;
			}
		}
		return length;
	}

	/** Where the parabola through a peak and its neighbours is highest. */
	private double top(int lag) {
		double bend = alike[lag - 1] - 2 * alike[lag] + alike[lag + 1];
		return bend < 0 ? lag + (alike[lag - 1] - alike[lag + 1]) / 2 / bend : lag;
	}

	/** Begins with another season: the two newest ones are learned from. What was before them may have had none. */
	private void take(double newSeason) {
		season = newSeason;
		seasonal = season == 0 ? null : new HoltWinters(LEVEL, TREND, seasonWeight, season);
		for (int i = Math.max(0, count - (int) Math.ceil(2 * season)); i < count && seasonal != null; i++) {
			seasonal.observe(values[i]);
		}
	}

	/** Values after which they begin anew; 0 while nothing was found. */
	public double season() {
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
