// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.host.probe;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.core.resources.IFile;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.IDebugEventSetListener;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IProcess;

/** Runs an offload in a process of its own, to its end, and begins another run that is still going when the workbench closes. */
final class Runs {

	private static final String TYPE = "org.cora.dsl.ui.simulation";
	private static final long PATIENCE_SECONDS = 90;

	private final Properties seen;
	private final String prefix;
	private final IFile file;

	/** @param prefix of the names of what is noted */
	Runs(Properties seen, String prefix, IFile file) {
		this.seen = seen;
		this.prefix = prefix;
		this.file = file;
	}

	/** Notes the exit value and how long the report is. */
	void toTheEnd(String offload) throws Exception {
		CountDownLatch ended = new CountDownLatch(1);
		IDebugEventSetListener listener = events -> {
			for (DebugEvent event : events) {
				if (event.getKind() == DebugEvent.TERMINATE && event.getSource() instanceof IProcess) {
					ended.countDown();
				}
			}
		};
		DebugPlugin.getDefault().addDebugEventListener(listener);
		try {
			IProcess process = launch(offload, "5 ms");
			if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				throw new TimeoutException("the run of " + offload + " does not end");
			}
			seen.setProperty(prefix + ".exit", String.valueOf(process.getExitValue()));
		} finally {
			DebugPlugin.getDefault().removeDebugEventListener(listener);
		}
		Path report = file.getParent().getLocation().toFile().toPath().resolve(offload + ".report.html");
		seen.setProperty(prefix + ".report", String.valueOf(Files.exists(report) && Files.readString(report).contains("Mpps")));
	}

	/** Notes the id of a process that will not end by itself. */
	void leftGoing(String offload) throws Exception {
		IProcess process = launch(offload, "3600 s");
		seen.setProperty(prefix + ".left", process.getAttribute(IProcess.ATTR_PROCESS_ID));
	}

	private IProcess launch(String offload, String duration) throws Exception {
		ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
		ILaunchConfigurationWorkingCopy configuration = manager.getLaunchConfigurationType(TYPE).newInstance(null, offload);
		configuration.setAttribute(TYPE + ".file", file.getFullPath().toString());
		configuration.setAttribute(TYPE + ".offload", offload);
		configuration.setAttribute(TYPE + ".duration", duration);
		configuration.setAttribute(TYPE + ".open", false);
		return configuration.launch(ILaunchManager.RUN_MODE, null).getProcesses()[0];
	}
}
