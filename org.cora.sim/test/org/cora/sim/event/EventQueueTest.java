// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EventQueueTest {

	@Test
	void eventsThatStayKeepTheirOrderWhenOthersAreRemoved() {
		EventQueue queue = new EventQueue(4);
		for (int i = 0; i < 1000; i++) {
			queue.schedule(i * 7919L % 200_000, i);
		}
		for (int i = 0; i < 100; i++) {
			queue.remove();
		}
		List<Long> removed = new ArrayList<>();
		queue.removeIf(payload -> payload % 3 == 0 && removed.add(payload));
		assertEquals(900, queue.size() + removed.size());
		long last = queue.nextTime();
		queue.schedule(last, 5000);
		long time = -1;
		while (!queue.isEmpty()) {
			assertTrue(queue.nextTime() >= time);
			time = queue.nextTime();
			long payload = queue.remove();
			assertTrue(payload == 5000 ? time == last : payload % 3 != 0 && payload * 7919L % 200_000 == time);
		}
	}

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

	/** Of the near and the far future, while time goes on: against a list that is searched. */
	@Property(tries = 100)
	void eventsScheduledWhileOthersAreRemovedComeInOrderToo(
			@ForAll @Size(max = 400) List<@IntRange(min = -100_000, max = 200_000) Integer> delays) {
		EventQueue queue = new EventQueue(1);
		List<long[]> pending = new ArrayList<>();
		long now = 0;
		for (int delay : delays) {
			if (delay < 0) {
				now = removeFirst(queue, pending, now);
			} else {
				long time = now + (delay % 2 == 0 ? delay : delay % 97);
				pending.add(new long[] { time, queue.scheduled() });
				queue.schedule(time, queue.scheduled());
			}
			assertEquals(pending.size(), queue.size());
		}
		while (!pending.isEmpty()) {
			now = removeFirst(queue, pending, now);
		}
		assertTrue(queue.isEmpty());
	}

	private static long removeFirst(EventQueue queue, List<long[]> pending, long now) {
		if (pending.isEmpty()) {
			return now;
		}
		long[] first = pending.stream().min(Comparator.<long[]> comparingLong(e -> e[0]).thenComparingLong(e -> e[1]))
				.orElseThrow();
		assertEquals(first[0], queue.nextTime());
		assertEquals(first[1], queue.remove());
		pending.remove(first);
		return first[0];
	}

	@Test
	void anEmptyQueueHasNoNextTime() {
		assertEquals(Long.MAX_VALUE, new EventQueue(4).nextTime());
	}
}
