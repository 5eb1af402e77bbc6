// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import org.cora.planner.search.PlanningMonitor;
import org.eclipse.core.runtime.IProgressMonitor;

/** Lets the planner report to, and be cancelled by, a job's progress monitor. */
final class JobProgress implements PlanningMonitor {

	private final IProgressMonitor monitor;

	JobProgress(IProgressMonitor monitor) {
		this.monitor = monitor;
	}

	@Override
	public boolean cancelled() {
		return monitor.isCanceled();
	}

	@Override
	public void progress(String step, long done) {
		monitor.subTask(step);
	}
}
