// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.host.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One run of the installed host, from its start to its end, with a workspace of its own.
 *
 * @param seen   what the probe saw
 * @param errors what the error log says of warnings and errors; empty if nothing
 */
record HostRun(Properties seen, String errors) {

	static final Path HOST = Path.of(System.getProperty("cora.host"));
	static final Path OUTPUT = Path.of(System.getProperty("cora.output"));

	/**
	 * @param name        of its files below the output folder
	 * @param preferences file of workspace preferences and what is in it
	 */
	static HostRun start(String name, List<String> jvmArguments, Map<String, String> preferences) throws Exception {
		Path workspace = Files.createTempDirectory(OUTPUT, "workspace");
		Path settings = Files.createDirectories(workspace.resolve(".metadata/.plugins/org.eclipse.core.runtime/.settings"));
		for (Map.Entry<String, String> each : preferences.entrySet()) {
			Files.writeString(settings.resolve(each.getKey()), "eclipse.preferences.version=1\n" + each.getValue() + "\n");
		}
		Path result = OUTPUT.resolve("seen-" + name + ".properties");
		Files.deleteIfExists(result);
		List<String> command = new ArrayList<>(List.of(
			Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-XX:+UseSerialGC",
			"-XX:TieredStopAtLevel=1",    // it ends before the optimising compiler pays
			"-Dcora.probe.result=" + result,
			"-Dcora.probe.example=" + Path.of(System.getProperty("cora.root"), "examples", "nat", "nat.cora"),
			"-Dcora.probe.screenshots=" + OUTPUT.resolve("screenshots")));
		command.addAll(jvmArguments);
		command.addAll(List.of("-jar", launcher().toString(), "-nosplash", "-consoleLog", "-nl", "en", "-data", workspace.toString()));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(OUTPUT.resolve("host-" + name + ".log").toFile());
		builder.environment().remove("GTK_THEME");    // it would keep GTK light
		Process host = builder.start();
		try {
			assertTrue(host.waitFor(8, TimeUnit.MINUTES), "the host ends by itself");
		} finally {
			host.destroyForcibly();
		}
		Properties seen = new Properties();
		try (Reader in = Files.newBufferedReader(result)) {
			seen.load(in);
		}
		return new HostRun(seen, errors(workspace.resolve(".metadata/.log")));
	}

	private static Path launcher() throws IOException {
		try (Stream<Path> plugins = Files.list(HOST.resolve("plugins"))) {
			return plugins.filter(file -> file.getFileName().toString().matches("org\\.eclipse\\.equinox\\.launcher_.*\\.jar"))
				.findFirst().orElseThrow();
		}
	}

	/** The stack traces left out. */
	private static String errors(Path log) throws IOException {
		if (!Files.exists(log)) {
			return "";
		}
		StringBuilder errors = new StringBuilder();
		List<String> lines = Files.readAllLines(log);
		for (int i = 0; i < lines.size(); i++) {
			if (lines.get(i).matches("!ENTRY \\S+ [24] .*")) {
				errors.append(lines.get(i)).append(' ').append(i + 1 < lines.size() ? lines.get(i + 1) : "").append('\n');
			}
		}
		return errors.toString();
	}

	/** A walk with an example went to its end and left its pictures. */
	static void assertWalked(Properties seen, String example, String file, String pictures) {
		assertEquals("org.eclipse.ui.genericeditor.GenericEditor " + file, seen.getProperty("walk." + example + ".editor"));
		assertTrue(Integer.parseInt(seen.getProperty("walk." + example + ".planned", "0")) > 0, "rows in the Offload Plan view");
		assertEquals("0", seen.getProperty("walk." + example + ".run.exit"));
		assertEquals("true", seen.getProperty("walk." + example + ".run.report"));
		for (String picture : new String[] {"1-new-project", "2-example", "3-plan", "4-stateflow", "5-run"}) {
			assertTrue(Files.isRegularFile(OUTPUT.resolve("screenshots/" + pictures + "-" + example + "-" + picture + ".png")), picture);
		}
	}
}
