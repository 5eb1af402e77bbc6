// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.nio.file.Path;
import org.cora.dsl.ui.diagram.SiriusDiagram;
import org.cora.ir.diagnostic.CoraException;
import org.cora.planner.file.PlanFile;
import org.cora.planner.plan.Plan;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourceAttributes;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;

/** Writes plans beside their sources: whole or not at all, as derived files that the workspace knows at once. */
final class PlanOutput {

	private PlanOutput() {
	}

	/**
	 * Writes OFFLOAD.coraplan into the folder of the source.
	 *
	 * @return the file
	 * @throws CoraException if it can't be written
	 */
	static Path write(Plan plan, IFile source) {
		IFile target = source.getParent().getFile(IPath.fromPortableString(plan.getOffload() + ".coraplan"));
		if (target.getLocation() == null) {
			throw new CoraException("unwritable", "the project is not on this machine");
		}
		Path path = target.getLocation().toFile().toPath();
		SiriusDiagram.closedDuring(target, () -> run(plan, target, path));
		return path;
	}

	private static void run(Plan plan, IFile target, Path path) {
		try {
			ResourcesPlugin.getWorkspace().run(monitor -> write(plan, target, path),
				ResourcesPlugin.getWorkspace().getRuleFactory().refreshRule(target.getParent()), IWorkspace.AVOID_UPDATE, null);
		} catch (CoreException e) {
			String why = target.getProject().isAccessible() ? "can't write " + target.getName() + ": " + e.getStatus().getMessage()
				: "the project " + target.getProject().getName() + " is closed or gone";
			throw new CoraException("unwritable", why, e);
		}
	}

	private static void write(Plan plan, IFile target, Path path) throws CoreException {
		IContainer folder = target.getParent();
		if (!folder.isAccessible()) {
			throw new CoraException("unwritable", "the project " + folder.getProject().getName() + " is closed or gone");
		}
		if (isReadOnly(folder)) {
			throw new CoraException("unwritable", "the folder " + folder.getName() + " is read-only");
		}
		if (isReadOnly(target)) {
			throw new CoraException("unwritable", target.getName() + " is read-only");
		}
		PlanFile.save(plan, path);
		target.refreshLocal(IResource.DEPTH_ZERO, null);
		target.setDerived(true, null);
	}

	private static boolean isReadOnly(IResource resource) {
		ResourceAttributes attributes = resource.getResourceAttributes();
		return attributes != null && attributes.isReadOnly();
	}
}
