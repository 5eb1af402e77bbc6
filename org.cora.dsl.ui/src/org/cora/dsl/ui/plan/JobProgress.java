// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.planner.profile.Profiler;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.SearchBudget;
import org.eclipse.core.runtime.SubMonitor;

/** Lets the planner report to, and be cancelled by, a job's progress monitor. */
final class JobProgress implements PlanningMonitor {

	private final SubMonitor monitor;
	private final int ticks;
	private final String prefix;
	private int reported;

	/**
	 * @param monitor has that much left for this
	 * @param ticks   what the whole of this is worth
	 * @param prefix  what is said before each step; may be empty
	 */
	JobProgress(SubMonitor monitor, int ticks, String prefix) {
		this.monitor = monitor;
		this.ticks = ticks;
		this.prefix = prefix;
	}

	@Override
	public boolean cancelled() {
		return monitor.isCanceled();
	}

	@Override
	public void progress(String step, long done) {
		monitor.subTask(prefix + words(step, done));
		double share = switch (step) {
			case "profiling" -> (double) done / Profiler.PACKETS;
			case "searching" -> (double) done / SearchBudget.DEFAULT.nodes();
			default -> 1;
		};
		upTo((int) (ticks * Math.min(1, share)));
	}

	private void upTo(int now) {
		if (now > reported) {
			monitor.worked(now - reported);
			reported = now;
		}
	}

	/** What is left of it is done. */
	void done() {
		upTo(ticks);
	}

	private static String words(String step, long done) {
		String count = Quantity.format(done, Dimension.COUNT);
		return switch (step) {
			case "profiling" -> "Profiling the traffic: " + count + " of " + Quantity.format(Profiler.PACKETS, Dimension.COUNT) + " packets";
			case "searching" -> "Searching: " + count + " splits looked at";
			case "explaining" -> "Explaining the plan";
			default -> step;
		};
	}
}
