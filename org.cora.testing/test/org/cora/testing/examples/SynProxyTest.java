// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import static org.cora.testing.examples.Frames.SECOND;
import static org.cora.testing.examples.Frames.tcp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.cora.exec.capture.PcapWriter;
import org.cora.exec.packet.Packet;
import org.cora.ir.packet.Headers;
import org.cora.testing.exec.Captures;
import org.cora.testing.exec.Tshark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynProxyTest {

	private static final String SERVER = "198.51.100.1:443";
	private static final long MINUTE = 1L << 36;

	@TempDir
	private Path folder;

	private final Bench bench = Bench.of("syn-proxy", "SynProxy");

	/** A segment as its receiver reads it. */
	private record Segment(long source, long destination, int sport, int dport, long seq, long ack, int flags) {
		static Segment of(Packet packet) {
			ByteBuffer bytes = ByteBuffer.wrap(packet.bytes());
			int ip = packet.offset(Headers.IPV4_HEADER);
			int tcp = packet.offset(Headers.TCP);
			return new Segment(bytes.getInt(ip + 12) & 0xffff_ffffL, bytes.getInt(ip + 16) & 0xffff_ffffL,
					bytes.getShort(tcp) & 0xffff, bytes.getShort(tcp + 2) & 0xffff, bytes.getInt(tcp + 4) & 0xffff_ffffL,
					bytes.getInt(tcp + 8) & 0xffff_ffffL, bytes.get(tcp + 13) & 0xff);
		}
	}

	/**
	 * A client in SYN-SENT by RFC 9293, 3.10.7.3: an acknowledgement that isn't of its SYN is answered by a reset with
	 * that number. Then the SYN goes again.
	 *
	 * @return what became of the second SYN
	 */
	private String connect(String client, long initial, long time) {
		Packet syn = tcp(client, SERVER, "S", initial, 0, 0, time);
		String became = bench.send("clients", syn);
		if (became.equals("forward servers")) {
			return became;
		}
		assertEquals("forward clients", became);
		Segment answer = Segment.of(syn);
		assertEquals(Frames.address(client), answer.destination());
		assertEquals(Frames.address(SERVER), answer.source());
		assertEquals(443, answer.sport());
		assertEquals(0x10, answer.flags());
		assertTrue(answer.ack() != (initial + 1 & 0xffff_ffffL), "not the acknowledgement it hopes for");
		bench.send("clients", tcp(client, SERVER, "R", answer.ack(), 0, 0, time + 1));
		return bench.send("clients", tcp(client, SERVER, "S", initial, 0, 0, time + SECOND));
	}

	@Test
	void aRealClientGetsInWithItsSecondSynAndFromThenOnAtOnce() {
		assertEquals("forward servers", connect("192.0.2.7:40000", 77, 0));
		assertEquals("forward servers", bench.send("clients", tcp("192.0.2.7:40001", SERVER, "S", 2 * SECOND)));
		assertEquals(1, bench.register("met"));
		assertEquals("forward clients", bench.send("clients", tcp("192.0.2.7:40001", SERVER, "S", 400 * SECOND)),
				"after five minutes of silence it is asked again");
	}

	@Test
	void aFloodOfForgedSynsReachesNobodyAndTakesNoMemory() {
		for (int i = 0; i < 20_000; i++) {
			String forged = "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255) + ":1024";
			assertEquals("forward clients", bench.send("clients", tcp(forged, SERVER, "S", i)));
		}
		assertTrue(bench.state("verified").isEmpty());
		assertEquals(20_000, bench.register("challenged"));
	}

	@Test
	void guessedAndOldNumbersAreWorthNothing() {
		Random random = new Random(31);
		for (int i = 0; i < 10_000; i++) {
			bench.send("clients", tcp("192.0.2.7:40000", SERVER, "R", random.nextInt() & 0xffff_ffffL, 0, 0, i));
		}
		Packet syn = tcp("192.0.2.8:40000", SERVER, "S", 1, 0, 0, 10_000);
		bench.send("clients", syn);
		long number = Segment.of(syn).ack();
		bench.send("clients", tcp("192.0.2.9:40000", SERVER, "R", number, 0, 0, 10_001));
		bench.send("clients", tcp("192.0.2.8:40000", SERVER, "R", number, 0, 0, 3 * MINUTE));
		assertTrue(bench.state("verified").isEmpty(), "another's number, and one of three minutes ago");
	}

	@Test
	void numbersDifferFromHostToHost() {
		Set<Long> numbers = new HashSet<>();
		for (int i = 0; i < 10_000; i++) {
			Packet syn = tcp("10.0." + (i >> 8) + "." + (i & 255) + ":1024", SERVER, "S", 1, 0, 0, 0);
			bench.send("clients", syn);
			numbers.add(Segment.of(syn).ack());
		}
		assertTrue(numbers.size() > 9_995, numbers.size() + " different numbers");
	}

	/** A checksum that was wrong in the capture (cards fill them in later) stays as wrong as it was. */
	@Test
	void challengesOfTheCapturesHaveTheChecksumsThatTheirSynsHad() throws Exception {
		Path came = folder.resolve("syns.pcap");
		Path sent = folder.resolve("challenges.pcap");
		List<Path> captures = new ArrayList<>(Captures.real());
		captures.add(Captures.shipped());
		try (PcapWriter in = PcapWriter.create(came, true, 65535); PcapWriter out = PcapWriter.create(sent, true, 65535)) {
			for (Path capture : captures) {
				Bench.of("syn-proxy", "SynProxy").over(capture, (port, before, after, verdict) -> {
					if (port == 0 && verdict.port() == 0) {
						in.write(before);
						out.write(after);
					}
				});
			}
			in.commit();
			out.commit();
		}
		List<String[]> syns = Tshark.fields(came, "ip.checksum.status", "tcp.checksum.status");
		List<String[]> challenges = Tshark.fields(sent, "ip.checksum.status", "tcp.checksum.status", "tcp.flags");
		assertTrue(challenges.size() > 100, challenges.size() + " challenges");
		for (int i = 0; i < challenges.size(); i++) {
			assertEquals(List.of(syns.get(i)), List.of(challenges.get(i)).subList(0, 2), "packet " + i);
			assertEquals(0x10, Integer.decode(challenges.get(i)[2]) & 0xff);
		}
		assertTrue(syns.stream().filter(s -> s[0].equals(Tshark.GOOD) && s[1].equals(Tshark.GOOD)).count() > 50);
	}
}
