// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.language;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersChangeEvent;

/**
 * Which folders the server looks after: every open project with a Cora file in it, and the folders of loose files. Tells the
 * server of files that come, change and go.
 */
final class WorkspaceFolders implements IResourceChangeListener {

	/** The resource change events to listen to. */
	static final int EVENTS =
		IResourceChangeEvent.POST_CHANGE | IResourceChangeEvent.PRE_CLOSE | IResourceChangeEvent.PRE_DELETE;

	private final LanguageService service;
	private final Map<String, WorkspaceFolder> known = new LinkedHashMap<>();

	WorkspaceFolders(LanguageService service) {
		this.service = service;
	}

	/** Looks for projects with Cora files; what is found is known from then on. */
	List<WorkspaceFolder> scan() {
		List<IProject> found = Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().getProjects())
			.filter(project -> project.isAccessible() && project.getLocation() != null && hasSource(project)).toList();
		synchronized (this) {
			found.forEach(this::remember);
			return new ArrayList<>(known.values());
		}
	}

	synchronized List<String> known() {
		return List.copyOf(known.keySet());
	}

	private static boolean hasSource(IProject project) {
		boolean[] found = {false};
		try {
			project.accept(proxy -> {
				found[0] |= proxy.getType() == IResource.FILE && proxy.getName().endsWith(".cora");
				return !found[0];
			}, IResource.NONE);
		} catch (CoreException e) {
			CoraUi.log("Could not look for Cora files in " + project.getName(), e);
		}
		return found[0];
	}

	/** Makes sure that the server knows the folder of a file that is being opened. */
	synchronized void ensure(URI file) {
		for (String folder : known.keySet()) {
			if (file.toString().startsWith(folder)) {
				return;
			}
		}
		IFile[] resources = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(file);
		WorkspaceFolder added = resources.length > 0 && resources[0].getProject().getLocation() != null
			&& isBelow(file, resources[0].getProject()) ? remember(resources[0].getProject()) : rememberLoose(file);
		tell(List.of(added), List.of());
	}

	private static boolean isBelow(URI file, IProject project) {
		return file.toString().startsWith(uri(project));
	}

	private WorkspaceFolder remember(IProject project) {
		return known.computeIfAbsent(uri(project), uri -> new WorkspaceFolder(uri, project.getName()));
	}

	private WorkspaceFolder rememberLoose(URI file) {
		String uri = folderUri(Path.of(file).getParent());
		return known.computeIfAbsent(uri, it -> new WorkspaceFolder(it, FolderConfigs.LOOSE + it));
	}

	private static String uri(IProject project) {
		return folderUri(project.getLocation().toPath());
	}

	private static String folderUri(Path path) {
		String uri = path.toUri().toString();
		return uri.endsWith("/") ? uri : uri + "/";
	}

	private void tell(List<WorkspaceFolder> added, List<WorkspaceFolder> removed) {
		service.tell(server -> server.didChangeWorkspaceFolders(
			new DidChangeWorkspaceFoldersParams(new WorkspaceFoldersChangeEvent(added, removed))));
	}

	@Override
	public void resourceChanged(IResourceChangeEvent event) {
		if (event.getType() == IResourceChangeEvent.POST_CHANGE) {
			changed(event.getDelta());
		} else if (event.getResource() instanceof IProject project && project.getLocation() != null) {
			forget(project);
		}
	}

	private synchronized void forget(IProject project) {
		WorkspaceFolder removed = known.remove(uri(project));
		if (removed != null) {
			tell(List.of(), List.of(removed));
		}
	}

	private synchronized void changed(IResourceDelta delta) {
		List<FileEvent> events = new ArrayList<>();
		List<WorkspaceFolder> added = new ArrayList<>();
		try {
			delta.accept(change -> {
				if (change.getResource() instanceof IFile file && file.getName().endsWith(".cora") && file.getLocation() != null) {
					note(change, file, events, added);
				}
				return true;
			});
		} catch (CoreException e) {
			CoraUi.log("Could not read a change of the workspace", e);
		}
		if (!added.isEmpty()) {
			tell(added, List.of());
		}
		if (!events.isEmpty()) {
			service.tell(server -> server.didChangeWatchedFiles(new DidChangeWatchedFilesParams(events)));
		}
	}

	private void note(IResourceDelta change, IFile file, List<FileEvent> events, List<WorkspaceFolder> added) {
		IProject project = file.getProject();
		boolean removed = change.getKind() == IResourceDelta.REMOVED;
		boolean touched = change.getKind() == IResourceDelta.ADDED || (change.getFlags() & IResourceDelta.CONTENT) != 0;
		if (project.isAccessible() && project.getLocation() != null && !removed && !known.containsKey(uri(project))) {
			added.add(remember(project));
		} else if (removed || touched) {
			events.add(new FileEvent(Documents.uri(file.getLocation().toPath()),
				removed ? FileChangeType.Deleted : change.getKind() == IResourceDelta.ADDED ? FileChangeType.Created : FileChangeType.Changed));
		}
	}
}
