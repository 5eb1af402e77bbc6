// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import static org.cora.testing.examples.Frames.MILLI;
import static org.cora.testing.examples.Frames.SECOND;
import static org.cora.testing.examples.Frames.tcp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PortKnockingTest {

	private static final String HOST = "192.0.2.7:40000";
	private static final String SERVER = "198.51.100.1:";
	private static final long LIMIT = 5 * SECOND;
	private static final long STAY = 300 * SECOND;

	private final Bench bench = Bench.of("port-knocking", "PortKnocking");

	private String knock(int port, long time) {
		return bench.send("outside", tcp(HOST, SERVER + port, "S", time));
	}

	@Test
	void theRightSequenceOpensTheDoor() {
		assertEquals("drop didn't knock", knock(22, 0));
		knock(7000, MILLI);
		knock(8000, 2 * MILLI);
		assertEquals("drop a knock", knock(9000, 3 * MILLI));
		assertEquals("forward inside", knock(22, 4 * MILLI));
		assertEquals("drop didn't knock", bench.send("outside", tcp("192.0.2.8:40000", SERVER + 22, "S", 5 * MILLI)));
	}

	@Test
	void whoHesitatesBeginsAgain() {
		knock(7000, 0);
		knock(8000, LIMIT - 1);
		knock(9000, 2 * LIMIT);
		assertEquals("drop didn't knock", knock(22, 2 * LIMIT + 1));
	}

	@Test
	void theDoorStaysOpenWhileEitherSideSends() {
		knock(7000, 0);
		knock(8000, 1);
		knock(9000, 2);
		assertEquals("forward inside", knock(22, 3));
		assertEquals("forward outside", bench.send("inside", tcp(SERVER + 22, HOST, "A", STAY)));
		assertEquals("forward inside", knock(22, 2 * STAY - 1));
		assertEquals("drop didn't knock", knock(22, 3 * STAY));
	}

	@Test
	void scanningAllPortsOpensNothing() {
		for (int port = 1; port < 10_000; port++) {
			knock(port, port * 1000L);
		}
		assertTrue(bench.state("admitted").isEmpty());
	}

	/** The rule stated over the whole history: the last three knocks, nothing else between them, none too late. */
	@Test
	void randomKnocksOpenExactlyWhenTheLastThreeAreRight() {
		Random random = new Random(3);
		int[] ports = { 7000, 8000, 9000, 22, 80 };
		Map<String, List<long[]>> histories = new HashMap<>();
		Map<String, Long> open = new HashMap<>();
		int opened = 0;
		long time = 0;
		for (int i = 0; i < 20_000; i++) {
			time += (long) (random.nextDouble() * 2 * SECOND);
			String host = "192.0.2." + random.nextInt(4) + ":5000";
			int port = ports[random.nextInt(ports.length)];
			String became = bench.send("outside", tcp(host, SERVER + port, "S", time));
			if (port == 22) {
				boolean may = open.getOrDefault(host, -1L) > time;
				assertEquals(may ? "forward inside" : "drop didn't knock", became);
				if (may) {
					open.put(host, time + STAY);
					opened++;
				}
			} else {
				List<long[]> history = histories.computeIfAbsent(host, h -> new ArrayList<>());
				history.add(new long[] { port, time });
				if (right(history)) {
					open.put(host, time + STAY);
					history.clear();
				}
			}
		}
		assertTrue(opened > 100, opened + " connections");
	}

	private static boolean right(List<long[]> history) {
		int n = history.size();
		if (n < 3) {
			return false;
		}
		long[] first = history.get(n - 3);
		long[] second = history.get(n - 2);
		long[] third = history.get(n - 1);
		return first[0] == 7000 && second[0] == 8000 && third[0] == 9000 && second[1] < first[1] + LIMIT
				&& third[1] < second[1] + LIMIT;
	}
}
