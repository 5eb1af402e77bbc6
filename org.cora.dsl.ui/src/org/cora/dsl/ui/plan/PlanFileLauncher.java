// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.nio.file.Path;
import org.eclipse.core.runtime.IPath;
import org.eclipse.ui.IEditorLauncher;
import org.eclipse.ui.PlatformUI;

/** Opens a plan's file in the Offload Plan view. */
public final class PlanFileLauncher implements IEditorLauncher {

	@Override
	public void open(IPath file) {
		Planning.showView(PlatformUI.getWorkbench().getActiveWorkbenchWindow());
		Path path = file.toFile().toPath();
		new OpenPlanJob(path, PlanStore.get()).schedule();
	}
}
