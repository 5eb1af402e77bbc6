// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.cora.dsl.ui.plan.CurrentPlan;
import org.cora.ir.diagnostic.CoraException;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

/** Asks for a file and writes the picture into it. */
public final class PictureExport {

	private static final String TITLE = "Export";
	private static final String SVG = ".svg";
	private static final String PNG = ".png";

	private final StateFlowView view;

	PictureExport(StateFlowView view) {
		this.view = view;
	}

	/** Asks for the file, and before another one is overwritten. */
	void ask() {
		Shell shell = view.getSite().getShell();
		CurrentPlan plan = view.current();
		if (plan == null || view.canvas().scene() == null) {
			MessageDialog.openInformation(shell, TITLE, "There is no picture yet. Put the cursor into an offload and press Ctrl+Alt+P.");
			return;
		}
		FileDialog dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setText("Export the State Flow of " + plan.offload());
		dialog.setFilterExtensions(new String[] {"*" + SVG, "*" + PNG});
		dialog.setFilterNames(new String[] {"SVG picture (*.svg)", "PNG picture (*.png)"});
		dialog.setFilterPath(plan.source().getParent().toString());
		dialog.setFileName(plan.offload() + SVG);
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen == null) {
			return;
		}
		Path file = named(chosen, dialog.getFilterIndex() == 1);
		if (file.toString().equals(chosen) || !Files.exists(file)
			|| MessageDialog.openQuestion(shell, TITLE, file.getFileName() + " exists already. Overwrite it?")) {
			write(shell, file);
		}
	}

	/** The file that is meant: with the ending of the chosen kind where the name has the other one, or none of both. */
	public static Path named(String chosen, boolean png) {
		String name = chosen.toLowerCase(Locale.ROOT);
		if (name.endsWith(png ? PNG : SVG)) {
			return Path.of(chosen);
		}
		boolean other = name.endsWith(png ? SVG : PNG);
		return Path.of((other ? chosen.substring(0, chosen.length() - SVG.length()) : chosen) + (png ? PNG : SVG));
	}

	private void write(Shell shell, Path file) {
		String problem = problem(file);
		if (problem.isEmpty()) {
			refresh(file);
		} else {
			MessageDialog.openError(shell, TITLE, problem);
		}
	}

	/** Writes the file. Returns why that wasn't possible, as a sentence; empty if it was. */
	private String problem(Path file) {
		try {
			view.export(file);
			return "";
		} catch (CoraException e) {
			return "The picture was not written: " + e.diagnostics().get(0).message() + ". Choose another place.";
		} catch (SWTException e) {
			return "The picture was not written: " + e.getMessage() + ".";
		}
	}

	/** Lets the workspace see the new file, if it is in one of its folders. */
	private static void refresh(Path file) {
		for (IContainer folder : ResourcesPlugin.getWorkspace().getRoot().findContainersForLocationURI(file.getParent().toUri())) {
			WorkspaceJob job = new WorkspaceJob("Refreshing " + folder.getName()) {
				@Override
				public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
					folder.refreshLocal(IResource.DEPTH_ONE, monitor);
					return Status.OK_STATUS;
				}
			};
			job.setSystem(true);
			job.setRule(folder);
			job.schedule();
		}
	}
}
