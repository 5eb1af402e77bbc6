// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that is ended from outside, in a process of its own. */
@Timeout(600)
class InterruptionTest {

	@TempDir
	Path folder;

	@Test
	void printsWhatItFoundAndLeavesWholeFiles() throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), Main.class.getName(), "run", Cora.tiny(folder).toString(), "--strategy", "host",
				"--control", "--report", folder.resolve("report.html").toString()).start();
		try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
			assertTrue(err.readLine().startsWith("control "), "the run has begun");
			process.toHandle().destroy(); // destroy() of the process itself would close its output
			String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertTrue(out.startsWith("TinyOnAgilio: "), out);
			assertTrue(process.waitFor(200, TimeUnit.SECONDS));
			assertEquals(List.of("report.html", "tiny.cora"), names());
		} finally {
			process.destroyForcibly();
		}
	}

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(f -> f.getFileName().toString()).sorted().toList();
		}
	}
}
