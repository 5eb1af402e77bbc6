// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.nio.file.Path;
import java.util.Optional;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.PlatformUI;

/** What follows a run: the console names its files, the workspace learns of them, and the report opens. */
final class RunEnd {

	private final OutputFiles files;
	private final boolean open;

	RunEnd(OutputFiles files, boolean open) {
		this.files = files;
		this.open = open;
	}

	/** Lines for the end of the console: where the files are that the run has written. */
	String text() {
		StringBuilder text = new StringBuilder();
		files.files().keySet().forEach(kind -> files.written(kind)
			.ifPresent(file -> text.append(String.format("%-7s %s%n", kind.title + ":", file))));
		return text.toString();
	}

	/** Does the rest in the background. To be called once, when the process has ended. */
	void run(boolean terminated) {
		files.release();
		Optional<Path> report = files.written(OutputFiles.Kind.REPORT).filter(it -> open && !terminated);
		Job job = new Job("Refreshing the files of a run") {
			@Override
			protected IStatus run(IProgressMonitor monitor) {
				files.files().values().forEach(file -> refresh(file, monitor));
				report.ifPresent(ReportBrowser::open);
				return Status.OK_STATUS;
			}

			@Override
			public boolean belongsTo(Object family) {
				return family == RunEnd.class;
			}
		};
		if (PlatformUI.isWorkbenchRunning() && !PlatformUI.getWorkbench().isClosing()) {
			job.setRule(ResourcesPlugin.getWorkspace().getRoot());
			job.setSystem(true);
			job.schedule();
		}
	}

	private static void refresh(Path file, IProgressMonitor monitor) {
		try {
			for (IFile known : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(file.toUri())) {
				known.refreshLocal(IResource.DEPTH_ZERO, monitor);
				if (known.exists()) {
					known.setDerived(true, monitor);
				}
			}
		} catch (CoreException e) {
			CoraUi.log("The workspace could not be told of " + file.getFileName(), e);
		}
	}
}
