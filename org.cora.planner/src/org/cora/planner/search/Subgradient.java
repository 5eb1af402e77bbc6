// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

/** Moves the prices of a {@linkplain Relaxation relaxation} by what its choice overdraws, B. Polyak's step (1969). */
final class Subgradient {

	private static final double LEAST_STEP = 0.02;
	private static final double MOST_STEP = 2;
	/** Prices change by that much at once at most: limits that are hardly overdrawn would let them explode. */
	private static final double MOST_CHANGE = 1e3;

	private final Relaxation relaxation;
	private double step = 1;

	Subgradient(Relaxation relaxation) {
		this.relaxation = relaxation;
	}

	/** Later steps are as long as the first again. */
	void reset() {
		step = 1;
	}

	/** Makes later steps longer or shorter. */
	void scale(double factor) {
		step = Math.min(MOST_STEP, Math.max(LEAST_STEP, step * factor));
	}

	/**
	 * Moves the prices of limits towards what the cheapest choices overdraw.
	 *
	 * @param target a cost that the bound can't get above, or infinite
	 */
	void adjust(double target) {
		Limits limits = relaxation.limits;
		Relaxation.Prices prices = relaxation.prices();
		double[] gradient = new double[limits.rows];
		double[] space = new double[relaxation.spaces().count()];
		slopes(gradient, space);
		for (int row = 0; row < limits.rows; row++) {
			gradient[row] = prices.limits()[row] == 0 ? Math.max(0, gradient[row]) : gradient[row];
		}
		for (int m = 0; m < space.length; m++) {
			space[m] = prices.spaces()[m] == 0 ? Math.max(0, space[m]) : space[m];
		}
		double length = 0;
		for (double g : gradient) {
			length += g * g;
		}
		for (double g : space) {
			length += g * g;
		}
		if (length < 1e-18) {
			return;
		}
		double bound = relaxation.lagrangian();
		double far = Double.isFinite(target) ? Math.max(target - bound, 1e-4 * Math.abs(target) + 1e-9)
				: 0.1 * Math.abs(bound) + 0.01;
		double by = Math.min(step * far / length, MOST_CHANGE / Math.sqrt(length));
		for (int row = 0; row < limits.rows; row++) {
			prices.limits()[row] = limits.priced(row) ? Math.max(0, prices.limits()[row] + by * gradient[row]) : 0;
		}
		for (int m = 0; m < space.length; m++) {
			prices.spaces()[m] = Math.max(0, prices.spaces()[m] + by * space[m]);
		}
		relaxation.prices(prices);
	}

	/** By how much the bound grows with each price, as far as the choice tells. */
	void slopes(double[] gradient, double[] space) {
		Limits limits = relaxation.limits;
		Relaxation.Prices prices = relaxation.prices();
		double[] uses = new double[limits.rows];
		relaxation.uses(relaxation.choice(), uses, space);
		double norm = limits.norm(uses);
		double dual = limits.dualNorm(prices.limits());
		for (int row = 0; row < limits.rows; row++) {
			double part = limits.maximise ? 0 : limits.radius * slope(row, prices.limits()[row], dual, uses[row], norm);
			gradient[row] = uses[row] - part;
		}
		for (int m = 0; m < space.length; m++) {
			space[m] -= 1;
		}
	}

	/** Derivative of the dual norm; where it has none, the direction in which the uses leave the ball. */
	private double slope(int row, double weight, double dual, double use, double norm) {
		Limits limits = relaxation.limits;
		if (row == Limits.CORES_ALLOWED) {
			return 1;
		}
		if (dual == 0) {
			return norm <= limits.radius ? use : use / norm;
		}
		return Double.isInfinite(limits.conjugate) ? weight == dual ? 1 : 0 : Math.pow(weight / dual, limits.conjugate - 1);
	}
}
