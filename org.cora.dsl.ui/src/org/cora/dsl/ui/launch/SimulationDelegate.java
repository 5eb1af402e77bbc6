// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.diagnostic.Diagnostic;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.TrafficSpec;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.model.LaunchConfigurationDelegate;

/** Runs what a configuration says in a process of its own. Called by the Platform in the background. */
public final class SimulationDelegate extends LaunchConfigurationDelegate {

	@Override
	public void launch(ILaunchConfiguration configuration, String mode, ILaunch launch, IProgressMonitor monitor) throws CoreException {
		SimulationSettings settings = SimulationSettings.of(configuration);
		monitor.subTask("Starting a process");
		start(settings, source(settings), launch);
	}

	/** The file, if there is nothing wrong with the settings; with a refusal the Platform opens the dialog to change them. */
	private static Path source(SimulationSettings settings) throws CoreException {
		Optional<String> wrong = SettingsCheck.all(settings);
		if (wrong.isPresent()) {
			throw RunRefusal.of(wrong.get(), List.of());
		}
		return SourceLocation.file(settings.file()).orElseThrow();
	}

	private static void start(SimulationSettings settings, Path source, ILaunch launch) throws CoreException {
		OutputFiles files = OutputFiles.choose(settings, source);
		boolean started = false;
		try {
			ProcessBuilder builder = new ProcessBuilder(SimulationCommand.of(settings, source, files)).directory(source.getParent().toFile());
			launch.setAttribute(DebugPlugin.ATTR_CONSOLE_ENCODING, "UTF-8");
			launch.setAttribute(DebugPlugin.ATTR_LAUNCH_TIMESTAMP, Long.toString(System.currentTimeMillis()));
			SimulationProcess.start(launch, builder, files, new RunEnd(files, settings.open()),
				settings.offload() + ", strategy " + settings.strategy());
			started = true;
		} finally {
			if (!started) {
				files.release();
			}
		}
	}

	/** Refuses what the process would refuse, with the means of the workbench. */
	@Override
	public boolean finalLaunchCheck(ILaunchConfiguration configuration, String mode, IProgressMonitor monitor) throws CoreException {
		SimulationSettings settings = SimulationSettings.of(configuration);
		Path source = source(settings);
		String name = source.getFileName().toString();
		monitor.subTask("Checking " + name);
		Compilation compilation = CoraCompiler.compile(source);
		List<Diagnostic> errors = compilation.diagnostics().stream().filter(Diagnostic::isError).toList();
		if (!errors.isEmpty()) {
			RunRefusalDialog.show(RunRefusal.errors(name, errors), configuration.getName());
			return false;
		}
		check(settings, compilation, name);
		return !monitor.isCanceled();
	}

	private static void check(SimulationSettings settings, Compilation compilation, String name) throws CoreException {
		if (compilation.offloads().isEmpty()) {
			throw RunRefusal.of(name + " declares no offload, so there is nothing to run.", List.of());
		}
		if (compilation.offload(settings.offload()).isEmpty()) {
			throw RunRefusal.of("There is no offload " + settings.offload() + " in " + name + "; there are "
				+ compilation.offloads().stream().map(OffloadSpec::name).collect(Collectors.joining(", ")) + ".", List.of());
		}
		if (!settings.traffic().isEmpty() && compilation.traffic(settings.traffic()).isEmpty()) {
			throw RunRefusal.of("There is no traffic " + settings.traffic() + " in " + name + "; there are "
				+ compilation.traffic().stream().map(TrafficSpec::name).collect(Collectors.joining(", ")) + ".", List.of());
		}
	}

	/** What is saved before, as the user prefers: the project of the file; a file in no project is asked for by itself. */
	@Override
	protected boolean saveBeforeLaunch(ILaunchConfiguration configuration, String mode, IProgressMonitor monitor) throws CoreException {
		SimulationSettings settings = SimulationSettings.of(configuration);
		Optional<Path> source = SourceLocation.file(settings.file());
		boolean loose = SourceLocation.inWorkspace(settings.file()).isEmpty() && source.isPresent();
		return loose ? LooseEditors.save(source.get()) : super.saveBeforeLaunch(configuration, mode, monitor);
	}

	@Override
	protected IProject[] getBuildOrder(ILaunchConfiguration configuration, String mode) throws CoreException {
		Optional<IFile> file = SourceLocation.inWorkspace(SimulationSettings.of(configuration).file());
		return file.map(it -> new IProject[] {it.getProject()}).orElse(new IProject[0]);
	}
}
