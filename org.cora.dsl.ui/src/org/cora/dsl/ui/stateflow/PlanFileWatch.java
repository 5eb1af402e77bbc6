// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;

/** Notices when files or projects come, go, open or close. */
final class PlanFileWatch implements IResourceChangeListener {

	private final Runnable noticed;

	/** @param noticed is run after such a change, in whatever thread */
	PlanFileWatch(Runnable noticed) {
		this.noticed = noticed;
	}

	void start() {
		ResourcesPlugin.getWorkspace().addResourceChangeListener(this, IResourceChangeEvent.POST_CHANGE);
	}

	void stop() {
		ResourcesPlugin.getWorkspace().removeResourceChangeListener(this);
	}

	@Override
	public void resourceChanged(IResourceChangeEvent event) {
		boolean[] any = {false};
		try {
			event.getDelta().accept(delta -> {
				any[0] |= matters(delta);
				return !any[0];
			});
		} catch (CoreException e) {
			CoraUi.log("Changes of the workspace could not be read", e);
		}
		if (any[0]) {
			noticed.run();
		}
	}

	private static boolean matters(IResourceDelta delta) {
		boolean opened = (delta.getFlags() & IResourceDelta.OPEN) != 0;
		return delta.getResource().getType() == IResource.PROJECT && (opened || delta.getKind() == IResourceDelta.REMOVED)
			|| delta.getResource().getType() == IResource.FILE && (delta.getKind() & (IResourceDelta.ADDED | IResourceDelta.REMOVED)) != 0;
	}
}
