// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.wizards;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import java.util.Optional;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Makes a project and fills it with an example. What is cancelled or fails leaves nothing behind; files that were there before
 * stay as they are.
 */
final class ProjectContent {

	private final IProject project;
	private final URI location;
	private final Example example;

	/**
	 * @param location where the project's files go; null for the workspace
	 * @param example  null for none
	 */
	ProjectContent(IProject project, URI location, Example example) {
		this.project = project;
		this.location = location;
		this.example = example;
	}

	/** Makes the project; the example's main file, if there is one. */
	Optional<IFile> create(IProgressMonitor monitor) throws CoreException {
		SubMonitor progress = SubMonitor.convert(monitor, "Making the project " + project.getName(), 100);
		IProjectDescription description = project.getWorkspace().newProjectDescription(project.getName());
		description.setLocationURI(location);
		boolean fresh = isFresh();
		try {
			project.create(description, progress.split(5));
			project.open(progress.split(5));
			project.refreshLocal(IResource.DEPTH_INFINITE, progress.split(10));
			return example == null ? Optional.empty() : Optional.of(copy(progress.split(80)));
		} catch (CoreException | OperationCanceledException e) {
			remove(fresh);
			throw e;
		} catch (IOException e) {
			remove(fresh);
			throw new CoreException(Status.error("The example " + example.title() + " could not be copied", e));
		}
	}

	private IFile copy(SubMonitor progress) throws CoreException, IOException {
		Map<String, URL> files = ShippedExamples.files(example);
		progress.setWorkRemaining(files.size());
		for (Map.Entry<String, URL> each : files.entrySet()) {
			IFile file = project.getFile(each.getKey());
			folder(file.getParent());
			if (!file.exists()) {
				try (InputStream in = each.getValue().openStream()) {
					file.create(in, true, progress.split(1));
				}
			}
		}
		return project.getFile(ShippedExamples.mainFile(example));
	}

	private static void folder(IContainer container) throws CoreException {
		if (container instanceof IFolder folder && !folder.exists()) {
			folder(folder.getParent());
			folder.create(true, true, null);
		}
	}

	/** Whether there is nothing yet where the project's files will be. */
	private boolean isFresh() {
		return location == null && !project.getWorkspace().getRoot().getLocation().append(project.getName()).toFile().exists();
	}

	/** Takes the project away again, and its files if they are ours. */
	private void remove(boolean fresh) {
		try {
			if (project.exists()) {
				project.delete(fresh, true, null);
			}
		} catch (CoreException e) {
			CoraUi.log("A project that was not finished could not be removed", e);
		}
	}
}
