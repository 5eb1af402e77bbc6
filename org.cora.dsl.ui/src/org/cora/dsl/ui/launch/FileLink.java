// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.nio.file.Path;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.IHyperlink;
import org.eclipse.ui.ide.IDE;

/** Opens a file that a run has written: reports in the browser, others in their editor. */
record FileLink(Path file) implements IHyperlink {

	@Override
	public void linkEntered() {
		// Nothing changes before it is clicked.
	}

	@Override
	public void linkExited() {
		// Nothing was changed.
	}

	@Override
	public void linkActivated() {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		if (file.toString().endsWith(".html")) {
			ReportBrowser.open(file);
		} else if (window != null) {
			try {
				IDE.openEditorOnFileStore(window.getActivePage(), EFS.getLocalFileSystem().getStore(file.toUri()));
			} catch (PartInitException e) {
				CoraUi.log("No editor could be opened for " + file.getFileName(), e);
			}
		}
	}
}
