// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whoever asks for an entry waits for those that asked for the same one before, and for nobody else. */
class EntryLocksTest {

	private final EntryLocks locks = new EntryLocks("lock of t");

	@Test
	void theSameEntryIsHadByOneAfterTheOther() {
		assertEquals(0, locks.take(7, 100, 5_000));
		assertEquals(5_000, locks.take(7, 100, 5_000));
		assertEquals(7_000, locks.take(7, 103, 2_000));
		assertEquals(0, locks.take(7, 112, 1_000));
	}

	@Test
	void otherEntriesAreNotWaitedFor() {
		locks.take(7, 100, 1_000_000);
		assertEquals(0, locks.take(8, 100, 1_000_000), "a neighbour");
		assertEquals(0, locks.take(7L | 1L << 63, 100, 1_000_000));
		assertEquals(1_000_000, locks.take(7, 100, 1), "it is still had");
	}

	/** As if each of very many entries had a server of its own, whose work is done in the order in which it is offered. */
	@Test
	void manyEntriesAreAsManyServers() {
		Random random = new Random(5);
		Map<Long, SerialServer> servers = new HashMap<>();
		long now = 0;
		for (int i = 0; i < 200_000; i++) {
			now += random.nextInt(3);
			long key = scattered(random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(100_000));
			long held = 1_000L * (1 + random.nextInt(20));
			SerialServer server = servers.computeIfAbsent(key, k -> new SerialServer("one"));
			assertEquals(server.backlogNanos(now) * 1_000, locks.take(key, now, held), "at " + i);
			server.serve(now, held);
		}
		long most = servers.get(scattered(0)).busyNanos(now);
		most = Math.max(most, servers.get(scattered(1)).busyNanos(now));
		most = Math.max(most, servers.get(scattered(2)).busyNanos(now));
		assertEquals(most, locks.busiestNanos(now), "the busiest entry's, though many others have come and gone");
		assertTrue(most > now / 4, "they are busy");
	}

	private static long scattered(long number) {
		return number * 0x9e3779b97f4a7c15L + 0x123456789abcdefL;
	}

	@Test
	void whatLiesAheadIsNotBusyYet() {
		locks.take(3, 0, 10_000);
		locks.take(3, 0, 10_000);
		assertEquals(15, locks.busiestNanos(15));
		assertEquals(20, locks.busiestNanos(30));
	}
}
