// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Intervals of a millisecond. */
class CardQueueTest {

	private static final double MILLI = 1e-3;

	@Example
	void aShortExcessMayWait() {
		CardQueue queue = new CardQueue(0.5 * MILLI);
		queue.look(0, MILLI, ahead -> 1.2, 0, 2, 8);
		assertEquals(0, queue.above(), "0.4 ms of work wait after two steps");
		queue.look(0.2 * MILLI, MILLI, ahead -> 1.2, 0, 2, 8);
		assertTrue(queue.above() > 0, "0.6 ms would");
		assertFalse(new CardQueue(0).isUsed());
	}

	@Example
	void thereIsRoomForAsLongAsDemandStaysLow() {
		CardQueue queue = new CardQueue(0.5 * MILLI);
		queue.look(0, MILLI, ahead -> ahead <= 4 ? 0.6 : 3, 0, 1, 8);
		assertEquals(4, queue.roomFor());
		assertEquals(0.4 + 0.75 * 0.5 / 4, queue.room(), 1e-9, "and three quarters of the queue by its end");
		assertFalse(queue.hasRoomToStay());
		queue.look(0, MILLI, ahead -> ahead <= 4 ? 0.6 : 3, 2, 3, 8);
		assertEquals(2, queue.roomFor(), "what comes two steps later has as many less");
		queue.look(0, MILLI, ahead -> 0.6, 1, 2, 8);
		assertTrue(queue.hasRoomToStay());
		queue.look(0, MILLI, ahead -> 1.2, 0, 2, 8);
		assertEquals(0, queue.room(), "a step would fit, but not two, before which it can't leave again");
	}

	/** Where a queue stands that will be gone by then, flows can set out already. */
	@Example
	void aQueueThatGoesDownIsNoReasonToStay() {
		CardQueue queue = new CardQueue(0.5 * MILLI);
		queue.look(0.45 * MILLI, MILLI, ahead -> 0.5, 1, 2, 8);
		assertTrue(queue.room() > 0.45, () -> "room " + queue.room());
	}

	@Property
	void whatGoesAwayIsEnoughAndNoMore(@ForAll @Size(8) List<@DoubleRange(min = 0, max = 2) Double> loads,
			@ForAll @DoubleRange(min = 0, max = 3) double waiting, @ForAll @IntRange(min = 0, max = 3) int done,
			@ForAll @IntRange(min = 1, max = 4) int more) {
		double most = 0.5 * MILLI;
		CardQueue queue = new CardQueue(most);
		int until = done + more;
		queue.look(waiting * MILLI, MILLI, ahead -> loads.get(ahead - 1), done, until, 8);
		double longest = IntStream.rangeClosed(1, until).mapToDouble(end -> wait(waiting, loads, done, end, 0)).max().orElseThrow();
		assertEquals(longest > most, queue.above() > 0 || wait(waiting, loads, done, until, 0) <= 0.75 * most && longest > most);
		if (queue.above() > 0) {
			assertEquals(0.75 * most, wait(waiting, loads, done, until, queue.above()), 1e-12);
		}
	}

	@Property
	void whatComesFindsRoom(@ForAll @Size(8) List<@DoubleRange(min = 0, max = 2) Double> loads,
			@ForAll @DoubleRange(min = 0, max = 3) double waiting, @ForAll @IntRange(min = 0, max = 3) int done) {
		double most = 0.5 * MILLI;
		CardQueue queue = new CardQueue(most);
		queue.look(waiting * MILLI, MILLI, ahead -> loads.get(ahead - 1), done, done + 1, 8);
		for (int end = done + 1; end <= done + queue.roomFor() && queue.room() > 0; end++) {
			assertTrue(wait(waiting, loads, done, end, -queue.room()) <= 0.75 * most + 1e-12);
		}
	}

	/** What waits at the end of a step, step by step, with so much less load after those until a move is done. */
	private static double wait(double waiting, List<Double> loads, int done, int end, double less) {
		double longest = Double.NEGATIVE_INFINITY;
		for (int since = 1; since <= end; since++) {    // the queue was empty before, or had what waited
			double work = since == 1 ? waiting * MILLI : 0;
			for (int step = since; step <= end; step++) {
				work += (loads.get(step - 1) - (step > done ? less : 0) - 1) * MILLI;
			}
			longest = Math.max(longest, work);
		}
		return Math.max(0, longest);
	}
}
