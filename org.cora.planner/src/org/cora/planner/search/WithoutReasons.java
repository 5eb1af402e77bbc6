// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

/** Lets a search go to its end, and ends planning there: counterfactuals take longer than the plan and nobody reads them here. */
public final class WithoutReasons implements PlanningMonitor {

	private static final String EXPLAINING = "explaining";

	private final PlanningMonitor monitor;
	private boolean searched;

	/** @param monitor ends the search too; isn't told of its progress */
	public WithoutReasons(PlanningMonitor monitor) {
		this.monitor = monitor;
	}

	@Override
	public boolean cancelled() {
		return searched || monitor.cancelled();
	}

	@Override
	public void progress(String step, long done) {
		searched |= step.equals(EXPLAINING);
	}
}
