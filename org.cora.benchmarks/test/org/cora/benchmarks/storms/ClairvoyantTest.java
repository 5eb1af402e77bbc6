// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.storms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cora.benchmarks.storms.Clairvoyant.Interval;
import org.cora.benchmarks.storms.Clairvoyant.Limits;
import org.cora.benchmarks.storms.Clairvoyant.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class ClairvoyantTest {

	private static final double SECONDS = 0.002;
	/** Four flows: half of the packets, a quarter, an eighth, an eighth. */
	private static final double[] CARRIED = { 0, 0.5, 0.75, 0.875, 1 };
	private static final int[] COUNTS = { 0, 1, 2, 3, 4 };

	private static Limits limits(boolean homeOnCard) {
		return new Limits(1e6, 0, 0.5e-6, 10e-6, 2, homeOnCard, 0);
	}

	private static Interval interval(double packetsPerSecond, double entries) {
		return new Interval(SECONDS, packetsPerSecond * SECONDS, 2, entries, 0, CARRIED);
	}

	@Test
	void whatTheCardCanTakeStaysThere() {
		Outcome best = new Clairvoyant(limits(true), List.of(interval(0.9e6, 100), interval(1e6, 100)), COUNTS).best(0);
		assertEquals(new Outcome(0, 0, 0), best);
	}

	@Test
	void whatItCantTakeIsOnTheHostInThatInterval() {
		Outcome best = new Clairvoyant(limits(true), List.of(interval(1e6, 100), interval(1.5e6, 100), interval(1e6, 100)), COUNTS)
				.best(0);
		assertEquals(0, best.lost());
		assertEquals(1.5e6 * SECONDS * 0.5 * 0.5e-6 + 2 * 2 * 10e-6, best.coreSeconds(), 1e-12, "the heaviest flow, there and back");
		assertEquals(2, best.flowsMoved());
	}

	@Test
	void whoKnowsWhatComesMovesInTimeThoughTheTableIsSlow() {
		List<Interval> slow = List.of(interval(1e6, 2), interval(1e6, 2), interval(3.5e6, 2));
		Outcome best = new Clairvoyant(limits(true), slow, COUNTS).best(0);
		assertEquals(0, best.lost(), "an interval ahead for the first, in time for the second");
		assertEquals(2, best.flowsMoved());
		List<Interval> sudden = List.of(interval(3.5e6, 2));
		assertTrue(new Clairvoyant(limits(true), sudden, COUNTS).best(0).lost() > 0);
	}

	@Test
	void aPeakThatMayWaitNeedsNoHost() {
		List<Interval> peak = List.of(interval(0.5e6, 100), interval(1.4e6, 100), interval(0.5e6, 100));
		Limits queue = new Limits(1e6, 0, 0.5e-6, 10e-6, 2, true, 1000);
		assertEquals(new Outcome(0, 0, 0), new Clairvoyant(queue, peak, COUNTS).best(0), "800 packets wait, and are handled after it");
		assertTrue(new Clairvoyant(limits(true), peak, COUNTS).best(0).coreSeconds() > 0);
		List<Interval> longer = List.of(interval(1.4e6, 100), interval(1.4e6, 100), interval(1.4e6, 100));
		assertTrue(new Clairvoyant(queue, longer, COUNTS).best(0).coreSeconds() > 0, "2400 don't find room");
		assertEquals(0, new Clairvoyant(queue, longer, COUNTS).best(0).lost());
	}

	@Test
	void itHasToBeginSomewhere() {
		assertThrows(IllegalArgumentException.class, () -> new Clairvoyant(limits(true), List.of(), COUNTS).best(7));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void itIsTheBestOfAllCourses(int seed) {
		Random random = new Random(seed);
		Limits limits = new Limits(1e6, random.nextInt(2) * 0.3, 0.5e-6, 20e-6 * random.nextDouble(), 1 + random.nextInt(2),
				random.nextBoolean(), 0);
		List<Interval> course = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			course.add(new Interval(SECONDS, (0.5 + 3 * random.nextDouble()) * 1e6 * SECONDS, 1 + random.nextInt(2),
					2 + 2 * random.nextInt(3), random.nextInt(3) == 0 ? 0.5 : 0, CARRIED));
		}
		for (int first : new int[] { 0, 2 }) {
			Outcome best = new Clairvoyant(limits, course, COUNTS).best(first);
			assertEquals(exhaustive(limits, course, 0, first), best.cost(), 1e-9);
		}
	}

	/** The least cost from an interval on, by trying all numbers of flows one after the other. */
	private static double exhaustive(Limits limits, List<Interval> course, int at, int flows) {
		if (at == course.size()) {
			return 0;
		}
		Interval interval = course.get(at);
		double kept = flows * (1 - interval.replaced());
		double best = Double.POSITIVE_INFINITY;
		for (int next : COUNTS) {
			double entries = Math.abs(next - kept) * limits.entriesPerFlow();
			boolean free = interval.replaced() > 0 && next == Math.ceil(kept - 0.5);
			double most = Math.max(interval.entries(), limits.entriesPerFlow());
			if (free || next == flows && interval.replaced() == 0 || entries <= most) {
				double moving = free ? 0 : entries * limits.coreSecondsPerEntry();
				best = Math.min(best, moving + cost(limits, interval, next) + exhaustive(limits, course, at + 1, next));
			}
		}
		return best;
	}

	private static double cost(Limits limits, Interval interval, int moved) {
		double onHost = interval.packets() * (limits.homeOnCard() ? CARRIED[moved] : 1 - CARRIED[moved]);
		double handled = Math.min(onHost, interval.cores() * SECONDS / limits.coreSecondsPerPacket());
		double onCard = interval.packets() - onHost + limits.passingCost() * handled;
		return onHost - handled + Math.max(0, onCard - limits.cardCapacity() * SECONDS) + handled * limits.coreSecondsPerPacket();
	}
}
