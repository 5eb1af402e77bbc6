// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.language;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.xtext.ide.server.MultiRootWorkspaceConfigFactory;
import org.eclipse.xtext.util.IFileSystemScanner;
import org.eclipse.xtext.workspace.FileProjectConfig;
import org.eclipse.xtext.workspace.FileSourceFolder;
import org.eclipse.xtext.workspace.WorkspaceConfig;

/**
 * What the server reads in a folder: the whole tree of a project; of a folder that is known only because a loose file of it
 * is open, just the Cora files directly in it (it may be somebody's home directory).
 */
final class FolderConfigs extends MultiRootWorkspaceConfigFactory {

	/** Prefix of the names of folders with loose files. */
	static final String LOOSE = "loose:";

	@Override
	protected void addProjectsForWorkspaceFolder(WorkspaceConfig workspace, WorkspaceFolder folder, Set<String> names) {
		if (folder.getName().startsWith(LOOSE)) {
			workspace.addProject(new LooseFolder(getUriExtensions().toUri(folder.getUri()), folder.getName()));
		} else {
			super.addProjectsForWorkspaceFolder(workspace, folder, names);
		}
	}

	private static final class LooseFolder extends FileProjectConfig {

		LooseFolder(URI path, String name) {
			super(path, name);
		}

		@Override
		public Set<FileSourceFolder> getSourceFolders() {
			return Set.of(new FlatSourceFolder(this));
		}

		@Override
		public FileSourceFolder findSourceFolderContaining(URI member) {
			return getSourceFolders().stream().filter(folder -> folder.contains(member)).findFirst().orElse(null);
		}
	}

	private static final class FlatSourceFolder extends FileSourceFolder {

		FlatSourceFolder(FileProjectConfig parent) {
			super(parent, ".");
		}

		@Override
		public List<URI> getAllResources(IFileSystemScanner scanner) {
			File[] files = new File(getPath().toFileString()).listFiles((dir, name) -> name.endsWith(".cora"));
			return files == null ? List.of() : Arrays.stream(files).sorted().map(file -> URI.createFileURI(file.getPath())).toList();
		}
	}
}
