// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.cora.planner.RandomProblems;
import org.cora.planner.evaluate.Cut;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.evaluate.Regime;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.generate.ProblemGenerator;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no split may cost less than: compared with what each of them costs, and how near it comes where all can't be tried. */
class BoundTest {

	private static final double SAME = 1e-7;
	/** Of so many thresholds at most it is asked whether a split with them holds everything. */
	private static final int CUTS = 24;

	/** Bounds at all prices on the way up, of every regime and of every choice in it. */
	@Property(tries = 30)
	void noSplitCostsLess(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
		check(RandomProblems.draw(seed));
	}

	@Property(tries = 10)
	void norOfGeneratedProblems(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
		check(ProblemGenerator.draw(3, 4, seed));
	}

	/** Each comes as near as it does where enough is left of the budget; a search that is worse has lost something. */
	@ParameterizedTest
	@CsvSource({"16, 3, 0.01", "50, 2, 0", "50, 5, 0.01", "100, 4, 0.015", "200, 1, 0.002"})
	void manyStatesEndNearTheBound(int size, long seed, double most) {
		Plan plan = Strategies.named("cora").orElseThrow().plan(ProblemGenerator.draw(size, size, seed),
				new SearchBudget(150_000), new WithoutReasons(PlanningMonitor.NONE));
		assertTrue(plan.getBound().getGap() <= most, "gap " + plan.getBound().getGap());
	}

	/**
	 * The bound that the knapsack's program leaves. What it finds isn't taken, so that it is never compared with the optimum
	 * that it has to find, but with nothing, and with a split that costs only a little more.
	 */
	@Property(tries = 15)
	void noSplitCostsLessThanTheKnapsackSays(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
		PlanningProblem problem = ProblemGenerator.draw(4, 4, seed);
		Evaluator evaluator = problem.evaluator();
		List<List<StateChoice>> choices = new ArrayList<>();
		evaluator.graph().getStates().forEach(s -> choices.add(Restriction.CORA.choices(evaluator, s)));
		List<List<StateChoice>> splits = splits(choices);
		compareWithKnapsack(evaluator, choices, splits, List.of(Regime.beginningOn(Side.NIC), Regime.beginningOn(Side.CPU)));
		List<Cut> cuts = Thresholds.cuts(evaluator.graph()).stream().filter(c -> evaluator.flowsOnNic(c) > 0).toList();
		int compared = 0;
		for (int i = 0; i < cuts.size() && i < CUTS && compared < 2; i++) {
			Cut cut = cuts.get((int) ((seed + 97L * i) % cuts.size()));
			compared += compareWithKnapsack(evaluator, choices, splits, List.of(Regime.of(cut))) ? 1 : 0;
		}
	}

	/**
	 * @param regimes of one cut; a split without one is of the regime that it makes packets begin in, whichever that is
	 * @return whether there is something to compare with
	 */
	private static boolean compareWithKnapsack(Evaluator evaluator, List<List<StateChoice>> choices, List<List<StateChoice>> splits,
			List<Regime> regimes) {
		List<Evaluation> feasible = splits.stream().map(split -> split(split, regimes.get(0))).flatMap(Optional::stream)
				.map(evaluator::evaluate).filter(Evaluation::feasible)
				.sorted(Comparator.comparingDouble(Evaluation::hostCores)).toList();
		if (feasible.isEmpty()) {
			return false;
		}
		double least = feasible.get(0).hostCores();
		Optional<Evaluation> dearer = feasible.stream().filter(e -> e.hostCores() > 1.001 * least).findFirst();
		for (Optional<Evaluation> best : dearer.isEmpty() ? List.of(dearer) : List.of(dearer, Optional.<Evaluation>empty())) {
			double bound = regimes.stream().mapToDouble(r -> knapsack(evaluator, choices, r, best)).min().orElseThrow();
			assertTrue(bound <= least + SAME * (1 + least), () -> regimes + ": bound " + bound + ", a split costs " + least);
		}
		return true;
	}

	private static double knapsack(Evaluator evaluator, List<List<StateChoice>> choices, Regime regime,
			Optional<Evaluation> best) {
		Incumbent takesNothing = new Incumbent(evaluator, Restriction.HOST, SearchBudget.DEFAULT, PlanningMonitor.NONE);
		best.ifPresent(takesNothing::offer);
		List<int[]> ties = Ties.of(evaluator.graph());
		RootBound root = new RootBound(new Subproblem(regime, evaluator, choices, ties, false,
				new Agreements(ties, 30_000), takesNothing));
		if (root.value() < Double.POSITIVE_INFINITY) {
			new KnapsackSearch(root, 100_000).run();
		}
		return root.value();
	}

	private static Optional<Split> split(List<StateChoice> states, Regime regime) {
		boolean byFlow = states.stream().anyMatch(c -> c.home() == Home.PER_FLOW);
		return byFlow == regime.cut().isPresent() ? Optional.of(new Split(states, regime.cut(), false)) : Optional.empty();
	}

