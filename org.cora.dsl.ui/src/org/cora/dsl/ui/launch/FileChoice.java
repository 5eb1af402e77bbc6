// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.util.Optional;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.ContainerSelectionDialog;
import org.eclipse.ui.dialogs.ElementTreeSelectionDialog;
import org.eclipse.ui.model.BaseWorkbenchContentProvider;
import org.eclipse.ui.model.WorkbenchLabelProvider;

/** Lets the user pick from the workspace. */
final class FileChoice {

	private FileChoice() {
	}

	/** A Cora source, as configurations name it. */
	static Optional<String> source(Shell shell, String before) {
		ElementTreeSelectionDialog dialog = new ElementTreeSelectionDialog(shell, new WorkbenchLabelProvider(),
			new BaseWorkbenchContentProvider());
		dialog.setTitle("Source File");
		dialog.setMessage("Which Cora source file?");
		dialog.setInput(ResourcesPlugin.getWorkspace().getRoot());
		dialog.setAllowMultiple(false);
		dialog.setInitialSelection(ResourcesPlugin.getWorkspace().getRoot().findMember(before));
		dialog.addFilter(new Sources());
		dialog.setValidator(selection -> selection.length == 1 && selection[0] instanceof IFile ? Status.OK_STATUS
			: Status.error("Choose a file."));
		return dialog.open() == Window.OK && dialog.getFirstResult() instanceof IFile file ? Optional.of(file.getFullPath().toString())
			: Optional.empty();
	}

	/** A folder, as configurations name it. */
	static Optional<String> folder(Shell shell, String before) {
		IResource there = ResourcesPlugin.getWorkspace().getRoot().findMember(before);
		ContainerSelectionDialog dialog = new ContainerSelectionDialog(shell, there instanceof IContainer container ? container : null,
			false, "In which folder are the files to be written?");
		dialog.setTitle("Folder for Files");
		return dialog.open() == Window.OK && dialog.getResult().length == 1 && dialog.getResult()[0] instanceof IPath path
			? Optional.of(path.toString()) : Optional.empty();
	}

	/** Cora sources, and what they can be in. */
	private static final class Sources extends ViewerFilter {

		@Override
		public boolean select(Viewer viewer, Object parent, Object element) {
			return element instanceof IFile file ? "cora".equals(file.getFileExtension())
				: !(element instanceof IProject project) || project.isOpen();
		}
	}
}
