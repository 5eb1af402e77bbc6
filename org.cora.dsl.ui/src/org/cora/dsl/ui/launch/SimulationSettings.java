// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;

/**
 * What a launch configuration says. The defaults run as they are, with file and offload given.
 *
 * @param file      path in the workspace, or of a file outside of it
 * @param offload   name of the offload
 * @param strategy  name of a strategy, or {@link #ALL}
 * @param traffic   name of a traffic of the file; empty for the offload's own
 * @param duration  virtual time, such as {@code 200 ms}
 * @param seed      of everything random, a whole number
 * @param adapt     empty for what the offload says, {@link #OFF}, or a control interval such as {@code 10 ms}
 * @param folder    where the files go; empty for the folder of the source
 * @param report    whether to write a report
 * @param open      whether to open it at the end
 * @param trace     whether to write a trace
 * @param order     whether to write the serialisation order
 */
public record SimulationSettings(String file, String offload, String strategy, String traffic, String duration, String seed,
	String adapt, String folder, boolean report, boolean open, boolean trace, boolean order) {

	/** Id of the launch configuration type. */
	public static final String TYPE = CoraUi.ID + ".simulation";

	/** In place of a strategy: one after the other, and their results side by side. */
	public static final String ALL = "all";

	/** In place of a control interval: no adaptation. */
	public static final String OFF = "off";

	private static final String PREFIX = TYPE + ".";
	private static final String FILE = PREFIX + "file";
	private static final String OFFLOAD = PREFIX + "offload";
	private static final String STRATEGY = PREFIX + "strategy";
	private static final String TRAFFIC = PREFIX + "traffic";
	private static final String DURATION = PREFIX + "duration";
	private static final String SEED = PREFIX + "seed";
	private static final String ADAPT = PREFIX + "adapt";
	private static final String FOLDER = PREFIX + "folder";
	private static final String REPORT = PREFIX + "report";
	private static final String OPEN = PREFIX + "open";
	private static final String TRACE = PREFIX + "trace";
	private static final String ORDER = PREFIX + "order";

	/** The defaults for an offload. */
	public static SimulationSettings of(String file, String offload) {
		return new SimulationSettings(file, offload, "cora", "", "200 ms", "1", "", "", true, true, false, false);
	}

	/** What a configuration says. */
	public static SimulationSettings of(ILaunchConfiguration from) throws CoreException {
		SimulationSettings defaults = of("", "");
		return new SimulationSettings(from.getAttribute(FILE, "").strip(), from.getAttribute(OFFLOAD, "").strip(),
			from.getAttribute(STRATEGY, defaults.strategy), from.getAttribute(TRAFFIC, ""),
			from.getAttribute(DURATION, defaults.duration).strip(), from.getAttribute(SEED, defaults.seed).strip(),
			from.getAttribute(ADAPT, "").strip(), from.getAttribute(FOLDER, "").strip(), from.getAttribute(REPORT, defaults.report),
			from.getAttribute(OPEN, defaults.open), from.getAttribute(TRACE, false), from.getAttribute(ORDER, false));
	}

	/** Writes all into a configuration, which from then on belongs to the file. */
	public void store(ILaunchConfigurationWorkingCopy into) {
		storeOffload(into);
		storeTraffic(into);
		storeRuntime(into);
		storeFiles(into);
	}

	void storeOffload(ILaunchConfigurationWorkingCopy into) {
		into.setAttribute(FILE, file);
		into.setAttribute(OFFLOAD, offload);
		into.setAttribute(STRATEGY, strategy);
		IFile resource = SourceLocation.inWorkspace(file).orElse(null);
		into.setMappedResources(resource == null ? null : new IResource[] {resource});
	}

	void storeTraffic(ILaunchConfigurationWorkingCopy into) {
		into.setAttribute(TRAFFIC, traffic);
		into.setAttribute(DURATION, duration);
		into.setAttribute(SEED, seed);
	}

	void storeRuntime(ILaunchConfigurationWorkingCopy into) {
		into.setAttribute(ADAPT, adapt);
	}

	void storeFiles(ILaunchConfigurationWorkingCopy into) {
		into.setAttribute(FOLDER, folder);
		into.setAttribute(REPORT, report);
		into.setAttribute(OPEN, open);
		into.setAttribute(TRACE, trace);
		into.setAttribute(ORDER, order);
	}

	SimulationSettings withOffload(String newFile, String newOffload, String newStrategy) {
		return new SimulationSettings(newFile, newOffload, newStrategy, traffic, duration, seed, adapt, folder, report, open, trace, order);
	}

	SimulationSettings withTraffic(String newTraffic, String newDuration, String newSeed) {
		return new SimulationSettings(file, offload, strategy, newTraffic, newDuration, newSeed, adapt, folder, report, open, trace, order);
	}

	SimulationSettings withAdapt(String newAdapt) {
		return new SimulationSettings(file, offload, strategy, traffic, duration, seed, newAdapt, folder, report, open, trace, order);
	}

	SimulationSettings withFiles(String newFolder, boolean newReport, boolean newOpen, boolean newTrace, boolean newOrder) {
		return new SimulationSettings(file, offload, strategy, traffic, duration, seed, adapt, newFolder, newReport, newOpen, newTrace,
			newOrder);
	}

	/** Whether this is about one run, which can write files and be stopped with its results complete. */
	boolean isOneRun() {
		return !strategy.equals(ALL);
	}
}
