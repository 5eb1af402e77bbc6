// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.nio.file.Path;
import java.util.Optional;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.jobs.Job;

/**
 * What becomes of plans when files do: a plan goes with its source when that is renamed and is forgotten with it when it is
 * deleted; one whose file is deleted stays, unsaved. Closing or deleting a project ends planning in it.
 */
public final class PlanResources implements IResourceChangeListener {

	/** What this wants to be told. */
	public static final int EVENTS = IResourceChangeEvent.POST_CHANGE | IResourceChangeEvent.PRE_CLOSE | IResourceChangeEvent.PRE_DELETE;

	private final PlanStore store;

	/** @param store is kept up to date */
	public PlanResources(PlanStore store) {
		this.store = store;
	}

	@Override
	public void resourceChanged(IResourceChangeEvent event) {
		if (event.getType() == IResourceChangeEvent.POST_CHANGE) {
			try {
				event.getDelta().accept(this::visit);
			} catch (CoreException e) {
				CoraUi.log("Could not follow a change of files", e);
			}
		} else if (event.getResource().getLocation() != null) {
			leave(event.getResource().getLocation().toPath());
		}
	}

	private void leave(Path project) {
		for (Job job : Job.getJobManager().find(PlanJob.FAMILY)) {
			if (job instanceof PlanJob planning && planning.source().startsWith(project)) {
				planning.cancel();
			}
		}
		store.all().stream().map(CurrentPlan::source).filter(it -> it.startsWith(project)).distinct().toList().forEach(store::forget);
	}

	private boolean visit(IResourceDelta delta) {
		if (delta.getResource() instanceof IFile file && delta.getKind() == IResourceDelta.REMOVED) {
			removed(file, delta);
		}
		return delta.getResource().getType() != IResource.PROJECT || delta.getKind() != IResourceDelta.REMOVED;
	}

	private void removed(IFile file, IResourceDelta delta) {
		IPath place = file.getProject().getLocation();
		if (place == null) {
			return;
		}
		Path path = place.append(file.getProjectRelativePath()).toPath();
		if ("cora".equals(file.getFileExtension())) {
			target(delta).ifPresentOrElse(now -> store.move(path, now), () -> store.forget(path));
		} else if ("coraplan".equals(file.getFileExtension())) {
			for (CurrentPlan plan : store.all()) {
				if (plan.planFile().filter(path::equals).isPresent()) {
					store.update(plan.plan(), it -> it.unsaved(file.getName() + " has been deleted. Press Ctrl+Alt+P in "
						+ it.source().getFileName() + " to plan again."));
				}
			}
		}
	}

	private static Optional<Path> target(IResourceDelta delta) {
		if ((delta.getFlags() & IResourceDelta.MOVED_TO) == 0) {
			return Optional.empty();
		}
		IPath now = ResourcesPlugin.getWorkspace().getRoot().getFile(delta.getMovedToPath()).getLocation();
		return Optional.ofNullable(now).filter(it -> "cora".equals(it.getFileExtension())).map(IPath::toPath);
	}
}
