// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.cora.dsl.ui.plan.EditedSource;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;

/** Files and folders as configurations name them: by their path in the workspace, or else in the file system. */
final class SourceLocation {

	private SourceLocation() {
	}

	/** How a configuration names a file. */
	static String name(Path source) {
		return EditedSource.inWorkspace(source).map(file -> file.getFullPath().toString()).orElseGet(source::toString);
	}

	/** The file of the workspace of that name. */
	static Optional<IFile> inWorkspace(String name) {
		return member(name) instanceof IFile file ? Optional.of(file) : path(name).flatMap(EditedSource::inWorkspace);
	}

	/** The local file of that name; empty if there is none. */
	static Optional<Path> file(String name) {
		if (member(name) instanceof IFile file) {
			return Optional.ofNullable(file.getLocation()).map(location -> location.toFile().toPath()).filter(Files::isRegularFile);
		}
		return path(name).filter(Path::isAbsolute).filter(Files::isRegularFile);
	}

	/** The local folder of that name; empty if there is none. */
	static Optional<Path> folder(String name) {
		if (member(name) instanceof IContainer container) {
			return Optional.ofNullable(container.getLocation()).map(location -> location.toFile().toPath()).filter(Files::isDirectory);
		}
		return path(name).filter(Path::isAbsolute).filter(Files::isDirectory);
	}

	private static IResource member(String name) {
		return name.isEmpty() ? null : ResourcesPlugin.getWorkspace().getRoot().findMember(name);
	}

	private static Optional<Path> path(String name) {
		try {
			return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name));
		} catch (InvalidPathException e) {
			return Optional.empty();
		}
	}
}
