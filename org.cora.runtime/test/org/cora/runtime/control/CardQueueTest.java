// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Intervals of a millisecond. */
class CardQueueTest {

	private static final double MILLI = 1e-3;

	@Example
	void aShortExcessMayWait() {
		CardQueue queue = new CardQueue(0.5 * MILLI);
		queue.look(0, MILLI, ahead -> 1.2, 2);
		assertEquals(0, queue.above(), "0.4 ms of work wait after two intervals");
		queue.look(0.2 * MILLI, MILLI, ahead -> 1.2, 2);
		assertTrue(queue.above() > 0, "0.6 ms would");
		assertFalse(new CardQueue(0).isUsed());
	}

	@Example
	void thereIsRoomForAsLongAsDemandStaysLow() {
		CardQueue queue = new CardQueue(0.5 * MILLI);
		queue.look(0, MILLI, ahead -> ahead <= 3 ? 0.6 : 1.1, 1);
		assertEquals(0.4, queue.room(), 1e-9);
		assertEquals(3, queue.roomFor());
		queue.look(0, MILLI, ahead -> 1.1, 1);
		assertEquals(0, queue.room());
	}

	@Property
	void whatGoesAwayIsEnoughAndNoMore(@ForAll @DoubleRange(min = 0, max = 2) double first, @ForAll @DoubleRange(min = 0, max = 2) double second,
			@ForAll @DoubleRange(min = 0, max = 3) double waiting, @ForAll @IntRange(min = 1, max = 2) int intervals) {
		double most = 0.5 * MILLI;
		CardQueue queue = new CardQueue(most);
		queue.look(waiting * MILLI, MILLI, ahead -> ahead == 1 ? first : second, intervals);
		double longest = longest(waiting * MILLI, first, second, intervals);
		assertEquals(longest > most, queue.above() > 0);
		if (queue.above() > 0 && waiting == 0) {
			assertTrue(longest(0, first - queue.above(), second - queue.above(), intervals) <= most / 2 + 1e-12);
		}
	}

	private static double longest(double waiting, double first, double second, int intervals) {
		double one = Math.max(0, waiting + (first - 1) * MILLI);
		double two = Math.max(0, one + (second - 1) * MILLI);
		return intervals == 1 ? one : Math.max(one, two);
	}
}
