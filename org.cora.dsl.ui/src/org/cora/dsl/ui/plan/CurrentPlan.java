// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cora.dsl.compiler.Compilation;
import org.cora.planner.plan.Plan;

/**
 * The newest plan of an offload.
 *
 * @param source     the source file with the offload, absolute
 * @param plan       the plan, with its state-flow graph; not to be changed
 * @param strategies plans of all strategies for the same problem, for comparison; empty while they are made, and for a
 *                   plan that was read from a file
 * @param planFile   where it is saved; empty for a source outside the workspace's projects
 * @param stale      whether the program, NIC, host or traffic in the source is another one by now
 * @param notice     a sentence for people about this plan, such as why it isn't saved; empty for none
 */
public record CurrentPlan(Path source, Plan plan, List<Plan> strategies, Optional<Path> planFile, boolean stale,
	String notice) {

	public CurrentPlan {
		strategies = List.copyOf(strategies);
	}

	/** A plan about which there is nothing to say. */
	public CurrentPlan(Path source, Plan plan, List<Plan> strategies, Optional<Path> planFile, boolean stale) {
		this(source, plan, strategies, planFile, stale, "");
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
		return new CurrentPlan(source, plan, others, planFile, stale, notice);
	}

	/** Whether it is stale when the source is this, which has no errors. */
	public boolean isStaleUnder(Compilation compilation) {
		return PlanFreshness.isStale(plan, compilation);
	}

	/** The same plan, which isn't saved any more, and a sentence on why. */
	public CurrentPlan unsaved(String why) {
		return new CurrentPlan(source, plan, strategies, Optional.empty(), stale, why);
	}

	/** The same plan of a source that is somewhere else by now. */
	public CurrentPlan movedTo(Path now) {
		return new CurrentPlan(now, plan, strategies, planFile, stale, notice);
	}

	/** The same plan, stale or not. */
	public CurrentPlan stale(boolean nowStale) {
		return new CurrentPlan(source, plan, strategies, planFile, nowStale, notice);
	}
}
