// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cora.exec.capture.CaptureReader;
import org.cora.exec.capture.PcapWriter;
import org.cora.exec.packet.Packet;
import org.cora.testing.exec.Tshark;

/** What tunnels' tests have in common: what tshark says of packets that were written, and bytes of RFC headers by hand. */
final class Tunnels {

	private Tunnels() {
	}

	static void write(Path file, List<Packet> packets) {
		try (PcapWriter out = PcapWriter.create(file, true, CaptureReader.MAX_CAPTURED)) {
			packets.forEach(out::write);
			out.commit();
		}
	}

	/** The outer IP checksum is right and tshark finds nothing malformed. */
	static List<String[]> dissected(Path file, String... fields) throws IOException, InterruptedException {
		for (String[] row : Tshark.fields(file, "ip.checksum.status", "_ws.malformed")) {
			assertEquals(Tshark.GOOD, row[0]);
			assertEquals("", row[1]);
		}
		return Tshark.fields(file, fields);
	}

	static int u8(Packet packet, int at) {
		return packet.bytes()[at] & 0xff;
	}

	static int u16(Packet packet, int at) {
		return u8(packet, at) << 8 | u8(packet, at + 1);
	}

	static long u32(Packet packet, int at) {
		return (long) u16(packet, at) << 16 | u16(packet, at + 2);
	}
}
