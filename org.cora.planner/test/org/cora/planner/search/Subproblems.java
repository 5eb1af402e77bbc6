// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.cora.planner.evaluate.Cut;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.evaluate.Regime;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.generate.ProblemGenerator;
import org.cora.planner.plan.Side;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.StateNode;

/** Regimes of generated problems, for tests of what searches one. */
final class Subproblems {

	private Subproblems() {
	}

	/**
	 * Some regimes of a problem with as many classes as states, with prices raised as far as that goes.
	 *
	 * @param every one in so many of the regimes that divide flows
	 */
	static void some(int states, long seed, int every, Consumer<Subproblem> test) {
		some(states, seed, every, PlanningMonitor.NONE, test);
	}

	/** The same with somebody who may end what searches them. */
	static void some(int states, long seed, int every, PlanningMonitor monitor, Consumer<Subproblem> test) {
		some(ProblemGenerator.draw(states, states, seed), seed, every, monitor, test);
	}

	/** The same of a problem of which every two states keyed by flow, one after the other, are tied. */
	static void tied(int states, long seed, int every, BiConsumer<Subproblem, List<int[]>> test) {
		PlanningProblem problem = tied(states, seed);
		List<int[]> ties = Ties.of(problem.evaluator().graph());
		some(problem, seed, every, PlanningMonitor.NONE, in -> test.accept(in, ties));
	}

	/** A generated problem with ties. */
	static PlanningProblem tied(int states, long seed) {
		PlanningProblem problem = ProblemGenerator.draw(states, states, seed);
		List<StateNode> byFlow = problem.evaluator().graph().getStates().stream()
				.filter(s -> s.getKeyOrigin() == KeyOrigin.FLOW_IDENTITY).toList();
		for (int s = 1; s < byFlow.size(); s += 2) {
			byFlow.get(s).setTiedTo(byFlow.get(s - 1));
		}
		return problem;
	}

	private static void some(PlanningProblem problem, long seed, int every, PlanningMonitor monitor, Consumer<Subproblem> test) {
		Evaluator evaluator = problem.evaluator();
		List<List<StateChoice>> choices = new ArrayList<>();
		evaluator.graph().getStates().forEach(s -> choices.add(Restriction.CORA.choices(evaluator, s)));
		List<Cut> cuts = Thresholds.cuts(evaluator.graph()).stream().filter(c -> evaluator.flowsOnNic(c) > 0).toList();
		List<Regime> regimes = new ArrayList<>(List.of(Regime.beginningOn(Side.NIC)));
		IntStream.range(0, cuts.size()).filter(i -> (i + seed) % every == 0).forEach(i -> regimes.add(Regime.of(cuts.get(i))));
		for (Regime regime : regimes) {
			Incumbent takesNothing = new Incumbent(evaluator, Restriction.HOST, SearchBudget.DEFAULT, monitor);
			List<int[]> ties = Ties.of(evaluator.graph());
			Subproblem in = new Subproblem(regime, evaluator, choices, ties, false, new Agreements(ties, 30_000), takesNothing);
			if (in.dilates() && !in.relaxation.impossible()) {
				new RootBound(in).raise();
				in.pass();
				test.accept(in);
			}
		}
	}
}
