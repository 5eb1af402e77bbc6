// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import java.util.function.Consumer;
import org.cora.dsl.ui.plan.ResourceWords;
import org.cora.planner.plan.Plan;
import org.cora.planner.scene.Scene;
import org.cora.planner.scene.SceneLayout;
import org.cora.planner.scene.SceneNames;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/** Lays a plan's picture out in the background. */
final class SceneJob extends Job {

	/** As the Offload Plan view calls them. */
	private static final SceneNames NAMES = new SceneNames() {

		@Override
		public String resource(String name) {
			return ResourceWords.of(name);
		}

		@Override
		public String sentence(String text) {
			return ResourceWords.inText(text);
		}
	};

	private final Plan plan;
	private final Consumer<Scene> result;

	/** @param result is given the picture, in the job's thread, unless the job was cancelled */
	SceneJob(Plan plan, Consumer<Scene> result) {
		super("Laying out the state flow of " + plan.getOffload());
		this.plan = plan;
		this.result = result;
		setSystem(true);
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		Scene scene = SceneLayout.of(plan, NAMES);
		if (monitor.isCanceled()) {
			return Status.CANCEL_STATUS;
		}
		result.accept(scene);
		return Status.OK_STATUS;
	}
}
