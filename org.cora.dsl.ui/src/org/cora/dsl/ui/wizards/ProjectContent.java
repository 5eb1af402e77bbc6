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
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;

/** Makes a project and fills it with an example. What is cancelled or fails leaves nothing behind. */
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
		try {
			project.create(description, progress.split(10));
			project.open(progress.split(10));
			return example == null ? Optional.empty() : Optional.of(copy(progress.split(80)));
		} catch (CoreException | OperationCanceledException e) {
			remove();
			throw e;
		} catch (IOException e) {
			remove();
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

	/** Takes the project away again; files at a place of the user's own stay. */
	private void remove() {
		try {
			if (project.exists()) {
				project.delete(location == null, true, null);
			}
		} catch (CoreException e) {
			CoraUi.log("A project that was not finished could not be removed", e);
		}
	}
}
