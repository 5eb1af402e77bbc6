// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import static org.cora.testing.examples.Frames.SECOND;
import static org.cora.testing.examples.Frames.tcp;
import static org.cora.testing.examples.Frames.udp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PortScanDetectorTest {

	private static final int MOST = 20;
	private static final long WINDOW = 60 * SECOND;
	private static final String HOST = "192.0.2.7:40000";
	private static final String SERVER = "198.51.100.1:";

	private final Bench bench = Bench.of("port-scan-detector", "PortScanDetector");

	@Test
	void theTwentyFirstPortIsOneTooMany() {
		for (int port = 1; port <= MOST; port++) {
			assertEquals("forward inside", bench.send("outside", tcp(HOST, SERVER + port, "S", port)));
		}
		assertEquals("drop port scan", bench.send("outside", tcp(HOST, SERVER + 500, "S", 30)));
		assertEquals("drop port scan", bench.send("outside", udp(HOST, SERVER + 501, 10, 31)), "UDP counts too");
		assertEquals("forward inside", bench.send("outside", tcp(HOST, SERVER + 7, "A", 32)), "what was known goes on");
		assertEquals("forward inside", bench.send("outside", tcp(HOST, "198.51.100.2:500", "S", 33)), "another server");
		assertEquals(Map.of("192.0.2.7", 2L), bench.state("scanners"));
		assertEquals("forward outside", bench.send("inside", tcp(SERVER + 7, HOST, "A", 34)));
	}

	@Test
	void attemptsAreForgottenAfterTheWindow() {
		for (int port = 1; port <= MOST; port++) {
			bench.send("outside", tcp(HOST, SERVER + port, "S", port));
		}
		assertEquals("forward inside", bench.send("outside", tcp(HOST, SERVER + 500, "S", WINDOW + 1)));
		bench.advance(3 * WINDOW);
		assertTrue(bench.state("tried").isEmpty());
	}

	/** A set of ports with the times they were last tried, for each pair. */
	@Test
	void exactlyTheFirstTwentyDifferentPortsAreLetIn() {
		Random random = new Random(5);
		Map<String, Map<Integer, Long>> seen = new HashMap<>();
		long time = 0;
		int stopped = 0;
		for (int i = 0; i < 20_000; i++) {
			time += (long) (random.nextDouble() * 2 * SECOND);
			long now = time;
			String host = "192.0.2." + random.nextInt(3) + ":1234";
			int port = 1 + random.nextInt(random.nextBoolean() ? 10 : 200);
			Map<Integer, Long> ports = seen.computeIfAbsent(host, h -> new HashMap<>());
			ports.values().removeIf(t -> t + WINDOW <= now);
			boolean may = ports.containsKey(port) || ports.size() < MOST;
			assertEquals(may ? "forward inside" : "drop port scan", bench.send("outside", tcp(host, SERVER + port, "S", time)));
			if (may) {
				ports.put(port, time);
			} else {
				stopped++;
			}
		}
		assertTrue(stopped > 400, stopped + " stopped");
	}
}
