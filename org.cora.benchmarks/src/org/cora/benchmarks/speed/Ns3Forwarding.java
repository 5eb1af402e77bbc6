// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.speed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cora.ir.diagnostic.CoraException;

/**
 * What ns-3 takes to forward the same packets: {@code forward.cc} beside this class, built for the occasion with the
 * machine's own compiler and libraries.
 */
final class Ns3Forwarding implements AutoCloseable {

	private static final String SOURCE = "forward.cc";
	private static final List<String> LIBRARIES = List.of("point-to-point", "internet", "traffic-control", "network", "core");
	private static final String NEEDS = "needs g++ and ns-3's libraries (Debian: apt-get install g++ libns3-dev)";

	private final Path folder;
	private final Path program;

	private Ns3Forwarding(Path folder) {
		this.folder = folder;
		program = folder.resolve("forward");
	}

	/** Builds the program; null, with a word to {@code progress}, if that can't be done here. */
	static Ns3Forwarding build(String compiler, Consumer<String> progress) {
		progress.accept("ns-3, to be compiled");
		try {
			Ns3Forwarding built = new Ns3Forwarding(Files.createTempDirectory("cora-ns3"));
			try {
				built.compile(compiler);
				return built;
			} catch (CoraException e) {
				built.close();
				progress.accept("all but ns-3: " + e.getMessage());
				return null;
			}
		} catch (IOException e) {
			throw new CoraException("unwritable", "can't make a temporary folder: " + e.getMessage(), e);
		}
	}

	private void compile(String compiler) throws IOException {
		Path source = folder.resolve(SOURCE);
		try (InputStream in = Ns3Forwarding.class.getResourceAsStream(SOURCE)) {
			Files.copy(in, source, StandardCopyOption.REPLACE_EXISTING);
		}
		List<String> command = new ArrayList<>(List.of(compiler, "-O2", "-std=c++17", source.toString(), "-o", program.toString()));
		LIBRARIES.forEach(l -> command.add("-lns3-" + l));
		output(command, "its benchmark " + NEEDS);
	}

	/** Forwards the first so many packets of a recording. */
	SpeedRow play(String nf, long flows, Recording recording, int packets) {
		Path capture = folder.resolve("packets.pcap");
		recording.write(capture, packets);
		String[] said = output(List.of(program.toString(), capture.toString()), "ns-3's program failed").strip().split(" ");
		long sent = Long.parseLong(said[0]);
		long received = Long.parseLong(said[1]);
		Stopwatch.Reading reading = new Stopwatch.Reading(Double.parseDouble(said[2]), Double.parseDouble(said[3]), null);
		return reading.row(nf, flows, "ns3", "", sent, (double) received / sent);
	}

	private static String output(List<String> command, String trouble) {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			process.getOutputStream().close();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (process.waitFor() != 0) {
				throw new CoraException("ns3", trouble + ": " + output.strip().lines().findFirst().orElse("no message"));
			}
			return output;
		} catch (IOException e) {
			throw new CoraException("ns3", trouble + ": " + e.getMessage(), e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CoraException("ns3", "interrupted", e);
		}
	}

	@Override
	public void close() {
		try {
			for (String name : List.of(SOURCE, "forward", "packets.pcap")) {
				Files.deleteIfExists(folder.resolve(name));
			}
			Files.deleteIfExists(folder);
		} catch (IOException e) {
			throw new CoraException("unwritable", "can't remove " + folder + ": " + e.getMessage(), e);
		}
	}
}
