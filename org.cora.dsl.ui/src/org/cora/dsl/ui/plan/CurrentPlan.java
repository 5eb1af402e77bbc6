// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cora.planner.plan.Plan;

/**
 * The newest plan of an offload.
 *
 * @param source     the source file with the offload, absolute
 * @param plan       the plan, with its state-flow graph; not to be changed
 * @param strategies plans of all strategies for the same problem, for comparison; empty while they are made, and for a
 *                   plan that was read from a file
 * @param planFile   where it is saved; empty for a source outside the workspace's projects
 * @param stale      whether the program, NIC or host in the source is another one by now
 */
public record CurrentPlan(Path source, Plan plan, List<Plan> strategies, Optional<Path> planFile, boolean stale) {

	public CurrentPlan {
		strategies = List.copyOf(strategies);
	}

	/** Name of the offload. */
	public String offload() {
		return plan.getOffload();
	}

	/** Whether the other one is of the same offload. */
	public boolean isOfSameOffload(CurrentPlan other) {
		return source.equals(other.source) && offload().equals(other.offload());
	}

	/** The same plan with the comparison. */
	public CurrentPlan comparedWith(List<Plan> others) {
		return new CurrentPlan(source, plan, others, planFile, stale);
	}

	/** The same plan, stale or not. */
	public CurrentPlan stale(boolean nowStale) {
		return new CurrentPlan(source, plan, strategies, planFile, nowStale);
	}
}
