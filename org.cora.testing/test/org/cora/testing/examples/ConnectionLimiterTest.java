// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import static org.cora.testing.examples.Frames.MILLI;
import static org.cora.testing.examples.Frames.SECOND;
import static org.cora.testing.examples.Frames.tcp;
import static org.cora.testing.examples.Frames.udp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConnectionLimiterTest {

	private static final int MOST = 64;
	private static final long TIMEOUT = 120 * SECOND;
	private static final String SERVER = "198.51.100.1:443";

	private final Bench bench = Bench.of("connection-limiter", "ConnectionLimiter");

	private String open(int port, long time) {
		return bench.send("clients", tcp("10.0.0.1:" + port, SERVER, "S", time));
	}

	@Test
	void theSixtyFifthConnectionWaitsUntilOneHasEnded() {
		for (int i = 0; i < MOST; i++) {
			assertEquals("forward servers", open(1000 + i, i));
		}
		assertEquals("drop too many connections", open(2000, MILLI));
		assertEquals("forward servers", open(1000, MILLI), "one that is open goes on");
		assertEquals("forward servers", bench.send("clients", udp("10.0.0.1:53", "198.51.100.2:53", 10, MILLI)),
				"another server has a count of its own");
		assertEquals("forward servers", open(2000, TIMEOUT + 2));
	}

	@Test
	void repliesKeepAConnectionOpen() {
		open(1000, 0);
		bench.send("servers", tcp(SERVER, "10.0.0.1:1000", "A", TIMEOUT - 1));
		bench.advance(TIMEOUT + 1);
		assertEquals(1, bench.state("connections").size());
		bench.advance(2 * TIMEOUT);
		assertEquals(0, bench.state("connections").size());
		assertEquals(0, bench.state("pairs").size());
	}

	/** Exact book-keeping: when each connection was used last, counted afresh for every packet. */
	@Test
	void countsAreExactUnderRandomTraffic() {
		Random random = new Random(11);
		Map<String, Long> last = new HashMap<>();
		long time = 0;
		int refused = 0;
		for (int i = 0; i < 30_000; i++) {
			time += (long) (random.nextDouble() * SECOND);
			long now = time;
			String client = "10.0.0." + random.nextInt(2);
			String connection = client + ":" + (1000 + random.nextInt(150));
			last.values().removeIf(t -> t + TIMEOUT <= now);
			long open = last.keySet().stream().filter(c -> c.startsWith(client + ":")).count();
			boolean may = last.containsKey(connection) || open < MOST;
			String became = bench.send("clients", tcp(connection, SERVER, "A", time));
			assertEquals(may ? "forward servers" : "drop too many connections", became, "packet " + i);
			if (may) {
				last.put(connection, time);
			} else {
				refused++;
			}
		}
		assertTrue(refused > 100, refused + " refused");
		assertEquals(last.size(), bench.state("connections").size());
	}
}
