// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.exec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Wireshark's dissector on the command line, as somebody else's opinion of a packet. */
public final class Tshark {

	/** Statuses of a checksum. */
	public static final String BAD = "0";
	public static final String GOOD = "1";

	private Tshark() {
	}

	/** The outermost values of those fields, a row per packet; an absent field is empty. */
	public static List<String[]> fields(Path capture, String... fields) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", capture.toString(), "-o",
				"ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE", "-o",
				"ip.defragment:FALSE", "-T", "fields", "-E", "separator=|", "-E", "occurrence=f"));
		for (String field : fields) {
			command.add("-e");
			command.add(field);
		}
		Process process = start(command);
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
			process.destroyForcibly();
			throw new AssertionError("tshark failed on " + capture);
		}
		return Arrays.stream(output.split("\n")).filter(l -> !l.isEmpty())
				.map(line -> line.split("\\|", -1)).toList();
	}

	private static Process start(List<String> command) throws IOException {
		try {
			return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		} catch (IOException e) {
			Assumptions.abort("tshark isn't installed");
			throw e;
		}
	}
}
