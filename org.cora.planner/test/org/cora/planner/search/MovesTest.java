// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.junit.jupiter.api.Test;

/** States that are tied have one home in all that local search and annealing find, and get another one together. */
class MovesTest {

	private static final double SAME = 1e-9;
	private static final long FEW = 600;

	private static int[] local(Subproblem in, int[] start) {
		return new Neighbours(in.relaxation, in.moves, in.assignment(start, 0), in.moves.sets(), in.incumbent).improve();
	}

	private static int[] annealed(Subproblem in, int[] start) {
		double gap = Math.max(0, in.assignment(start, 0).cost() - in.relaxation.lagrangian());
		return new Annealing(in.relaxation, in.moves, in.assignment(start, 0), in.moves.sets(), in.incumbent, new Random(1)).run(gap, FEW);
	}

	/** All on the host. */
	private static int[] onHost(Subproblem in) {
		return Arrays.stream(in.relaxation.states).mapToInt(options -> IntStream.range(0, options.open.length)
				.filter(c -> options.open[c] && options.choices.get(c).home() == Home.CPU).findFirst().orElseThrow()).toArray();
	}

	private static List<Home> homes(Subproblem in, int[] chosen, int[] tie) {
		return Arrays.stream(tie).mapToObj(s -> in.relaxation.states[s].choices.get(chosen[s]).home()).toList();
	}

	private static double least(Subproblem in, List<int[]> ties, int[] chosen, int state) {
		if (state == chosen.length) {
			Assignment at = in.assignment(chosen, 0);
			return ties.stream().allMatch(tie -> homes(in, chosen, tie).stream().distinct().count() == 1) && at.holds() ? at.cost()
					: Double.POSITIVE_INFINITY;
		}
		double least = Double.POSITIVE_INFINITY;
		StateOptions options = in.relaxation.states[state];
		int was = chosen[state];
		for (int c = 0; c < options.open.length; c++) {
			chosen[state] = c;
			least = options.open[c] ? Math.min(least, least(in, ties, chosen, state + 1)) : least;
		}
		chosen[state] = was;
		return least;
	}

	/** By how much choices are dearer than the cheapest; infinitely if they overdraw a limit. */
	private static double dearer(Subproblem in, int[] found, double least) {
		Assignment at = in.assignment(found, 0);
		return at.holds() ? at.cost() / least - 1 : Double.POSITIVE_INFINITY;
	}

	/** Compared with trying everything that keeps ties. */
	@Test
	void tiedStatesLeaveTheHostTogether() {
		List<Double> local = new ArrayList<>();
		List<Double> annealed = new ArrayList<>();
		int[] onCard = new int[1];
		for (long seed = 1; seed <= 8; seed++) {
			Subproblems.tied(5, seed, 150, (in, ties) -> {
				double least = least(in, ties, onHost(in), 0);
				if (!ties.isEmpty() && least < Double.POSITIVE_INFINITY) {
					int[] found = local(in, onHost(in));
					onCard[0] += ties.stream().anyMatch(tie -> !homes(in, found, tie).contains(Home.CPU)) ? 1 : 0;
					local.add(dearer(in, found, least));
					annealed.add(dearer(in, annealed(in, onHost(in)), least));
				}
			});
		}
		assertTrue(onCard[0] >= 4, onCard[0] + " of " + local.size());
		for (List<Double> dearer : List.of(local, annealed)) {
			assertTrue(dearer.size() >= 8, () -> "too few that can be held: " + dearer);
			assertTrue(dearer.stream().filter(d -> d < SAME).count() >= 0.8 * dearer.size(), dearer::toString);
		}
	}

	/** Also where it begins with choices that break ties. */
	@Property(tries = 20)
	void nothingBreaksATie(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
		Random random = new Random(seed);
		Subproblems.tied(2 + random.nextInt(20), seed, 400, (in, ties) -> {
			int[] start = Arrays.stream(in.relaxation.states).mapToInt(options -> {
				int[] open = IntStream.range(0, options.open.length).filter(c -> options.open[c]).toArray();
				return open[random.nextInt(open.length)];
			}).toArray();
			for (int[] found : List.of(local(in, start), annealed(in, start), in.packed(start))) {
				for (int[] tie : ties) {
					assertEquals(1, homes(in, found, tie).stream().distinct().count(), () -> homes(in, found, tie).toString());
				}
				for (int s = 0; s < found.length; s++) {
					assertTrue(in.relaxation.states[s].open[found[s]], "a choice that is closed");
				}
			}
		});
	}

	/** A tie of a state with one of a set adds the other one, and is a set of its own; small sets stay as they are. */
	@Test
	void setsHaveAllThatAreTied() {
		Subproblems.tied(24, 1, 1000, (in, ties) -> {
			List<List<Integer>> sets = in.moves.sets().stream().map(set -> Arrays.stream(set).boxed().toList()).toList();
			assertEquals(sets.size(), sets.stream().distinct().count());
			assertTrue(ties.size() > 2);
			for (int[] tie : ties) {
				assertTrue(sets.contains(List.of(tie[0], tie[1])), () -> Arrays.toString(tie));
				assertTrue(sets.stream().allMatch(set -> set.contains(tie[0]) == set.contains(tie[1])), () -> Arrays.toString(tie));
			}
		});
	}

	/** Far too many for each to be tried. */
	@Test
	void plansOfManyTiedStatesEndNearTheBound() {
		PlanningProblem problem = Subproblems.tied(24, 4);
		Plan plan = Strategies.named("cora").orElseThrow().plan(problem, new SearchBudget(60_000),
				new WithoutReasons(PlanningMonitor.NONE));
		assertTrue(plan.getBound().getGap() <= 0.001, "gap " + plan.getBound().getGap());
		List<int[]> ties = Ties.of(problem.evaluator().graph());
		assertTrue(ties.size() >= 5);
		for (int[] tie : ties) {
			assertEquals(plan.getStates().get(tie[0]).getHome(), plan.getStates().get(tie[1]).getHome());
		}
	}
}
