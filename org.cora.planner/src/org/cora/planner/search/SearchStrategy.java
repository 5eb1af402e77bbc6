// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cora.ir.spec.OffloadSpec.Objective;
import org.cora.nicmodel.performance.ModelCheck;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.SplitReader;
import org.cora.planner.explain.Explainer;
import org.cora.planner.plan.Plan;
import org.cora.planner.stateflow.StateNode;

/** A strategy that searches its restriction's splits, and explains the best. */
final class SearchStrategy implements Strategy {

	private final Restriction restriction;

	SearchStrategy(Restriction restriction) {
		this.restriction = restriction;
	}

	@Override
	public String name() {
		return restriction.word;
	}

	@Override
	public String description() {
		return restriction.description;
	}

	@Override
	public Plan plan(PlanningProblem problem, SearchBudget budget, PlanningMonitor monitor,
			Optional<Plan> previous) {
		List<String> problems = new ArrayList<>(ModelCheck.problems(problem.nic()));
		problems.addAll(ModelCheck.problems(problem.host()));
		if (!problems.isEmpty()) {
			return PlanWriter.impossible(problem, name(), String.join("; ", problems));
		}
		Evaluator evaluator = problem.evaluator();
		SplitSearch search = search(evaluator, budget, monitor,
				previous.flatMap(SplitReader::read));
		if (search.best() == null) {
			return PlanWriter.impossible(problem, name(), whyNot(search, evaluator));
		}
		Plan plan = PlanWriter.write(problem, name(), search.best());
		boolean maximise = problem.spec().objective() == Objective.MAXIMISE_THROUGHPUT;
		double own = maximise ? plan.getObjective().getCapacityPps() : plan.getObjective().getHostCores();
		double bound = search.exhaustive() ? own : maximise ? problem.nic().getMaxPacketRate() : search.rootBound();
		PlanWriter.bound(plan, bound, search.exhaustive(), maximise);
		plan.setNodes(search.nodes());
		monitor.progress("explaining", search.nodes());
		new Explainer(problem, evaluator, plan, search.best(), search.nearMiss(),
				other -> monitor.cancelled() ? null : hostCores(other, budget.part(40), monitor)).explain();
		return plan;
	}

	private SplitSearch search(Evaluator evaluator, SearchBudget budget, PlanningMonitor monitor,
			Optional<Split> previous) {
		SplitSearch search = new SplitSearch(evaluator, restriction, budget, monitor);
		previous.ifPresent(search::startWith);
		search.run();
		if (restriction == Restriction.CORA && !search.exhaustive() && search.best() != null) {
			for (Restriction other : List.of(Restriction.HOST, Restriction.NIC, Restriction.STATE, Restriction.FLOW)) {
				SplitSearch narrower = new SplitSearch(evaluator, other, budget, monitor);
				narrower.run();
				search.offer(narrower.best());
			}
		}
		return search;
	}

	private Evaluation hostCores(PlanningProblem other, SearchBudget budget, PlanningMonitor monitor) {
		SplitSearch search = new SplitSearch(other.evaluator(), restriction, budget, monitor);
		search.run();
		return search.best();
	}

	private String whyNot(SplitSearch search, Evaluator evaluator) {
		StateNode state = search.impossible().orElseThrow();
		boolean pinned = evaluator.spec().pins().stream()
				.anyMatch(p -> state.getName().equals(p.state()) || state.getName().endsWith("." + p.state()));
		if (pinned) {
			return state.getName() + " is kept on a side that strategy " + name() + " cannot put it on";
		}
		return evaluator.nic().getName() + " has no memory that all cores reach, so " + state.getName()
				+ " cannot be on it";
	}
}
