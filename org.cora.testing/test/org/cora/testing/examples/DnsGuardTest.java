// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import static org.cora.testing.examples.Frames.MILLI;
import static org.cora.testing.examples.Frames.SECOND;
import static org.cora.testing.examples.Frames.udp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.cora.exec.packet.FrameBuilder;
import org.cora.exec.packet.Packet;
import org.cora.exec.run.PacketCounts;
import org.cora.testing.exec.Captures;
import org.junit.jupiter.api.Test;

class DnsGuardTest {

	private static final String CLIENT = "10.0.0.1:40000";
	private static final String SERVER = "192.0.2.53:53";
	private static final long PATIENCE = 5 * SECOND;

	private final Bench bench = Bench.of("dns-guard", "DnsGuard");

	@Test
	void oneAnswerForEachQuestion() {
		assertEquals("drop nobody asked", bench.send("outside", udp(SERVER, CLIENT, 400, 0)));
		assertEquals("forward outside", bench.send("inside", udp(CLIENT, SERVER, 30, 1)));
		assertEquals("forward outside", bench.send("inside", udp(CLIENT, SERVER, 30, 2)));
		assertEquals("drop nobody asked", bench.send("outside", udp("192.0.2.54:53", CLIENT, 400, 3)));
		assertEquals("forward inside", bench.send("outside", udp(SERVER, CLIENT, 400, 4)));
		assertEquals("forward inside", bench.send("outside", udp(SERVER, CLIENT, 400, 5)));
		assertEquals("drop nobody asked", bench.send("outside", udp(SERVER, CLIENT, 400, 6)));
		assertEquals(Map.of("10.0.0.1", 3 * 442L), bench.state("unasked"));
	}

	@Test
	void whoAnswersTooLateIsNotHeard() {
		bench.send("inside", udp(CLIENT, SERVER, 30, 0));
		assertEquals("drop nobody asked", bench.send("outside", udp(SERVER, CLIENT, 400, PATIENCE)));
	}

	@Test
	void laterFragmentsOfBigAnswersAreDropped() {
		Packet fragment = new FrameBuilder(new Packet()).ethernet(2, 4).ipv4(Frames.address(SERVER), Frames.address(CLIENT), 17)
				.fragment(1480, false).payload(600).finish(0);
		assertEquals("drop fragment", bench.send("outside", fragment));
	}

	@Test
	void otherTrafficGoesOn() {
		assertEquals("forward inside", bench.send("outside", udp("192.0.2.9:123", CLIENT, 48, 0)));
		assertEquals("forward inside", bench.send("outside", Frames.tcp("192.0.2.9:53", CLIENT, "SA", 0)));
	}

	/** Questions kept one by one with the time at which each pair of hosts was last heard. */
	@Test
	void anAttackIsDroppedAndEveryAnswerToAQuestionComesIn() {
		Random random = new Random(29);
		Map<String, Deque<Long>> open = new HashMap<>();
		Map<String, Long> heard = new HashMap<>();
		long time = 0;
		int dropped = 0;
		for (int i = 0; i < 30_000; i++) {
			time += random.nextInt(100) == 0 ? 6 * SECOND : random.nextInt(200) * MILLI;
			String client = "10.0.0." + random.nextInt(5) + ":5000";
			if (heard.getOrDefault(client, 0L) + PATIENCE <= time) {
				open.remove(client);
			}
			Deque<Long> questions = open.computeIfAbsent(client, c -> new ArrayDeque<>());
			if (random.nextInt(5) < 2) {
				questions.add(time);
				heard.put(client, time);
				assertEquals("forward outside", bench.send("inside", udp(client, SERVER, 30, time)));
			} else {
				boolean asked = questions.poll() != null;
				if (asked) {
					heard.put(client, time);
				}
				assertEquals(asked ? "forward inside" : "drop nobody asked", bench.send("outside", udp(SERVER, client, 3000, time)));
				dropped += asked ? 0 : 1;
			}
		}
		assertTrue(dropped > 5_000, dropped + " dropped");
	}

	@Test
	void honestResolversAreNotDisturbed() {
		PacketCounts counts = bench.over(Captures.shipped(), (port, before, after, verdict) -> { });
		assertEquals(0, counts.dropped(), "all answers in the shipped capture have questions");
		assertTrue(bench.state("answered").size() > 3);
	}
}
