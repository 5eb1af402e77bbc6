// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EventQueueTest {

	@Property(tries = 200)
	void eventsComeByTimeAndThenInTheOrderTheyWereScheduled(
			@ForAll @Size(max = 300) List<@IntRange(min = 0, max = 40) Integer> times) {
		EventQueue queue = new EventQueue(1);
		for (int i = 0; i < times.size(); i++) {
			queue.schedule(times.get(i), i);
		}
		long time = -1;
		long payload = -1;
		while (!queue.isEmpty()) {
			long t = queue.nextTime();
			long p = queue.remove();
			assertEquals(t, times.get((int) p).longValue());
			assertTrue(t > time || t == time && p > payload, "order");
			time = t;
			payload = p;
		}
	}

	@Test
	void anEmptyQueueHasNoNextTime() {
		assertEquals(Long.MAX_VALUE, new EventQueue(4).nextTime());
	}
}
