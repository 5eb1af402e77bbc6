// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.internal;

import java.io.File;
import java.util.stream.Stream;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.filesystem.IFileStore;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.emf.common.util.URI;

/** The file that a source reference means: a URI, an absolute path, or a path relative to the folder of its plan. */
final class SourceFile {

	private final URI uri;

	/**
	 * @param plan where the plan is; null if it is nowhere
	 * @param name the file as the front end was given it
	 */
	SourceFile(URI plan, String name) {
		String path = name.replace(File.separatorChar, '/');
		boolean isUri = path.matches("[a-zA-Z][a-zA-Z0-9+.-]+:/.*");
		boolean isRelative = !isUri && !new File(name).isAbsolute() && plan != null && plan.isHierarchical() && !plan.isRelative();
		this.uri = isUri ? URI.createURI(path) : isRelative ? relative(path).resolve(plan.trimFragment()) : URI.createFileURI(name);
	}

	private static URI relative(String path) {
		String[] segments = Stream.of(path.split("/")).map(s -> URI.encodeSegment(s, false)).toArray(String[]::new);
		return URI.createHierarchicalURI(segments, null, null);
	}

	/** Where the file should be. */
	URI uri() {
		return uri;
	}

	/** The file in the workspace; null if it isn't there. */
	IFile inWorkspace() {
		IWorkspaceRoot root = ResourcesPlugin.getWorkspace().getRoot();
		if (uri.isPlatformResource()) {
			IFile file = root.getFile(IPath.fromPortableString(uri.toPlatformString(true)));
			return file.exists() ? file : null;
		}
		return uri.isFile() ? Stream.of(root.findFilesForLocationURI(local().toURI())).filter(IFile::exists).findFirst().orElse(null) : null;
	}

	/** The file outside the workspace; null if it isn't there. */
	IFileStore onDisk() {
		return uri.isFile() && local().isFile() ? EFS.getLocalFileSystem().getStore(local().toURI()) : null;
	}

	private File local() {
		return new File(uri.toFileString());
	}

	@Override
	public String toString() {
		return uri.isFile() ? uri.toFileString() : uri.isPlatformResource() ? uri.toPlatformString(true) : uri.toString();
	}
}
