// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.util.concurrent.TimeUnit;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;

/** Ends planning when the workbench is closed, so that nothing is written while the workspace is being saved. */
public final class PlanShutdown implements IWorkbenchListener {

	private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(2);

	@Override
	public boolean preShutdown(IWorkbench workbench, boolean forced) {
		return true;
	}

	@Override
	public void postShutdown(IWorkbench workbench) {
		Job.getJobManager().cancel(PlanJob.FAMILY);
		try {
			for (Job job : Job.getJobManager().find(PlanJob.FAMILY)) {
				job.join(PATIENCE_MILLIS, new NullProgressMonitor());
			}
		} catch (OperationCanceledException e) {
			CoraUi.log("Planning did not end in time", e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
