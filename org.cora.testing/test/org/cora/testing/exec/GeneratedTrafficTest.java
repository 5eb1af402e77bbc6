// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cora.exec.capture.PcapWriter;
import org.cora.exec.packet.Packet;
import org.cora.exec.traffic.SyntheticTraffic;
import org.cora.ir.spec.Workload.Arrivals;
import org.cora.ir.spec.Workload.Popularity;
import org.cora.ir.spec.Workload.Sizes;
import org.cora.ir.spec.Workload.Synthetic;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated packets, written as a capture, are what Wireshark takes for packets: sound, complete, at their times. */
class GeneratedTrafficTest {

	private static final int PACKETS = 600;

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(booleans = {true, false})
	void tsharkReadsWhatWasGenerated(boolean nanoseconds) throws IOException, InterruptedException {
		Path file = folder.resolve("generated.pcap");
		List<Long> times = new ArrayList<>();
		List<String> lengths = new ArrayList<>();
		SyntheticTraffic source = new SyntheticTraffic(new Synthetic(40, Popularity.Lengths.measured("all"), new Sizes.Fixed(100), 1e6, 0,
				Arrivals.POISSON, 0.6, 0.5), 1_700_000_000_000_000_000L, 4);
		try (PcapWriter writer = PcapWriter.create(file, nanoseconds, 65535)) {
			Packet packet = new Packet();
			for (int i = 0; i < PACKETS; i++) {
				source.next(packet);
				writer.write(packet);
				source.forwarded(source.connection(), packet, source.port(), 1 - source.port());
				times.add(packet.time());
				lengths.add(Integer.toString(packet.wireLength()));
			}
			writer.commit();
		}
		List<String[]> rows = Tshark.fields(file, "frame.time_epoch", "frame.len", "_ws.malformed", "ip.checksum.status",
				"tcp.checksum.status", "udp.checksum.status", "ip.proto");
		assertEquals(PACKETS, rows.size());
		int tcp = 0;
		for (int i = 0; i < PACKETS; i++) {
			String[] row = rows.get(i);
			long step = nanoseconds ? 1 : 1000;
			assertEquals(times.get(i) / step, nanos(row[0]) / step, "packet " + i);
			assertEquals(lengths.get(i), row[1]);
			assertEquals("", row[2], "packet " + i);
			assertEquals(Tshark.GOOD, row[3]);
			boolean isTcp = row[6].equals("6");
			assertEquals(Tshark.GOOD, row[isTcp ? 4 : 5]);
			tcp += isTcp ? 1 : 0;
		}
		assertTrue(tcp > 0.4 * PACKETS && tcp < 0.8 * PACKETS, tcp + " of TCP");
	}

	/** Seconds with a fraction as nanoseconds, exactly. */
	private static long nanos(String seconds) {
		return new java.math.BigDecimal(seconds).movePointRight(9).longValueExact();
	}
}
