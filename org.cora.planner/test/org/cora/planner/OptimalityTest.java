// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.cora.nicmodel.MemoryLevel;
import org.cora.planner.evaluate.Cut;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.SplitReader;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Preference;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Thresholds;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.StateNode;
import org.cora.planner.stateflow.Use;
import org.cora.planner.validate.PlanValidator;

/** On small instances every strategy finds the best split that it may choose: compared with trying them all. */
class OptimalityTest {

	@Property(tries = 25)
	void noSplitIsBetterThanCoras(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
		PlanningProblem problem = RandomProblems.draw(seed);
		compare(problem, "cora", all(problem, true, true));
	}

	@Property(tries = 15)
	void noSplitByStateIsBetterThanStates(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
		PlanningProblem problem = RandomProblems.draw(seed);
		compare(problem, "state", all(problem, true, false));
	}

	@Property(tries = 15)
	void noSplitByFlowIsBetterThanFlows(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
		PlanningProblem problem = RandomProblems.draw(seed);
		compare(problem, "flow", all(problem, false, true).stream().filter(OptimalityTest::staysOnTheCard).toList());
	}

	@Property(tries = 10)
	void noSplitWithEverythingOnOneSideIsBetterThanHostsAndNics(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
		PlanningProblem problem = RandomProblems.draw(seed);
		List<Evaluation> all = all(problem, true, false);
		compare(problem, "host", all.stream().filter(e -> e.split().hostOnly()).toList());
		compare(problem, "nic", all.stream()
				.filter(e -> e.split().states().stream().allMatch(s -> s.home() == Home.NIC)).toList());
	}

	/** Whatever the card can't do; operations that programs of the kind use are taken away one by one. */
	@Property(tries = 12)
	void norWhereTheCardLacksOperations(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
		PlanningProblem problem = RandomProblems.draw(seed);
		List<String> operations = List.of("take", "give", "insert", "find", "add", "store");
		RandomProblems.lacks(problem.nic(), operations.get((int) (seed % operations.size())));
		compare(problem, "cora", all(problem, true, true));
		compare(problem, "state", all(problem, true, false));
	}

	/** Most packets with the host cores and the card that are given, by all strategies. */
	@Property(tries = 6)
	void noSplitCarriesMore(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
		compareAll(RandomProblems.maximising(RandomProblems.draw(seed)));
	}

	/** States kept on a side, fewer host cores, some loss, a bound on latency: whatever the author says holds for all strategies. */
	@Property(tries = 12)
	void norUnderTheAuthorsDemands(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
		compareAll(RandomProblems.demanding(RandomProblems.draw(seed), new Random(seed)));
	}

	private static void compareAll(PlanningProblem problem) {
		List<Evaluation> all = all(problem, true, true).stream().filter(e -> RandomProblems.keepsPins(problem, e.split())).toList();
		compare(problem, "cora", all);
		compare(problem, "state", all.stream().filter(e -> e.split().cut().isEmpty()).toList());
		compare(problem, "flow", all.stream().filter(e -> e.split().states().stream().noneMatch(s -> s.home() == Home.NIC))
				.filter(OptimalityTest::staysOnTheCard).toList());
		compare(problem, "host", all.stream().filter(e -> e.split().hostOnly()).toList());
		compare(problem, "nic", all.stream().filter(e -> e.split().states().stream().allMatch(s -> s.home() == Home.NIC)).toList());
	}

	@Property(tries = 25)
	void coraIsNeverWorseThanAnother(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
		PlanningProblem problem = RandomProblems.draw(seed);
		Plan cora = Planner.planOnly(problem, Strategies.named("cora").orElseThrow());
		for (String name : List.of("host", "nic", "state", "flow")) {
			Plan other = Planner.planOnly(problem, Strategies.named(name).orElseThrow());
			assertTrue(cora.isFeasible() || !other.isFeasible(), name + " is feasible, cora isn't");
			if (other.isFeasible()) {
				assertTrue(cora.getObjective().getHostCores() <= other.getObjective().getHostCores() + 1e-9, name);
			}
		}
	}

