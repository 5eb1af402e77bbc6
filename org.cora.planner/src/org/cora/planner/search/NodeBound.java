// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

/** Raises the bound of a node, as long as that is worth it, and closes choices that it rules out. */
final class NodeBound {

	private static final double WORTH = 0.02;
	private static final int ROUNDS = 2;
	private static final int PASSES = 8;
	private static final int ROOT_CLIMB = 300;

	private final Subproblem in;
	private final Relaxation relaxation;
	private final Incumbent incumbent;

	NodeBound(Subproblem in) {
		this.in = in;
		this.relaxation = in.relaxation;
		this.incumbent = in.incumbent;
	}

	/** The node's bound then; infinite if there is nothing in it. */
	double lower(Node node) {
		return in.dilates() ? climb(node) : descend(node);
	}

	/** By subgradients, then where there is the time by trying prices. */
	private double descend(Node node) {
		double reached = node.bound();
		double highest = Double.NEGATIVE_INFINITY;
		Relaxation.Prices best = node.prices();
		for (int round = 0; round < ROUNDS && !incumbent.stopped(); round++) {
			double before = reached;
			for (int pass = 0; pass < PASSES; pass++) {
				in.pass();
				if (relaxation.bound() > highest) {
					highest = relaxation.bound();
					best = relaxation.prices();
				}
				reached = Math.max(reached, highest);
				if (in.hopelessOrTied(reached) || !in.fix()) {
					return Double.POSITIVE_INFINITY;
				}
				relaxation.steps.adjust(incumbent.ceiling());
			}
			if (in.steep()) {
				relaxation.prices(best);
				highest = new PriceAscent(relaxation, incumbent, highest, Long.MAX_VALUE / 2).climbSteeply();
				best = relaxation.prices();
			}
			reached = Math.max(reached, highest);
			if (reached - before < WORTH * (incumbent.ceiling() - reached)) {
				break;
			}
		}
		if (in.hopeless(reached)) {
			return Double.POSITIVE_INFINITY;
		}
		if (!in.steep()) {
			in.round();
			return reached;
		}
		in.pass();
		in.round();
		return in.fix() ? reached : Double.POSITIVE_INFINITY;
	}

	/** The same where choices are exact: one pass tells what a price is worth. */
	private double climb(Node node) {
		double reached = node.bound();
		in.pass();
		for (int round = 0; round < ROUNDS && !incumbent.stopped(); round++) {
			double highest = relaxation.bound();
			if (node.depth() == 0) {
				highest = in.dilate(ROOT_CLIMB);
			}
			highest = new PriceAscent(relaxation, incumbent, highest, Long.MAX_VALUE / 2).climbSteeply();
			in.pass();
			reached = Math.max(reached, highest);
			int before = in.domains.mark();
			if (in.hopelessOrTied(reached) || !in.fix()) {
				return Double.POSITIVE_INFINITY;
			}
			in.round();
			if (in.domains.mark() == before) {
				break;
			}
			in.pass();
		}
		return reached;
	}
}
