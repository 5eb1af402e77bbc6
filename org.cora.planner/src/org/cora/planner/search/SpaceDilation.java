// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.stream.IntStream;

/**
 * Raises the bound of a {@linkplain Relaxation relaxation} whose choices are exact: steps along subgradients in a space
 * that is dilated along the difference of two successive ones, so that ridges are followed instead of crossed (the
 * r-algorithm, N. Z. Shor, Minimization Methods for Non-Differentiable Functions, Springer 1985, §3.4). There are few
 * prices, so a step costs little beside the pass that it needs.
 */
final class SpaceDilation {

	private static final double DILATION = 2.5;
	private static final double LONGER = 1.15;
	private static final double SHORTER = 0.95;
	private static final int PATIENCE = 20;
	private static final int BEFORE_LONGER = 3;
	private static final int MOST_STEPS = 30;
	/** First step as a share of the prices there are. */
	private static final double FIRST_STEP = 0.05;
	private static final double FIRST_FROM_ZERO = 0.3;
	private static final double SMALL = 1e-14;
	/** Slope of what is added where a price is below 0: as steep as any limit can be. */
	private static final double PENALTY = 2;

	private final Relaxation relaxation;
	private final Incumbent incumbent;
	private final Runnable after;
	private final int[] rows;
	private final int[] spaces;
	private final double[][] space;
	private final double[] at;
	private double[] slope;
	private double best;
	private Relaxation.Prices prices;

	/**
	 * Begins at the relaxation's prices.
	 *
	 * @param after is run after every pass, when what each choice means at its prices is known
	 */
	SpaceDilation(Relaxation relaxation, Incumbent incumbent, Runnable after) {
		this.after = after;
		this.relaxation = relaxation;
		this.incumbent = incumbent;
		pass();
		this.best = relaxation.lagrangian();
		this.prices = relaxation.prices();
		Limits limits = relaxation.limits;
		double[] ofLimits = new double[limits.rows];
		double[] ofSpaces = new double[relaxation.spaces().count()];
		relaxation.steps.slopes(ofLimits, ofSpaces);
		this.rows = IntStream.range(0, limits.rows).filter(r -> limits.priced(r) && limits.perUnit[r] > 0).toArray();
		this.spaces = IntStream.range(0, relaxation.spaces().count())
				.filter(m -> relaxation.spaces().mayFill(relaxation.states, m)).toArray();
		int n = rows.length + spaces.length;
		this.space = new double[n][n];
		for (int i = 0; i < n; i++) {
			space[i][i] = 1;
		}
		this.at = new double[n];
		this.slope = new double[n];
		for (int i = 0; i < n; i++) {
			at[i] = i < rows.length ? prices.limits()[rows[i]] : prices.spaces()[spaces[i - rows.length]];
			slope[i] = i < rows.length ? ofLimits[rows[i]] : ofSpaces[spaces[i - rows.length]];
		}
	}

	/**
	 * Goes up; the relaxation is at the best prices then, with what they mean for each choice.
	 *
	 * @param passes at most
	 * @param enough improvement in ten passes below which it ends, as a share of what is missing to the best split
	 * @return the highest bound
	 */
	double climb(int passes, double enough) {
		int left = passes - 1;
		double length = Math.sqrt(dot(at, at));
		double step = length > 0 ? FIRST_STEP * length : FIRST_FROM_ZERO * Math.min(1, incumbent.ceiling());
		int since = 0;
		double before = best;
		while (left > 0 && !ends()) {
			double[] direction = direction();
			if (direction == null) {
				break;
			}
			double[] old = slope;
			int steps = 0;
			double along = 1;
			while (along > 0 && left > 0 && steps < MOST_STEPS && !ends()) {
				for (int i = 0; i < at.length; i++) {
					at[i] += step * direction[i];
				}
				evaluate();
				left--;
				steps++;
				since++;
				if (relaxation.lagrangian() > best) {
					best = relaxation.lagrangian();
					prices = relaxation.prices();
				}
				step *= steps % BEFORE_LONGER == 0 ? LONGER : 1;
				along = dot(slope, direction);
			}
			step *= steps == 1 ? SHORTER : 1;
			dilate(old);
			if (since >= PATIENCE) {
				if (best - before < enough * Math.max(1e-9, incumbent.ceiling() - best)) {
					break;
				}
				before = best;
				since = 0;
			}
		}
		relaxation.prices(prices);
		pass();
		return best;
	}

	private boolean ends() {
		return incumbent.stopped() || best > incumbent.ceiling() + incumbent.tolerance();
	}

	private void pass() {
		relaxation.pass();
		incumbent.spendOn(relaxation.size());
		after.run();
	}

	/** Bound and slope at a point; below 0 the price counts as 0. */
	private void evaluate() {
		double[] limits = new double[relaxation.limits.rows];
		double[] space = new double[relaxation.spaces().count()];
		for (int i = 0; i < at.length; i++) {
			if (i < rows.length) {
				limits[rows[i]] = Math.max(0, at[i]);
			} else {
				space[spaces[i - rows.length]] = Math.max(0, at[i]);
			}
		}
		relaxation.prices(new Relaxation.Prices(limits, space));
		pass();
		double[] ofLimits = new double[limits.length];
		double[] ofSpaces = new double[space.length];
		relaxation.steps.slopes(ofLimits, ofSpaces);
		slope = new double[at.length];
		for (int i = 0; i < at.length; i++) {
			slope[i] = at[i] < 0 ? PENALTY : i < rows.length ? ofLimits[rows[i]] : ofSpaces[spaces[i - rows.length]];
		}
	}

	/** Where to go from here, in prices; nothing at the top. */
	private double[] direction() {
		double[] inside = transposed(slope);
		double length = Math.sqrt(dot(inside, inside));
		if (length < SMALL) {
			return null;
		}
		double[] direction = new double[at.length];
		for (int i = 0; i < at.length; i++) {
			for (int j = 0; j < at.length; j++) {
				direction[i] += space[i][j] * inside[j] / length;
			}
		}
		return direction;
	}

	private double[] transposed(double[] vector) {
		double[] result = new double[at.length];
		for (int j = 0; j < at.length; j++) {
			for (int i = 0; i < at.length; i++) {
				result[j] += space[i][j] * vector[i];
			}
		}
		return result;
	}

	/** Makes the space narrower along the difference of the last two slopes. */
	private void dilate(double[] old) {
		double[] difference = new double[at.length];
		for (int i = 0; i < at.length; i++) {
			difference[i] = slope[i] - old[i];
		}
		double[] inside = transposed(difference);
		double length = Math.sqrt(dot(inside, inside));
		if (length < SMALL) {
			return;
		}
		for (int j = 0; j < at.length; j++) {
			inside[j] /= length;
		}
		for (int i = 0; i < at.length; i++) {
			double along = 0;
			for (int j = 0; j < at.length; j++) {
				along += space[i][j] * inside[j];
			}
			for (int j = 0; j < at.length; j++) {
				space[i][j] += (1 / DILATION - 1) * along * inside[j];
			}
		}
	}

	private static double dot(double[] one, double[] other) {
		double sum = 0;
		for (int i = 0; i < one.length; i++) {
			sum += one[i] * other[i];
		}
		return sum;
	}
}
