// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs in processes of their own, of which one side is killed: nobody is left behind, and what was traced can be read. */
@Timeout(600)
class KilledRunTest {

	@TempDir
	private Path folder;
	private Process run;

	private List<String> command(String... options) throws IOException {
		Path source = Cora.tiny(folder);
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
				"-XX:TieredStopAtLevel=1", "-cp",
				System.getProperty("java.class.path"), Main.class.getName(), "run", source.toString(), "--strategy", "host", "--duration",
				"100s", "--control"));
		command.addAll(Arrays.asList(options));
		return command;
	}

	@AfterEach
	void end() {
		if (run != null) {
			run.destroyForcibly();
		}
	}

	private String start(String... options) throws IOException {
		run = new ProcessBuilder(command(options)).start();
		String said = new BufferedReader(new InputStreamReader(run.getErrorStream(), StandardCharsets.UTF_8)).readLine();
		assertTrue(said != null && said.startsWith("control "), said);
		return said;
	}

	private static Socket connect(String said) throws IOException {
		String[] words = said.split(" ");
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(words[1]));
		send(socket, "{\"token\":\"" + words[2] + "\"}\n{\"id\":1,\"do\":\"subscribe\"}\n{\"id\":2,\"do\":\"run\"}\n");
		return socket;
	}

	private static void send(Socket socket, String lines) throws IOException {
		socket.getOutputStream().write(lines.getBytes(StandardCharsets.UTF_8));
	}

	/** Reads what the run says until so many signals have come. */
	private static void awaitSignals(Socket socket, int count) throws IOException {
		BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
		for (int signals = 0; signals < count;) {
			String line = in.readLine();
			assertTrue(line != null, "the run ended");
			signals += line.contains("\"signal\"") ? 1 : 0;
		}
	}

	@Test
	void aKilledRunLeavesATraceUpToThatPoint() throws Exception {
		Path trace = folder.resolve("t.json");
		try (Socket socket = connect(start("--trace", trace.toString()))) {
			awaitSignals(socket, 100);
			run.destroyForcibly();
			assertTrue(run.waitFor(200, TimeUnit.SECONDS));
		}
		assertEquals(0, run.descendants().count());
		assertFalse(Files.exists(trace));
		StringWriter out = new StringWriter();
		Path table = folder.resolve("t.csv");
		assertEquals(ExitCode.OK, Main.run(new PrintWriter(out, true), new PrintWriter(new StringWriter()), "trace",
				trace + ".coratrace", "--to", table.toString()));
		assertTrue(out.toString().contains("cut short"), out.toString());
		assertTrue(Files.readAllLines(table).stream().filter(l -> l.contains(",signal,")).count() > 80);
	}

	/** Whoever steers a run is killed: its socket closes. The run ends with what it has found. */
	@Test
	void aRunWhoseClientIsKilledEndsWithItsResults() throws Exception {
		try (Socket socket = connect(start())) {
			awaitSignals(socket, 13);
			send(socket, "{\"id\":3,\"do\":\"pause\"}\n");
		}
		String out = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertTrue(run.waitFor(200, TimeUnit.SECONDS));
		assertTrue(out.startsWith("TinyOnAgilio: ") && out.contains(", stopped"), out);
	}

	/** A run that waits for its client when whoever started it is killed would wait for ever. */
	@Test
	void aRunThatNobodyWillBeginEndsWithItsStarter() throws Exception {
		String shell = "\"$@\" & echo $! >&2; read line";
		List<String> command = new ArrayList<>(List.of("sh", "-c", shell, "sh"));
		command.addAll(command());
		run = new ProcessBuilder(command).start();
		BufferedReader err = new BufferedReader(new InputStreamReader(run.getErrorStream(), StandardCharsets.UTF_8));
		ProcessHandle waiting = ProcessHandle.of(Long.parseLong(err.readLine())).orElseThrow();
		try {
			assertTrue(err.readLine().startsWith("control "));
			run.destroyForcibly();
			waiting.onExit().get(200, TimeUnit.SECONDS);
		} finally {
			waiting.destroyForcibly();
		}
	}
}
