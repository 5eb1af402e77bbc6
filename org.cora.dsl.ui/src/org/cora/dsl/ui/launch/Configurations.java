// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationType;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;

/** The launch configurations there are, and new ones. */
final class Configurations {

	private Configurations() {
	}

	/** Those of a file. */
	static List<ILaunchConfiguration> of(Path source) throws CoreException {
		String name = SourceLocation.name(source);
		List<ILaunchConfiguration> found = new ArrayList<>();
		for (ILaunchConfiguration each : manager().getLaunchConfigurations(type())) {
			if (SimulationSettings.of(each).file().equals(name)) {
				found.add(each);
			}
		}
		return found;
	}

	/** Those of an offload of a file. */
	static List<ILaunchConfiguration> of(Path source, String offload) throws CoreException {
		List<ILaunchConfiguration> found = new ArrayList<>();
		for (ILaunchConfiguration each : of(source)) {
			if (SimulationSettings.of(each).offload().equals(offload)) {
				found.add(each);
			}
		}
		return found;
	}

	/** A new one with the defaults, saved. */
	static ILaunchConfiguration create(Path source, String offload) throws CoreException {
		ILaunchConfigurationWorkingCopy copy = type().newInstance(null, manager().generateLaunchConfigurationName(offload));
		SimulationSettings.of(SourceLocation.name(source), offload).store(copy);
		return copy.doSave();
	}

	private static ILaunchConfigurationType type() {
		return manager().getLaunchConfigurationType(SimulationSettings.TYPE);
	}

	private static ILaunchManager manager() {
		return DebugPlugin.getDefault().getLaunchManager();
	}
}
