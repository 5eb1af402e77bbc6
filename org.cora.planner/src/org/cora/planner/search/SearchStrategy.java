// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cora.ir.spec.OffloadSpec.Objective;
import org.cora.nicmodel.performance.ModelCheck;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.SplitReader;
import org.cora.planner.explain.Conflicts;
import org.cora.planner.explain.Explainer;
import org.cora.planner.explain.Replanner;
import org.cora.planner.plan.Plan;
import org.cora.planner.stateflow.StateNode;

/** A strategy that searches its restriction's splits, and explains the best. */
final class SearchStrategy implements Strategy {

	/** One part in so many of the budget is for explanations. */
	private static final int EXPLAINING = 8;

	/** Part of the budget that each of the other strategies has for a split to compare with, where there are many states. */
	private static final int FIRST_LOOK = 16;

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
			return impossible(problem, whyNot(search, evaluator), replanner(Optional.empty(), evaluator, budget, monitor));
		}
		Plan plan = PlanWriter.write(problem, name(), search.best());
		boolean maximise = problem.spec().objective() == Objective.MAXIMISE_THROUGHPUT;
		double own = maximise ? plan.getObjective().getCapacityPps() : plan.getObjective().getHostCores();
		double bound = search.exhaustive() ? own : maximise ? problem.graph().getPacketRate() / search.bound()
				: Math.max(0, search.bound());
		PlanWriter.bound(plan, bound, search.exhaustive(), maximise);
		plan.setNodes(search.nodes());
		monitor.progress("explaining", search.nodes());
		Replanner replanner = search.exhaustive() || !search.best().feasible() ? replanner(Optional.of(search.best().split()),
				evaluator, budget, monitor)
				: Replanner.NONE;
		if (!monitor.cancelled()) {
			new Explainer(problem, evaluator, plan, search.best(), search.nearMiss(), replanner, monitor).explain();
		}
		return plan;
	}

	private SplitSearch search(Evaluator evaluator, SearchBudget budget, PlanningMonitor monitor,
			Optional<Split> previous) {
		SplitSearch search = new SplitSearch(evaluator, restriction, budget, monitor);
		previous.ifPresent(search::startWith);
		if (restriction == Restriction.CORA && !search.small() && !search.large()) {
			others(search, evaluator, budget.part(FIRST_LOOK), monitor);
		}
		search.run();
		if (restriction == Restriction.CORA && !search.exhaustive() && search.best() != null && !monitor.cancelled()) {
			others(search, evaluator, budget, monitor);
		}
		if (!monitor.cancelled()) {
			search.settle(previous);
		}
		return search;
	}

	/** Offers the search what the other strategies find. */
	private static void others(SplitSearch search, Evaluator evaluator, SearchBudget budget, PlanningMonitor monitor) {
		for (Restriction other : List.of(Restriction.HOST, Restriction.NIC, Restriction.STATE, Restriction.FLOW)) {
			if (monitor.cancelled()) {
				return;
			}
			SplitSearch narrower = new SplitSearch(evaluator, other, budget, monitor);
			narrower.offer(search.best());
			narrower.run();
			search.offer(narrower.best());
		}
	}

	private Plan impossible(PlanningProblem problem, String reason, Replanner replanner) {
		Plan plan = PlanWriter.impossible(problem, name(), reason);
		Conflicts.add(problem, plan, replanner);
		return plan;
	}

	/**
	 * Plans again for explanations, which may take a part of what the plan itself may. What would change the plan of another
	 * strategy, which is there to compare with, isn't looked for.
	 */
	private Replanner replanner(Optional<Split> decided, Evaluator evaluator, SearchBudget budget, PlanningMonitor monitor) {
		return restriction != Restriction.CORA ? Replanner.NONE : new SearchReplanner(restriction, decided, evaluator, budget
				.part(EXPLAINING), monitor);
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
