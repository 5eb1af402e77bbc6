// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.host.probe;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/**
 * Looks at an installed Cora from inside the Eclipse it was installed into, and writes down what it saw. Never part of the
 * update site; does nothing unless the system property {@code cora.probe.result} names a file for its observations.
 */
public final class Probe implements IStartup {

	@Override
	public void earlyStartup() {
		String result = System.getProperty("cora.probe.result");
		if (result != null) {
			try {
				write(Path.of(result), observe());
			} catch (IOException e) {
				ILog.of(Probe.class).error("Could not write " + result, e);
			}
			PlatformUI.getWorkbench().getDisplay().asyncExec(Probe::end);
		}
	}

	/** Ends the workbench without a question about unsaved editors. */
	private static void end() {
		for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
			for (IWorkbenchPage page : window.getPages()) {
				page.closeAllEditors(false);
			}
		}
		PlatformUI.getWorkbench().close();
	}

	private static Properties observe() {
		Properties seen = new Properties();
		try {
			new Visit(seen).run();
			seen.setProperty("outcome", "done");
		} catch (Exception | LinkageError e) {
			seen.setProperty("outcome", "failed: " + e);
			ILog.of(Probe.class).error("The visit failed", e);
		}
		return seen;
	}

	private static void write(Path file, Properties seen) throws IOException {
		try (Writer out = Files.newBufferedWriter(file)) {
			seen.store(out, null);
		}
	}
}
