// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import static org.cora.testing.examples.Frames.SECOND;
import static org.cora.testing.examples.Frames.icmp;
import static org.cora.testing.examples.Frames.tcp;
import static org.cora.testing.examples.Frames.udp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cora.exec.packet.Packet;
import org.cora.ir.packet.Headers;
import org.cora.testing.exec.Captures;
import org.junit.jupiter.api.Test;

class FirewallTest {

	private static final String CLIENT = "10.0.0.1:40000";
	private static final String SERVER = "198.51.100.1:443";

	private final Bench bench = Bench.of("firewall", "Firewall");

	private String out(String flags, long time) {
		return bench.send("inside", tcp(CLIENT, SERVER, flags, time));
	}

	private String in(String flags, long time) {
		return bench.send("outside", tcp(SERVER, CLIENT, flags, time));
	}

	@Test
	void aConnectionFromInsideOpensAndCloses() {
		assertEquals("drop no connection", in("SA", 0));
		assertEquals("forward outside", out("S", 1));
		assertEquals("drop invalid", out("A", 2), "nothing is acknowledged yet");
		assertEquals("forward inside", in("SA", 3));
		assertEquals("forward outside", out("A", 4));
		assertEquals(1, bench.state("established").size());
		assertEquals("forward inside", in("PA", 400_000 * SECOND), "open for five days");
		assertEquals("forward inside", in("FA", 400_001 * SECOND));
		assertEquals("forward outside", out("FA", 400_002 * SECOND));
		assertEquals("forward inside", in("A", 400_003 * SECOND));
		assertEquals(0, bench.state("established").size());
		assertEquals("drop no connection", in("A", 400_200 * SECOND));
	}

	@Test
	void nothingBeginsOutside() {
		assertEquals("drop no connection", in("S", 0));
		assertEquals("drop no connection", bench.send("outside", udp(SERVER, CLIENT, 10, 1)));
		assertEquals("drop nobody asked", bench.send("outside", icmp("198.51.100.1", "10.0.0.1", 0, 7, 2)));
		assertEquals("drop not allowed", bench.send("outside", icmp("198.51.100.1", "10.0.0.1", 8, 7, 3)));
	}

	@Test
	void aReplyToAPingComesInByItsIdentifier() {
		assertEquals("forward outside", bench.send("inside", icmp("10.0.0.1", "198.51.100.1", 8, 7, 0)));
		assertEquals("forward inside", bench.send("outside", icmp("198.51.100.1", "10.0.0.1", 0, 7, 1)));
		assertEquals("drop nobody asked", bench.send("outside", icmp("198.51.100.1", "10.0.0.1", 0, 8, 2)));
	}

	@Test
	void aFloodOfSynsFillsItsOwnTableOnly() {
		out("S", 0);
		in("SA", 1);
		out("A", 2);
		int refused = 0;
		for (int i = 0; i < 130_000; i++) {
			String from = "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255) + ":1";
			refused += bench.send("inside", tcp(from, SERVER, "S", 3)).startsWith("drop too many") ? 1 : 0;
		}
		assertEquals(2_000, refused);
		assertEquals("forward outside", out("PA", 4));
	}

	/** Against the kernel's table, over random segments of few connections with random gaps. */
	@Test
	void everySegmentIsJudgedAsLinuxDoes() {
		Random random = new Random(23);
		Conntrack linux = new Conntrack();
		String[] kinds = { "S", "SA", "A", "FA", "R", "F", "PA", "", "RA" };
		int[] weights = { 12, 12, 34, 12, 1, 2, 10, 1, 1 };
		long time = 0;
		int let = 0;
		for (int i = 0; i < 30_000; i++) {
			time += random.nextInt(12) == 0 ? random.nextInt(130) * SECOND : SECOND / 100;
			String client = "10.0.0." + random.nextInt(4) + ":1024";
			String flags = kinds[weighted(random, weights)];
			boolean original = random.nextBoolean();
			Packet packet = original ? tcp(client, SERVER, flags, time) : tcp(SERVER, client, flags, time);
			boolean may = linux.tcp(client, original, Frames.flags(flags), time);
			String became = bench.send(original ? "inside" : "outside", packet);
			assertEquals(may, became.startsWith("forward"), "segment " + i + " " + flags + " original " + original + ": " + became);
			let += may ? 1 : 0;
		}
		assertTrue(let > 6_000 && let < 24_000, let + " let through");
	}

	private static int weighted(Random random, int[] weights) {
		int sum = 0;
		for (int weight : weights) {
			sum += weight;
		}
		int at = random.nextInt(sum);
		int i = 0;
		while (at >= weights[i]) {
			at -= weights[i++];
		}
		return i;
	}

	@Test
	void everyPacketOfTheCapturesIsJudgedAsLinuxDoes() {
		List<Path> captures = new ArrayList<>(Captures.real());
		captures.add(Captures.shipped());
		List<String> wrong = new ArrayList<>();
		int[] judged = { 0 };
		for (Path capture : captures) {
			Conntrack linux = new Conntrack();
			Bench.of("firewall", "Firewall").over(capture, (port, before, after, verdict) -> {
				Boolean may = judge(linux, port == 0, before);
				if (may != null) {
					judged[0]++;
					if (may != verdict.isForward()) {
						wrong.add(capture.getFileName() + " at " + before.time() + ": " + verdict);
					}
				}
			});
		}
		assertEquals(List.of(), wrong);
		assertTrue(judged[0] > 3000, judged[0] + " packets");
	}

	/** Null for what isn't tracked. */
	private static Boolean judge(Conntrack linux, boolean original, Packet packet) {
		int ip = packet.offset(Headers.IPV4_HEADER);
		if (ip < 0) {
			return null;
		}
		String source = hex(packet, ip + 12, 4);
		String destination = hex(packet, ip + 16, 4);
		int tcp = packet.offset(Headers.TCP);
		int udp = packet.offset(Headers.UDP);
		int icmp = packet.offset(Headers.ICMP);
		int ports = Math.max(tcp, udp);
		if (ports >= 0) {
			source += hex(packet, ports, 2);
			destination += hex(packet, ports + 2, 2);
			String connection = (tcp < 0 ? "udp " : "tcp ") + (original ? source + destination : destination + source);
			return tcp < 0 ? linux.udp(connection, original, packet.time())
					: linux.tcp(connection, original, packet.bytes()[tcp + 13] & 0xff, packet.time());
		}
		if (icmp >= 0 && packet.bytes()[icmp] == (original ? 8 : 0)) {
			return linux.ping((original ? source + destination : destination + source) + hex(packet, icmp + 4, 2), original,
					packet.time());
		}
		return false;
	}

	private static String hex(Packet packet, int at, int count) {
		return java.util.HexFormat.of().formatHex(packet.bytes(), at, at + count);
	}

	@Test
	void countsOfAConnectionAreKept() {
		out("S", 0);
		in("SA", 1);
		out("A", 2);
		out("PA", 3);
		in("A", 4);
		assertEquals(List.of(3L), new ArrayList<>(Map.copyOf(bench.state("established")).values()));
	}
}
