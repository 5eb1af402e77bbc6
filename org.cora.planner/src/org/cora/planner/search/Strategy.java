// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.Optional;
import org.cora.planner.plan.Plan;

/** A way of choosing a split. Same problem and budget, same plan. */
public interface Strategy {

	/** Stable word: {@code cora}, {@code host}, {@code nic}, {@code state}, {@code flow}. */
	String name();

	/** One sentence on what it may choose from. */
	String description();

	/**
	 * The best plan that it may choose; one that isn't feasible, with the reason, if none is.
	 *
	 * @param budget  nodes to look at
	 * @param monitor is asked whether to go on
	 */
	default Plan plan(PlanningProblem problem, SearchBudget budget, PlanningMonitor monitor) {
		return plan(problem, budget, monitor, Optional.empty());
	}

	/**
	 * Like the shorter one, beginning with what an earlier plan decided. That shortens the search, as worse splits are
	 * left at once; of equally good splits the one most like the earlier plan's is taken.
	 *
	 * @param previous a plan of the same program, for other traffic, models or goals; decisions that are not possible
	 *                 in {@code problem} are ignored
	 */
	Plan plan(PlanningProblem problem, SearchBudget budget, PlanningMonitor monitor, Optional<Plan> previous);
}
