// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.ide.server.BuildManager;
import org.eclipse.xtext.ide.server.WorkspaceManager;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.util.CancelIndicator;

/**
 * Builds what there still is. Xtext's build manager keeps a file that it could not read on its list, so one that was deleted
 * between being announced and being built (close an editor, delete the project) would make every later build fail.
 */
public final class SteadyBuilds extends BuildManager {

	private WorkspaceManager workspace;
	private Set<URI> dirty;
	private Set<URI> deleted;

	@Override
	public void setWorkspaceManager(WorkspaceManager workspaceManager) {
		workspace = workspaceManager;
		super.setWorkspaceManager(workspaceManager);
	}

	/** Called for the list of changed files first, then for that of deleted ones. */
	@Override
	protected void queue(Set<URI> files, Collection<URI> toRemove, Collection<URI> toAdd) {
		if (dirty == null) {
			dirty = files;
		} else if (files != dirty) {
			deleted = files;
		}
		super.queue(files, toRemove, toAdd);
	}

	@Override
	protected List<IResourceDescription.Delta> internalBuild(CancelIndicator cancelIndicator) {
		strikeVanished();
		while (true) {
			try {
				return super.internalBuild(cancelIndicator);
			} catch (RuntimeException e) {
				if (!(strikeVanished() | strikeLost())) { // as often as there are files to go
					throw e;
				}
			}
		}
	}

	/** Takes files off the lists that are gone, with their project or alone; answers whether there were any. */
	private boolean strikeVanished() {
		boolean struck = dirty.removeIf(uri -> workspace.getProjectManager(uri) == null);
		struck |= deleted.removeIf(uri -> workspace.getProjectManager(uri) == null);
		List<URI> gone = dirty.stream().filter(uri -> !isThere(uri)).toList();
		if (!gone.isEmpty()) {
			dirty.removeAll(gone);
			deleted.addAll(gone);
			struck = true;
		}
		return struck;
	}

	/** Files that the index knows and that are gone without anybody having said so: nobody watches the folder of a loose file. */
	private boolean strikeLost() {
		List<URI> lost = workspace.getProjectManagers().stream()
				.flatMap(project -> project.getIndexState().getResourceDescriptions().getAllURIs().stream())
				.filter(uri -> uri.isFile() && !isThere(uri)).toList();
		return deleted.addAll(lost);
	}

	private boolean isThere(URI uri) {
		return workspace.isDocumentOpen(uri) || uri.isFile() && Files.isRegularFile(Path.of(uri.toFileString()));
	}
}