	private static void check(PlanningProblem problem) {
		Evaluator evaluator = problem.evaluator();
		List<List<StateChoice>> choices = new ArrayList<>();
		evaluator.graph().getStates().forEach(s -> choices.add(Restriction.CORA.choices(evaluator, s)));
		List<List<StateChoice>> splits = splits(choices);
		for (int tables : new int[] {0, 30_000}) {
			check(evaluator, choices, splits, new Agreements(Ties.of(evaluator.graph()), tables));
		}
	}

	private static void check(Evaluator evaluator, List<List<StateChoice>> choices, List<List<StateChoice>> splits,
			Agreements agreements) {
		double[][] least = bounds(evaluator, choices, Regime.beginningOn(Side.NIC), agreements);
		double[][] other = bounds(evaluator, choices, Regime.beginningOn(Side.CPU), agreements);
		for (int s = 0; s < least.length; s++) {
			for (int c = 0; c < least[s].length; c++) {
				least[s][c] = Math.min(least[s][c], other[s][c]);
			}
		}
		compare(evaluator, choices, splits, Optional.empty(), least);
		List<Cut> cuts = Thresholds.cuts(evaluator.graph()).stream().filter(c -> evaluator.flowsOnNic(c) > 0).toList();
		for (int i = 0; i < cuts.size(); i += 1 + cuts.size() / 8) {
			Cut cut = cuts.get(i);
			compare(evaluator, choices, splits, Optional.of(cut), bounds(evaluator, choices, Regime.of(cut), agreements));
		}
	}

	private static void compare(Evaluator evaluator, List<List<StateChoice>> choices, List<List<StateChoice>> splits,
			Optional<Cut> cut, double[][] bounds) {
		for (List<StateChoice> split : splits) {
			boolean byFlow = split.stream().anyMatch(c -> c.home() == Home.PER_FLOW);
			if (byFlow != cut.isPresent()) {
				continue;
			}
			Evaluation evaluation = evaluator.evaluate(new Split(split, cut, false));
			for (int s = 0; evaluation.feasible() && s < split.size(); s++) {
				double bound = bounds[s][choices.get(s).indexOf(split.get(s))];
				assertTrue(bound <= evaluation.hostCores() + SAME * (1 + evaluation.hostCores()),
						() -> split + " " + cut + " costs " + evaluation.hostCores() + ", bound " + bound);
			}
		}
	}

	/** The highest bound of any prices, by state and choice; infinite where the regime has no such split. */
	private static double[][] bounds(Evaluator evaluator, List<List<StateChoice>> choices, Regime regime,
			Agreements agreements) {
		Relaxation relaxation = new Relaxation(evaluator.linear(regime), choices, false, agreements);
		double[][] highest = new double[choices.size()][];
		for (int s = 0; s < highest.length; s++) {
			highest[s] = new double[choices.get(s).size()];
			boolean impossible = relaxation.impossible();
			Arrays.setAll(highest[s], c -> impossible ? Double.POSITIVE_INFINITY : 0);
		}
		if (relaxation.impossible()) {
			return highest;
		}
		Incumbent none = new Incumbent(evaluator, Restriction.CORA, SearchBudget.DEFAULT, PlanningMonitor.NONE);
		double best = Double.NEGATIVE_INFINITY;
		for (int pass = 0; pass < 8; pass++) {
			best = Math.max(best, raise(relaxation, highest));
			relaxation.steps.adjust(1);
		}
		double climbed = new PriceAscent(relaxation, none, best, 500).climb();
		raise(relaxation, highest);
		climbed = Math.max(climbed, new PriceAscent(relaxation, none, climbed, 500).climbSteeply());
		raise(relaxation, highest);
		if (relaxation.exact()) {
			climbed = Math.max(climbed, new SpaceDilation(relaxation, none, () -> taken(relaxation, highest)).climb(60, 0));
			raise(relaxation, highest);
		}
		for (double[] row : highest) {
			for (int c = 0; c < row.length; c++) {
				row[c] = Math.max(row[c], climbed);
			}
		}
		return highest;
	}

	private static double raise(Relaxation relaxation, double[][] highest) {
		relaxation.pass();
		return taken(relaxation, highest);
	}

	private static double taken(Relaxation relaxation, double[][] highest) {
		for (int s = 0; s < highest.length; s++) {
			for (int c = 0; c < highest[s].length; c++) {
				double bound = relaxation.states[s].open[c] ? relaxation.boundWith(s, c) : Double.POSITIVE_INFINITY;
				highest[s][c] = Math.max(highest[s][c], bound);
			}
		}
		return relaxation.bound();
	}

	private static List<List<StateChoice>> splits(List<List<StateChoice>> choices) {
		List<List<StateChoice>> partial = List.of(List.of());
		for (List<StateChoice> state : choices) {
			List<List<StateChoice>> longer = new ArrayList<>();
			for (List<StateChoice> prefix : partial) {
				for (StateChoice choice : state) {
					List<StateChoice> next = new ArrayList<>(prefix);
					next.add(choice);
					longer.add(next);
				}
			}
			partial = longer;
		}
		return partial;
	}
}
