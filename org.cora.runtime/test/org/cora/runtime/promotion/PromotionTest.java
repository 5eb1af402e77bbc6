// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.promotion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PromotionTest {

	private static final long MICRO = 1000;

	@Test
	void aFlowQualifiesWithItsKthPacketAndNotBefore() {
		Promotion promotion = promotion(4, 1e9);
		for (int seen = 1; seen < 4; seen++) {
			assertFalse(promotion.packet(7, seen, 0));
		}
		assertTrue(promotion.packet(7, 4, 0));
		assertArrayEquals(new int[] { 7 }, promotion.take(MICRO, f -> true));
		assertEquals(0, promotion.waiting());
	}

	@Test
	void theHeaviestGoFirst() {
		Promotion promotion = promotion(2, 1e9);
		promotion.packet(1, 2, 0);
		promotion.packet(2, 16, 0);
		promotion.packet(3, 4, 0);
		assertArrayEquals(new int[] { 2, 3, 1 }, promotion.take(MICRO, f -> true));
	}

	@Test
	void aFloodCannotSpendMoreThanTheBudget() {
		InsertionBudget budget = new InsertionBudget(1000, 10);
		Promotion promotion = new Promotion(1, 2, 1000, MICRO, budget);
		for (int flow = 0; flow < 200_000; flow++) {
			promotion.packet(flow, 1, 0);
		}
		int promoted = 0;
		for (long now = 0; now <= 1_000_000_000; now += 10_000_000) {
			promoted += promotion.take(now, f -> true).length;
		}
		assertTrue(promoted * 2 <= 1000 + 10, "entries: " + promoted * 2);
		assertTrue(promoted * 2 >= 990, "and the budget is used: " + promoted * 2);
		assertTrue(promotion.refused() > 0, "candidates are bounded");
	}

	@Test
	void whoCannotGoCostsNothing() {
		Promotion promotion = promotion(1, 1e9);
		promotion.packet(1, 1, 0);
		promotion.packet(2, 1, 0);
		assertArrayEquals(new int[] { 2 }, promotion.take(MICRO, f -> f == 2));
		assertEquals(Long.MAX_VALUE, promotion.dueNanos());
	}

	/** A flood of flows of one packet each, among them a few that go on: 500 a millisecond where there are entries for 100. */
	@Test
	void aFloodRaisesTheThresholdAndGetsNothing() {
		InsertionBudget budget = new InsertionBudget(200_000, 200);
		Promotion promotion = new Promotion(1, 2, 64, MICRO, budget);
		int forged = 0;
		int honest = 0;
		for (int tick = 0; tick < 400; tick++) {
			long now = tick * 100 * MICRO;
			boolean flood = tick < 200;
			for (int i = 0; flood && i < 50; i++) {
				promotion.packet(1000 + tick * 50 + i, 1, now);
			}
			promotion.packet(tick % 20, tick / 20 + 1, now);
			promotion.adapt(now);
			int[] taken = promotion.take(now, f -> true);
			for (int flow : taken) {
				forged += flow >= 1000 ? 1 : 0;
				honest += flow < 1000 ? 1 : 0;
			}
			if (tick % 10 == 9) {
				promotion.intervalEnds(now);
			}
			assertTrue(!flood || tick < 2 || promotion.threshold() > 1, "at " + tick);
		}
		assertEquals(0, forged);
		assertTrue(honest >= 20, honest + " of twenty flows that go on, each once or more often");
		assertEquals(1, promotion.threshold(), "the flood is over");
		assertTrue(promotion.changes() >= 2);
	}

	@Test
	void withinTheBudgetTheThresholdStays() {
		Promotion promotion = new Promotion(4, 2, 64, MICRO, new InsertionBudget(200_000, 200));
		for (int tick = 0; tick < 300; tick++) {
			for (int i = 0; i < 5; i++) {
				promotion.packet(tick * 5 + i, 4, tick * 100 * MICRO);
			}
			assertFalse(promotion.adapt(tick * 100 * MICRO));
			assertEquals(5, promotion.take(tick * 100 * MICRO, f -> true).length);
		}
		assertEquals(4, promotion.threshold());
	}

	private static Promotion promotion(long threshold, double entriesPerSecond) {
		return new Promotion(threshold, 1, 64, MICRO, new InsertionBudget(entriesPerSecond, 100));
	}
}
