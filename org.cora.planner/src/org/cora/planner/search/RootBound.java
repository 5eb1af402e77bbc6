// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

/** The bound of a whole regime, raised in steps: a little for all of them first, more for those that are searched. */
final class RootBound {

	private static final double WORTH = 0.02;
	private static final double SLOWER = 0.7;
	private static final double FASTER = 1.15;
	private static final int LIFT_CLIMB = 60;
	private static final int ROOT_CLIMB = 300;
	private static final int ROOT_PART = 20;

	private final Subproblem of;
	private final Relaxation relaxation;
	private double bound = Double.NEGATIVE_INFINITY;
	private boolean warm;

	RootBound(Subproblem of) {
		this.of = of;
		this.relaxation = of.relaxation;
		if (relaxation.impossible() || !of.domains.keepTies()) {
			bound = Double.POSITIVE_INFINITY;
		}
	}

	Subproblem of() {
		return of;
	}

	/** No split of the regime costs less. */
	double value() {
		return bound;
	}

	/** Begins with prices that were good for a like regime. */
	void startAt(Relaxation.Prices prices) {
		if (of.dilates() && prices != null) {
			relaxation.prices(prices);
			warm = true;
		}
	}

	/** Lifts the bound by that many passes at most, or by as many as dilation needs. */
	void lift(int passes) {
		if (of.dilates()) {
			dilate();
		} else {
			descend(passes);
		}
	}

	private void dilate() {
		of.pass();
		bound = Math.max(bound, relaxation.bound());
		if (!of.hopeless(bound)) {
			bound = Math.max(bound, of.dilate(warm ? LIFT_CLIMB : ROOT_CLIMB));
			of.domains.undo(0);
		}
		of.round();
	}

	private void descend(int passes) {
		Relaxation.Prices best = relaxation.prices();
		int stale = 0;
		for (int pass = 0; pass < passes && !of.hopeless(bound) && !of.incumbent.stopped(); pass++) {
			of.pass();
			if (relaxation.bound() > bound) {
				bound = relaxation.bound();
				best = relaxation.prices();
				stale = 0;
				relaxation.steps.scale(FASTER);
			} else if (++stale % 4 == 0) {
				relaxation.steps.scale(SLOWER);
			}
			if (pass % 5 == 2) {
				of.round();
			}
			relaxation.steps.adjust(of.incumbent.ceiling());
		}
		relaxation.prices(best);
	}

	/** Takes a bound that was found otherwise. */
	void raise(double other) {
		bound = Math.max(bound, other);
	}

	/** Looks for the best prices. */
	void raise() {
		of.pass();
		raise(of.dilate(ROOT_CLIMB));
		of.domains.undo(0);
		raise(new PriceAscent(relaxation, of.incumbent, relaxation.lagrangian(), Long.MAX_VALUE / 2).climbSteeply());
		of.pass();
	}

	/** Tries prices one by one, after local search for something to compare with. */
	void climb() {
		of.improve();
		long nodes = of.incumbent.budget() / ROOT_PART;
		bound = Math.max(bound, new PriceAscent(relaxation, of.incumbent, bound, nodes).climb());
	}
}
