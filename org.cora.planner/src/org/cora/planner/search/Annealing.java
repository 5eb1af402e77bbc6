// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.List;
import java.util.Random;

/**
 * Simulated annealing in one regime (S. Kirkpatrick, C. D. Gelatt and M. P. Vecchi, Science 220, 1983): moves a state, or all
 * states of a set to one side, and may overdraw limits on the way. What is overdrawn costs what it is worth at the bound's
 * prices at first, so that large things that fill a limit change places, and more and more. That finds splits that fill several limits at
 * once, for which more has to change together than {@link Neighbours} tries.
 */
final class Annealing {

	/** What overdrawing costs at the end, as a multiple of what a limit is worth. */
	private static final double DEAREST = 1.5;
	/** What all of a space costs at the end beside its price, as a share of the best split's cost. */
	private static final double SPACE = 0.05;
	/** First and last temperature, as shares of what the best split is above the bound. */
	private static final double HOT = 0.5;
	private static final double COLD = 0.003;
	/** Share of moves that are of a set. */
	private static final double OF_SETS = 0.5;
	private static final int STEPS = 64;

	private final Relaxation relaxation;
	private final Moves moves;
	private final Assignment at;
	private final List<int[]> sets;
	private final Incumbent incumbent;
	private final Random random;
	private final Relaxation.Prices prices;
	private final double[] spaces;
	private double limit;
	private int[] best;
	private double least = Double.POSITIVE_INFINITY;

	/**
	 * Overdrawing costs what the relaxation's prices say.
	 *
	 * @param at   where it begins; is changed
	 * @param sets of states that are moved together
	 */
	Annealing(Relaxation relaxation, Moves moves, Assignment at, List<int[]> sets, Incumbent incumbent, Random random) {
		this.relaxation = relaxation;
		this.moves = moves;
		this.at = at;
		this.sets = sets;
		this.incumbent = incumbent;
		this.random = random;
		this.prices = relaxation.prices();
		this.spaces = new double[prices.spaces().length];
	}

	/**
	 * The cheapest choice on the way that holds the limits; where it ended if none did.
	 *
	 * @param gap   what the best split is above the bound
	 * @param nodes that it takes
	 */
	int[] run(double gap, long nodes) {
		long first = incumbent.nodes();
		for (double done = 0; done < 1 && !incumbent.stopped(); done = (double) (incumbent.nodes() - first) / nodes) {
			price(done);
			double temperature = gap * HOT * Math.pow(COLD / HOT, done);
			double now = at.priced(limit, spaces);
			for (int i = 0; i < STEPS; i++) {
				now = step(now, temperature);
			}
			incumbent.spendOn(STEPS);
		}
		return best == null ? at.chosen.clone() : best;
	}

	private void price(double done) {
		double times = 1 + (DEAREST - 1) * done;
		limit = times * relaxation.limits.dualNorm(prices.limits());
		for (int m = 0; m < spaces.length; m++) {
			spaces[m] = times * prices.spaces()[m] + done * SPACE * incumbent.ceiling();
		}
	}

	/** Makes a change, and takes it back if it is dearer than chance allows at that temperature. Returns what all costs then. */
	private double step(double now, double temperature) {
		Moves.Move back = at.make(change());
		double next = at.priced(limit, spaces);
		if (next > now && random.nextDouble() >= Math.exp((now - next) / temperature)) {
			at.make(back);
			return now;
		}
		if (next < least && at.holds()) {
			least = next;
			best = at.chosen.clone();
		}
		return next;
	}

	/** Another choice for a state, or for each of a set the cheapest on one side. */
	private Moves.Move change() {
		if (!sets.isEmpty() && random.nextDouble() < OF_SETS) {
			int[] set = sets.get(random.nextInt(sets.size()));
			return moves.toSide(at.chosen, set, random.nextBoolean() ? StateOptions.NIC : StateOptions.CPU);
		}
		int s = random.nextInt(at.chosen.length);
		StateOptions options = relaxation.states[s];
		int c = random.nextInt(options.open.length);
		return options.open[c] && c != at.chosen[s] ? moves.one(at.chosen, s, c) : Moves.NONE;
	}
}
