// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.predict;

import java.util.ArrayList;
import java.util.List;

/**
 * Tries several predictors on the run so far: at each interval each of them foretells what is to come, and is judged when it
 * has come (rolling origin, L. Tashman, International Journal of Forecasting 16, 2000). It foretells what the one would that
 * was off least lately, the simpler one of equals, as far as it was better than the simplest of all; or what the one does that the
 * author chose, the others being judged all the same.
 */
public final class Backtest implements Predictor {

	/** How far ahead predictors are judged at most, in values. */
	public static final int MOST_AHEAD = 32;
	/** What an error still counts after one value: half of it after some seventeen. */
	private static final double MEMORY = 0.96;
	/** Another one is chosen only if it was better by so much: noise doesn't turn the choice. */
	private static final double CLEARLY = 0.95;

	private final List<Track> tracks = new ArrayList<>();
	private final boolean chooses;
	private int chosen;
	private int horizon = 1;
	private int seen;
	private double recentValues;
	private double values;

	/** One predictor, what it foretold lately, and how far off it was. */
	private static final class Track {
		final Predictor predictor;
		/** Foretold at the value {@code i % MOST_AHEAD}, the next value first. */
		final double[][] foretold = new double[MOST_AHEAD][MOST_AHEAD];
		final double[] recent = new double[MOST_AHEAD + 1];
		final double[] whole = new double[MOST_AHEAD + 1];
		long intervals;

		Track(Predictor predictor) {
			this.predictor = predictor;
		}

		void observe(double value, int seen) {
			for (int ahead = 1; ahead <= MOST_AHEAD; ahead++) {
				double error = seen < ahead ? 0 : Math.abs(foretold[(seen - ahead) % MOST_AHEAD][ahead - 1] - value);
				recent[ahead] = MEMORY * recent[ahead] + error;
				whole[ahead] += error;
			}
			predictor.observe(value);
			predictor.predict(foretold[seen % MOST_AHEAD]);
		}
	}

	/** Judges these and chooses among them; at least one, simple ones first. */
	public Backtest(List<Predictor> candidates) {
		this(candidates, 0, true);
	}

	private Backtest(List<Predictor> candidates, int chosen, boolean chooses) {
		if (candidates.isEmpty()) {
			throw new IllegalArgumentException("nothing to choose from");
		}
		candidates.forEach(c -> tracks.add(new Track(c)));
		this.chosen = chosen;
		this.chooses = chooses;
	}

	/** Judges all of these, but foretells what the one of that index does. */
	public static Backtest of(List<Predictor> candidates, int fixed) {
		return new Backtest(candidates, fixed, false);
	}

	@Override
	public void observe(double value) {
		tracks.get(chosen).intervals++;
		for (Track track : tracks) {
			track.observe(value, seen);
		}
		seen++;
		values += Math.abs(value);
		recentValues = MEMORY * recentValues + Math.abs(value);
		if (chooses) {
			choose();
		}
	}

	private void choose() {
		for (int i = 0; i < tracks.size(); i++) {
			if (tracks.get(i).recent[horizon] < CLEARLY * tracks.get(chosen).recent[horizon]) {
				chosen = i;
			}
		}
	}

	/** Judges from now on by what was foretold for so many values ahead, 1 … {@link #MOST_AHEAD}. */
	public void horizon(int ahead) {
		horizon = Math.max(1, Math.min(MOST_AHEAD, ahead));
	}

	/** How many values ahead predictors are judged. */
	public int horizon() {
		return horizon;
	}

	@Override
	public double predict(int ahead) {
		double simple = foretold(tracks.get(0), ahead);
		return chosen == 0 || !chooses ? foretold(tracks.get(chosen), ahead) : simple + trust() * (foretold(tracks.get(chosen), ahead) - simple);
	}

	private double foretold(Track track, int ahead) {
		return seen == 0 || ahead > MOST_AHEAD ? track.predictor.predict(ahead) : track.foretold[(seen - 1) % MOST_AHEAD][ahead - 1];
	}

	/** How far the chosen one is believed: not at all if it was off as much as the simplest of all, wholly if it was never off. */
	private double trust() {
		double ratio = tracks.get(chosen).recent[horizon] / Math.max(Double.MIN_NORMAL, tracks.get(0).recent[horizon]);
		return Math.max(0, 1 - ratio);
	}

	/** Mean error of late of the chosen one at the horizon, as a share of the values: how much to mistrust it. */
	public double recentError() {
		return recentValues > 0 ? tracks.get(chosen).recent[horizon] / recentValues : 0;
	}

	/** How well each did over the whole run. */
	public List<PredictorAccuracy> accuracy() {
		List<PredictorAccuracy> all = new ArrayList<>();
		for (Track track : tracks) {
			double of = values > 0 ? values : 1;
			all.add(new PredictorAccuracy(track.predictor.name(), track.whole[1] / of, track.whole[horizon] / of, track.intervals));
		}
		return all;
	}

	/** The name of the one in use. */
	@Override
	public String name() {
		return tracks.get(chosen).predictor.name();
	}
}
