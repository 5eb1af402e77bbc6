// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cora.exec.capture.PcapWriter;
import org.cora.exec.packet.Packet;
import org.cora.ir.program.Nf;
import org.cora.testing.exec.Captures;
import org.cora.testing.exec.Tshark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checksums of what the examples change, over all captures, as tshark finds them: right where they were right. */
class ChecksumsTest {

	private static final String[] STATUSES = {"ip.checksum.status", "tcp.checksum.status", "udp.checksum.status", "icmp.checksum.status"};

	@TempDir
	private Path folder;

	private final List<Change> changed = new ArrayList<>();

	/**
	 * A packet that was changed.
	 *
	 * @param reshaped whether it got or lost headers, so that other checksums are the first ones
	 */
	private record Change(String where, boolean reshaped) {
	}

	@Test
	void theShippedCapture() throws Exception {
		assertTrue(verify(List.of(Captures.shipped())) > 100, "packets were changed");
	}

	@Test
	void realCaptures() throws Exception {
		assertTrue(verify(Captures.real()) > 5000, "packets were changed");
	}

	/** All that any example changes goes through tshark at once, each packet as it came and as it left. */
	private int verify(List<Path> captures) throws IOException, InterruptedException {
		Path file = folder.resolve("changed.pcap");
		try (PcapWriter writer = PcapWriter.create(file, true, 65535)) {
			for (String example : ShippedExamplesTest.examples()) {
				for (Nf nf : ShippedExamplesTest.own(example)) {
					captures.forEach(capture -> collect(nf, capture, writer));
				}
			}
			writer.commit();
		}
		List<String[]> rows = Tshark.fields(file, STATUSES);
		assertEquals(2 * changed.size(), rows.size());
		List<String> wrong = new ArrayList<>();
		for (int i = 0; i < changed.size(); i++) {
			List<String> before = Arrays.asList(rows.get(2 * i));
			List<String> after = Arrays.asList(rows.get(2 * i + 1));
			Change change = changed.get(i);
			boolean right = change.reshaped() ? before.contains(Tshark.BAD) || !after.contains(Tshark.BAD) : before.equals(after);
			if (!right) {
				wrong.add(change.where() + " had " + before + " and has " + after);
			}
		}
		assertEquals(List.of(), wrong);
		return changed.size();
	}

	private void collect(Nf nf, Path capture, PcapWriter writer) {
		int[] number = {0};
		Bench.of(nf).over(capture, (port, before, after, verdict) -> {
			number[0]++;
			if (verdict.isForward() && !same(before, after)) {
				writer.write(before);
				writer.write(after);
				changed.add(new Change(nf.name() + ", " + capture.getFileName() + " " + number[0], before.wireLength() != after.wireLength()));
			}
		});
	}

	private static boolean same(Packet a, Packet b) {
		return Arrays.equals(a.bytes(), 0, a.capturedLength(), b.bytes(), 0, b.capturedLength());
	}
}
