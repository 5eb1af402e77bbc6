// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.replan;

import java.util.Optional;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.SearchBudget;
import org.cora.planner.search.Strategy;
import org.cora.planner.search.WithoutReasons;

/**
 * Plans again and again while traffic changes, each time beginning with what was decided last. A plan is as good as one made
 * from nothing for the same traffic with the same budget, and says how far it can be from the best; it comes without
 * explanations, as nobody waits for them. Not thread-safe.
 */
public final class Replanner {

	/** What a controller has time for: some 40 ms on one core for a program of twenty states. */
	public static final SearchBudget BUDGET = new SearchBudget(1000);

	private final PlanningProblem problem;
	private final Strategy strategy;
	private final SearchBudget budget;
	private PlanningProblem current;
	private Plan last;

	/**
	 * Begins with a plan.
	 *
	 * @param problem what the plan was made for
	 * @param budget  for each search, such as {@link #BUDGET}
	 * @param plan    the plan in use, or any of the same program
	 */
	public Replanner(PlanningProblem problem, Strategy strategy, SearchBudget budget, Plan plan) {
		this.problem = problem;
		this.strategy = strategy;
		this.budget = budget;
		this.current = problem;
		this.last = plan;
	}

	/**
	 * Plans for other traffic.
	 *
	 * @param monitor can end the search early; the best plan so far is given then
	 */
	public Plan replan(TrafficChange traffic, PlanningMonitor monitor) {
		current = new PlanningProblem(problem.nf(), problem.spec(), problem.nic(), problem.host(),
				ChangedGraph.of(problem.graph(), traffic));
		last = strategy.plan(current, budget, new WithoutReasons(monitor), Optional.of(last));
		return last;
	}

	/** What the last plan was made for. */
	public PlanningProblem problem() {
		return current;
	}

	/** The last plan. */
	public Plan plan() {
		return last;
	}
}
