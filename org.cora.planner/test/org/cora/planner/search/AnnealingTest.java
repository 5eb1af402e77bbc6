// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Annealing against trying everything where that is possible, and against local search, which it is there to leave behind. */
class AnnealingTest {

	private static final double SAME = 1e-9;
	private static final long FEW = 600;
	private static final long MANY = 3000;

	private static Assignment at(Subproblem in, int[] chosen) {
		return in.assignment(chosen, 0);
	}

	/** Where local search ends from what is cheapest at the bound's prices. */
	private static Assignment local(Subproblem in) {
		return at(in, new Neighbours(in.relaxation, in.moves, at(in, in.relaxation.choice()), in.moves.sets(), in.incumbent)
				.improve());
	}

	/** Annealing from the same start, which has the way from local search to the bound before it. */
	private static int[] annealed(Subproblem in, long nodes, long seed) {
		return annealed(in, in.moves.sets(), nodes, seed);
	}

	private static int[] annealed(Subproblem in, List<int[]> sets, long nodes, long seed) {
		double gap = Math.max(0, local(in).cost() - in.relaxation.lagrangian());
		return new Annealing(in.relaxation, in.moves, at(in, in.relaxation.choice()), sets, in.incumbent, new Random(seed)).run(gap, nodes);
	}

	private static void regimes(int states, int seeds, Consumer<Subproblem> test) {
		for (long seed = 1; seed <= seeds; seed++) {
			Subproblems.some(states, seed, 150, test);
		}
	}

	@Test
	void ofFewStatesItFindsTheCheapestThatHolds() {
		List<Double> dearer = new ArrayList<>();
		regimes(5, 6, in -> {
			double least = least(in, Arrays.stream(in.relaxation.states).mapToInt(StateOptions::only).toArray(), 0);
			Assignment found = at(in, annealed(in, FEW, 1));
			if (least < Double.POSITIVE_INFINITY && local(in).holds()) {
				assertTrue(found.holds());
				assertTrue(found.cost() >= least * (1 - SAME), () -> found.cost() + " is less than is possible: " + least);
				dearer.add(found.cost() / least - 1);
			}
		});
		assertTrue(dearer.size() >= 8, () -> "too few that can be held: " + dearer);
		assertTrue(dearer.stream().filter(d -> d < SAME).count() >= 0.8 * dearer.size(), dearer::toString);
	}

	/** The least that choices cost that hold all limits; infinite if none do. */
	private static double least(Subproblem in, int[] chosen, int state) {
		if (state == chosen.length) {
			Assignment at = at(in, chosen);
			return at.holds() ? at.cost() : Double.POSITIVE_INFINITY;
		}
		double least = Double.POSITIVE_INFINITY;
		StateOptions options = in.relaxation.states[state];
		for (int c = 0; c < options.open.length; c++) {
			chosen[state] = c;
			least = options.open[c] ? Math.min(least, least(in, chosen, state + 1)) : least;
		}
		return least;
	}

	/** Not each time, but more often than it is worse, and by more. */
	@Test
	void ofManyItLeavesBehindWhatChangesOfOneOrTwoEndAt() {
		List<Double> gained = new ArrayList<>();
		int[] tried = new int[1];
		for (int states : new int[] {12, 40}) {
			regimes(states, 4, in -> {
				Assignment local = local(in);
				Assignment found = at(in, annealed(in, MANY, 1));
				tried[0] += local.holds() ? 1 : 0;
				if (local.holds() && found.holds()) {
					gained.add(1 - found.cost() / local.cost());
				}
			});
		}
		assertTrue(gained.size() >= 10 && gained.size() >= 0.9 * tried[0], () -> gained + " of " + tried[0]);
		assertTrue(gained.stream().filter(g -> g > 0.001).count() > gained.stream().filter(g -> g < -0.001).count(), gained::toString);
		assertTrue(gained.stream().mapToDouble(g -> g).average().orElseThrow() > 0.005, gained::toString);
	}

	/** States that hang together are cheapest on one side: to get them to the other one by one, it would have to go over what is dearer. */
	@Test
	void withMovesOfWholeSetsItFindsCheaperOnes() {
		List<Double> gained = new ArrayList<>();
		int[] held = new int[2];
		regimes(40, 5, in -> {
			Assignment with = at(in, annealed(in, FEW, 1));
			Assignment without = at(in, annealed(in, List.of(), FEW, 1));
			held[0] += with.holds() ? 1 : 0;
			held[1] += without.holds() ? 1 : 0;
			if (with.holds() && without.holds()) {
				gained.add(1 - with.cost() / without.cost());
			}
		});
		assertTrue(held[0] >= held[1], held[0] + " hold all limits, " + held[1] + " without");
		assertTrue(gained.size() >= 8, gained::toString);
		assertTrue(gained.stream().mapToDouble(g -> g).average().orElseThrow() > 0.005, gained::toString);
	}

	@Test
	void theSameRandomNumbersGiveTheSame() {
		regimes(12, 1, in -> assertArrayEquals(annealed(in, FEW, 5), annealed(in, FEW, 5)));
	}

	@Test
	void whereNothingHoldsItEndsSomewhere() {
		int[] hopeless = new int[1];
		regimes(4, 6, in -> {
			int[] found = annealed(in, FEW, 1);
			hopeless[0] += at(in, found).holds() ? 0 : 1;
			for (int s = 0; s < found.length; s++) {
				assertTrue(in.relaxation.states[s].open[found[s]], "a choice that is closed");
			}
		});
		assertTrue(hopeless[0] > 0);
	}

	@Test
	void itTakesTheNodesThatItHasAndEndsWhenNobodyWaits() {
		boolean[] impatient = new boolean[1];
		PlanningMonitor monitor = new PlanningMonitor() {
			@Override
			public boolean cancelled() {
				return impatient[0];
			}
		};
		Subproblems.some(12, 1, 1000, monitor, in -> {
			double gap = local(in).cost() - in.relaxation.lagrangian();
			Annealing annealing = new Annealing(in.relaxation, in.moves, local(in), in.moves.sets(), in.incumbent, new Random(1));
			long before = in.incumbent.nodes();
			annealing.run(gap, MANY);
			long took = in.incumbent.nodes() - before;
			assertTrue(took >= MANY && took < 1.2 * MANY, took + " nodes");
			assertFalse(in.incumbent.stopped());
			impatient[0] = true;
			before = in.incumbent.nodes();
			new Annealing(in.relaxation, in.moves, local(in), List.of(), in.incumbent, new Random(1)).run(gap, MANY);
			assertTrue(in.incumbent.nodes() - before < 0.2 * MANY, in.incumbent.nodes() - before + " nodes");
			impatient[0] = false;
		});
	}
}
