// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

/**
 * Raises a {@linkplain Relaxation relaxation}'s bound by trying prices: one limit's price after the other, and all
 * together, dearer and cheaper, by less and less (pattern search, R. Hooke and T. A. Jeeves, J. ACM 8(2), 1961). There
 * are few limits that bind, and the bound is concave in their prices but has no derivative where lanes are undecided,
 * which is where subgradients go to and fro.
 */
final class PriceAscent {

	private static final double FIRST = 1;
	private static final double LAST = 0.04;
	private static final double LAST_STEEP = 0.2;
	private static final double MATTERS = 0.05;
	private static final double START = 0.02;
	private static final int PASSES = 8;
	private static final double WORTH = 1e-3;

	private final Relaxation relaxation;
	private final Incumbent incumbent;
	private final long until;
	private double best;
	private Relaxation.Prices prices;

	/**
	 * @param best  bound at the relaxation's prices
	 * @param nodes that it may take at most
	 */
	PriceAscent(Relaxation relaxation, Incumbent incumbent, double best, long nodes) {
		this.relaxation = relaxation;
		this.incumbent = incumbent;
		this.best = best;
		this.prices = relaxation.prices();
		this.until = incumbent.nodes() + nodes;
	}

	/** Goes up along the prices that matter, without small steps: what a node is worth after something was decided. */
	double climbSteeply() {
		double highest = 0;
		for (double price : prices.limits()) {
			highest = Math.max(highest, price);
		}
		for (double price : prices.spaces()) {
			highest = Math.max(highest, price);
		}
		double by = FIRST;
		while (by >= LAST_STEEP && goesOn()) {
			double before = best;
			relaxation.prices(prices);
			relaxation.steps.adjust(incumbent.ceiling());
			tryThese(relaxation.prices());
			for (int which = -1; which < prices.limits().length + prices.spaces().length && goesOn(); which++) {
				double price = which < 0 ? highest : which < prices.limits().length ? prices.limits()[which]
						: prices.spaces()[which - prices.limits().length];
				if (price >= MATTERS * highest && price > 0 && !tryOne(which, 1 + by, 0)) {
					tryOne(which, 1 / (1 + by), 0);
				}
			}
			by = best - before < WORTH * Math.abs(best) + 1e-9 ? by / 2 : by;
		}
		relaxation.prices(prices);
		return best;
	}

	/** Goes up; the relaxation has the best prices then. Returns the bound at them. */
	double climb() {
		double by = FIRST;
		while (by >= LAST && goesOn()) {
			double before = best;
			for (int which = -1; which < prices.limits().length + prices.spaces().length && goesOn(); which++) {
				if (!tryOne(which, 1 + by, by)) {
					tryOne(which, 1 / (1 + by), -by);
				}
			}
			by = best - before < WORTH * Math.abs(best) + 1e-9 ? by / 2 : by;
		}
		relaxation.prices(prices);
		return best;
	}

	private boolean goesOn() {
		return !incumbent.stopped() && incumbent.nodes() < until
				&& best <= incumbent.ceiling() + incumbent.tolerance();
	}

	/** Tries one price, or all of them if it is none's, at a multiple. */
	private boolean tryOne(int which, double factor, double by) {
		double[] limits = prices.limits().clone();
		double[] spaces = prices.spaces().clone();
		double unit = START * by * (Double.isFinite(incumbent.ceiling()) ? incumbent.ceiling() : Math.abs(best));
		if (which < 0) {
			scale(limits, factor);
			scale(spaces, factor);
		} else if (which < limits.length) {
			if (which == Limits.CORES_ALLOWED || which == Limits.CONSTANT || relaxation.limits.perUnit[which] == 0) {
				return false;
			}
			limits[which] = Math.max(0, limits[which] * factor + unit);
		} else {
			spaces[which - limits.length] = Math.max(0, spaces[which - limits.length] * factor + unit);
		}
		return tryThese(new Relaxation.Prices(limits, spaces));
	}

	private boolean tryThese(Relaxation.Prices others) {
		relaxation.prices(others);
		double reached = Double.NEGATIVE_INFINITY;
		for (int pass = 0; pass < (relaxation.exact() ? 1 : PASSES) && goesOn(); pass++) {
			relaxation.pass();
			incumbent.spendOn(relaxation.size());
			double more = relaxation.bound() - reached;
			reached = Math.max(reached, relaxation.bound());
			if (reached > best || pass > 1 && reached + 2 * (PASSES - pass) * more < best) {
				break;
			}
		}
		if (reached <= best) {
			return false;
		}
		best = reached;
		prices = others;
		return true;
	}

	private static void scale(double[] values, double by) {
		for (int i = 0; i < values.length; i++) {
			values[i] *= by;
		}
	}
}
