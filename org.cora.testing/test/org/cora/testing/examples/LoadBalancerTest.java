// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import static org.cora.testing.examples.Frames.MILLI;
import static org.cora.testing.examples.Frames.tcp;
import static org.cora.testing.examples.Frames.udp;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.cora.exec.packet.Packet;
import org.junit.jupiter.api.Test;

class LoadBalancerTest {

	private static final int SLOTS = 251;
	private static final int BACKENDS = 8;
	private static final String SERVICE = "198.18.0.10:443";
	private static final long READY = 20 * MILLI;

	private final Bench bench = Bench.of("load-balancer", "LoadBalancer");

	/** Maglev's ring as its authors write it down (NSDI '16, pseudocode 1): whole permutations, then turns. */
	private static int[] maglev(Set<Integer> away) {
		int[][] permutation = new int[BACKENDS][SLOTS];
		for (int i = 0; i < BACKENDS; i++) {
			long offset = below(SLOTS, hash(i + 1));
			long skip = below(SLOTS - 1, hash(i + 1001)) + 1;
			for (int j = 0; j < SLOTS; j++) {
				permutation[i][j] = (int) ((offset + j * skip) % SLOTS);
			}
		}
		int[] next = new int[BACKENDS];
		int[] entry = new int[SLOTS];
		Arrays.fill(entry, -1);
		int n = 0;
		while (true) {
			for (int i = 0; i < BACKENDS; i++) {
				if (away.contains(i)) {
					continue;
				}
				while (entry[permutation[i][next[i]]] >= 0) {
					next[i]++;
				}
				entry[permutation[i][next[i]++]] = i;
				if (++n == SLOTS) {
					return entry;
				}
			}
		}
	}

	private static long hash(long x) {
		long h = x;
		h = (h ^ h >>> 33) * 0xff51afd7ed558ccdL;
		h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
		return h ^ h >>> 33;
	}

	private static long below(long n, long hash) {
		return (hash >>> 32) * n >>> 32;
	}

	private long control(String field) {
		return ((Number) ((Map<?, ?>) bench.value("control")).get(field)).longValue();
	}

	/** The ring in use. */
	private int[] ring() {
		long begin = control("begin");
		int[] slots = new int[SLOTS];
		Map<Object, Object> all = bench.state("ring");
		for (int i = 0; i < SLOTS; i++) {
			slots[i] = ((Number) all.getOrDefault(begin + i, 0L)).intValue() - 1;
		}
		return slots;
	}

	/** Sends a packet and says to which backend it went. */
	private int open(int client, long time) {
		Packet packet = tcp("10.0." + (client >> 8) + "." + (client & 255) + ":" + (1024 + client), SERVICE, "S", time);
		assertEquals("forward servers", bench.send("clients", packet));
		assertEquals(0xbe, packet.bytes()[4] & 0xff);
		return packet.bytes()[5];
	}

	private void sign(int backend, boolean off, long time) {
		assertEquals("drop a word to the load balancer",
				bench.send("servers", udp("10.1.0." + (backend + 1) + ":9", "198.18.0.10:" + (off ? 7000 : 7001), 0, time)));
	}

	@Test
	void theRingIsMaglevs() {
		open(0, 0);
		open(1, READY);
		assertArrayEquals(maglev(Set.of()), ring());
		int[] shares = new int[BACKENDS];
		Arrays.stream(ring()).forEach(b -> shares[b]++);
		assertTrue(Arrays.stream(shares).max().orElseThrow() - Arrays.stream(shares).min().orElseThrow() <= 1,
				"slots of backends differ by one at most: " + Arrays.toString(shares));
	}

	@Test
	void whenABackendGoesTheOthersKeepNearlyAllTheirSlots() {
		open(0, 0);
		open(1, READY);
		int[] before = ring();
		sign(3, true, READY + 1);
		open(2, 2 * READY);
		int[] after = ring();
		assertArrayEquals(maglev(Set.of(3)), after);
		int moved = 0;
		for (int i = 0; i < SLOTS; i++) {
			assertNotEquals(3, after[i]);
			moved += before[i] != 3 && before[i] != after[i] ? 1 : 0;
		}
		assertTrue(moved <= SLOTS * 0.15, moved + " slots of others changed");
		sign(3, false, 2 * READY + 1);
		open(3, 3 * READY);
		assertArrayEquals(before, ring(), "when it comes back all is as it was");
	}

	@Test
	void connectionsStayAndNewOnesAvoidWhoSignedOff() {
		open(0, 0);
		Map<Integer, Integer> went = new HashMap<>();
		for (int client = 0; client < 400; client++) {
			went.put(client, open(client, READY + client));
		}
		assertEquals(BACKENDS, Set.copyOf(went.values()).size());
		sign(5, true, 2 * READY);
		went.forEach((client, backend) -> assertEquals(backend, open(client, 3 * READY + client), "client " + client));
		for (int client = 1000; client < 1400; client++) {
			assertNotEquals(5, open(client, 3 * READY + client));
		}
	}

	@Test
	void connectionsAreSpreadEvenly() {
		open(0, 0);
		for (int client = 1; client <= 4000; client++) {
			open(client, READY + client);
		}
		long[] given = bench.state("given").values().stream().mapToLong(v -> (Long) v).toArray();
		assertEquals(BACKENDS, given.length);
		double expected = 4000.0 / BACKENDS;
		double deviation = Math.sqrt(expected);
		for (long n : given) {
			assertEquals(expected, n, 5 * deviation, Arrays.toString(given));
		}
	}

	@Test
	void whatIsNotForTheServicesGoesOnUnchanged() {
		Packet packet = tcp("10.0.0.1:1024", "192.0.2.1:443", "S", 0);
		byte[] before = packet.bytes().clone();
		assertEquals("forward servers", bench.send("clients", packet));
		assertArrayEquals(before, packet.bytes());
		assertEquals("forward clients", bench.send("servers", tcp(SERVICE, "10.0.0.1:1024", "SA", 1)));
		assertEquals("forward clients", bench.send("servers", udp("10.9.0.1:9", "198.18.0.10:7000", 0, 2)));
		assertTrue(bench.state("control").isEmpty(), "nobody signed off");
	}
}
