// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.net.MalformedURLException;
import java.nio.file.Path;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.browser.IWorkbenchBrowserSupport;
import org.eclipse.ui.statushandlers.StatusManager;

/** Shows reports in the browser inside the workbench; where there is none, in the system's. */
final class ReportBrowser {

	private static final String EDITOR = "org.eclipse.ui.browser.editor";

	private ReportBrowser() {
	}

	/** Opens a report, in place of an older one of the same path. From any thread. */
	static void open(Path report) {
		if (PlatformUI.isWorkbenchRunning()) {
			PlatformUI.getWorkbench().getDisplay().asyncExec(() -> show(report));
		}
	}

	private static void show(Path report) {
		IWorkbenchWindow[] windows = PlatformUI.getWorkbench().getWorkbenchWindows();
		if (PlatformUI.getWorkbench().isClosing() || windows.length == 0) {
			return;
		}
		IWorkbenchWindow active = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		IWorkbenchPage page = (active == null ? windows[0] : active).getActivePage();
		IWorkbenchBrowserSupport support = PlatformUI.getWorkbench().getBrowserSupport();
		try {
			if (support.isInternalWebBrowserAvailable() && page != null) {
				inside(new ReportInput(report), page);
			} else {
				support.getExternalBrowser().openURL(report.toUri().toURL());
			}
		} catch (PartInitException | MalformedURLException e) {
			IStatus status = new Status(IStatus.WARNING, CoraUi.ID, "No browser could be opened for the report. It is in " + report
				+ ".", e);
			StatusManager.getManager().handle(status, StatusManager.SHOW);
		}
	}

	/** A browser that shows the file already would go on showing what was in it. */
	private static void inside(IEditorInput report, IWorkbenchPage page) throws PartInitException {
		IEditorPart old = page.findEditor(report);
		if (old != null) {
			page.closeEditor(old, false);
		}
		page.openEditor(report, EDITOR);
	}
}
