// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.util.Map;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.core.model.RuntimeProcess;

/** A simulation that goes on in a process of its own, as the Platform sees it. */
public final class SimulationProcess extends RuntimeProcess {

	/** Value of {@link IProcess#ATTR_PROCESS_TYPE}. */
	public static final String TYPE = "org.cora.simulation";

	private final RunningSimulation running;

	private SimulationProcess(ILaunch launch, SystemProcess process, RunningSimulation running, String label,
		Map<String, String> attributes) {
		super(launch, process, label, attributes);
		this.running = running;
	}

	/**
	 * Starts a process.
	 *
	 * @param files  what it writes
	 * @param ending what happens when it has ended
	 */
	static SimulationProcess start(ILaunch launch, ProcessBuilder builder, OutputFiles files, RunEnd ending, String label)
		throws CoreException {
		Process process = DebugPlugin.exec(builder.command().toArray(String[]::new), builder.directory(), null);
		RunningSimulation running = RunningSimulation.of(process, builder.command().contains(SimulationCommand.CONTROL));
		process.onExit().thenAccept(it -> ending.run(running.wasTerminated()));
		String before = files.note().isEmpty() ? "" : files.note() + "\n\n";
		SystemProcess system = new SystemProcess(process, before, ending::text, running::begin);
		Map<String, String> attributes = Map.of(IProcess.ATTR_PROCESS_TYPE, TYPE, DebugPlugin.ATTR_WORKING_DIRECTORY,
			builder.directory().toString(), DebugPlugin.ATTR_PATH, builder.command().get(0), IProcess.ATTR_CMDLINE,
			DebugPlugin.renderArguments(builder.command().toArray(String[]::new), null));
		return new SimulationProcess(launch, system, running, label, attributes);
	}

	/** Begins to end it; returns at once. */
	@Override
	public void terminate() {
		running.terminate();
	}

	/** Ends all there are, and waits a little for their results. For the end of the workbench. */
	public static void endAll() {
		RunningSimulation.endAll();
	}
}