	@Property(tries = 15)
	void feasiblePlansPassTheValidator(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
		PlanningProblem problem = RandomProblems.draw(seed);
		Strategies.all().forEach(strategy -> {
			Plan plan = Planner.planOnly(problem, strategy);
			if (plan.isFeasible()) {
				assertEquals(List.of(), PlanValidator.check(problem, plan), strategy.name());
			}
		});
	}

	private static void compare(PlanningProblem problem, String strategy, List<Evaluation> all) {
		Plan plan = Planner.planOnly(problem, Strategies.named(strategy).orElseThrow());
		if (all.isEmpty()) {
			assertFalse(plan.isFeasible(), strategy + " has no choice");
			return;
		}
		Evaluation best = all.stream().min(new Preference(problem.spec().objective())).orElseThrow();
		assertEquals(best.feasible(), plan.isFeasible(), strategy);
		if (best.feasible()) {
			assertTrue(plan.getBound().isProven());
			assertEquals(best.hostCores(), plan.getObjective().getHostCores(), 1e-9, strategy);
			Evaluation chosen = problem.evaluator().evaluate(SplitReader.read(plan).orElseThrow());
			assertEquals(0, new Preference(problem.spec().objective()).compare(chosen, best), () -> strategy + " chose "
					+ chosen.split() + ", " + chosen.nicMemoryBytes() + " B, " + chosen.latency().meanNanos() + " ns; better is "
					+ best.split() + ", " + best.nicMemoryBytes() + " B, " + best.latency().meanNanos() + " ns");
		}
	}

	private static boolean staysOnTheCard(Evaluation evaluation) {
		if (evaluation.split().cut().isEmpty()) {
			return true;
		}
		Cut cut = evaluation.split().cut().get();
		return evaluation.groups().stream().allMatch(row -> {
			for (int g = cut.from(); g < cut.to(); g++) {
				if (row.get(g).midway() > 0) {
					return false;
				}
			}
			return true;
		});
	}

	/** Every split, one after the other, without any bound or order; of cuts those that move a flow at all. */
	private static List<Evaluation> all(PlanningProblem problem, boolean whole, boolean byFlow) {
		Evaluator evaluator = problem.evaluator();
		List<List<StateChoice>> partial = List.of(List.of());
		for (StateNode state : problem.graph().getStates()) {
			List<List<StateChoice>> longer = new ArrayList<>();
			for (List<StateChoice> prefix : partial) {
				for (StateChoice choice : choices(evaluator, state, whole, byFlow)) {
					List<StateChoice> next = new ArrayList<>(prefix);
					next.add(choice);
					longer.add(next);
				}
			}
			partial = longer;
		}
		List<Evaluation> all = new ArrayList<>();
		for (List<StateChoice> states : partial) {
			if (states.stream().noneMatch(s -> s.home() == Home.PER_FLOW)) {
				all.add(evaluator.evaluate(new Split(states, Optional.empty(), false)));
				continue;
			}
			Thresholds.cuts(problem.graph()).stream().filter(cut -> evaluator.flowsOnNic(cut) > 0)
					.forEach(cut -> all.add(evaluator.evaluate(new Split(states, Optional.of(cut), false))));
		}
		all.add(evaluator.evaluate(new Split(problem.graph().getStates().stream().map(s -> StateChoice.ON_CPU).toList(),
				Optional.empty(), true)));
		return all;
	}

	private static List<StateChoice> choices(Evaluator evaluator, StateNode state, boolean whole, boolean byFlow) {
		List<StateChoice> choices = new ArrayList<>(List.of(StateChoice.ON_CPU));
		boolean flowKeyed = state.getKeyOrigin() == KeyOrigin.FLOW_IDENTITY;
		for (MemoryLevel level : evaluator.memories()) {
			if (whole) {
				choices.add(new StateChoice(Home.NIC, level.getName()));
			}
			if (flowKeyed && byFlow) {
				choices.add(new StateChoice(Home.PER_FLOW, level.getName()));
			}
			if (!flowKeyed && state.isMergeable()) {
				choices.add(new StateChoice(Home.REPLICATED, level.getName()));
			}
			if (!flowKeyed && state.getUse() == Use.ALLOCATION) {
				choices.add(new StateChoice(Home.SHARDED, level.getName()));
			}
		}
		return choices;
	}
}
