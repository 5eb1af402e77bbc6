// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Platform;

/** The command line that simulates an offload: the IDE's own JVM, with the installed command. */
public final class SimulationCommand {

	/** Makes a run offer its control channel and wait for it. */
	static final String CONTROL = "--control";

	private static final String BUNDLE = "org.cora.cli";
	private static final String MAIN = "org.cora.cli.Main";

	private SimulationCommand() {
	}

	/** The whole line. */
	static List<String> of(SimulationSettings settings, Path source, OutputFiles files) throws CoreException {
		List<String> line = new ArrayList<>(java());
		line.addAll(List.of("run", source.toString(), "--offload", settings.offload(), "--strategy", settings.strategy(),
			"--duration", settings.duration().replace(" ", ""), "--seed", settings.seed()));
		if (!settings.traffic().isEmpty()) {
			line.addAll(List.of("--traffic", settings.traffic()));
		}
		if (!settings.adapt().isEmpty()) {
			line.addAll(List.of("--adapt", settings.adapt().replace(" ", "")));
		}
		if (settings.isOneRun()) {
			files.files().forEach((kind, file) -> line.addAll(List.of(kind.option, file.toString())));
			line.add(CONTROL);
		}
		return line;
	}

	/**
	 * What starts the command in a JVM like this one.
	 *
	 * @throws CoreException if the command isn't installed
	 */
	public static List<String> java() throws CoreException {
		String name = Platform.OS.isWindows() ? "java.exe" : "java";
		return List.of(Path.of(System.getProperty("java.home"), "bin", name).toString(), "-Dcora.progress.lines=true",
			"-Djava.awt.headless=true", "-cp", classPath(), MAIN);
	}

	private static String classPath() throws CoreException {
		return BundleClassPath.of(BUNDLE).stream().map(File::toString).collect(Collectors.joining(File.pathSeparator));
	}
}
