// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.cora.nicmodel.NicModel;
import org.junit.jupiter.api.Test;

/** What short queues lose. */
class FiniteQueueTest {

	/** The closed form of O. Brun and J.-M. Garcia (J. Appl. Prob. 37, 2000), whose alternating sum is exact for few places. */
	private static double closedForm(double utilisation, int places) {
		double sum = 0;
		double factorial = 1;
		for (int k = 0; k < places; k++) {
			factorial *= k == 0 ? 1 : k;
			double j = places - 1 - k;
			sum += Math.pow(-1, k) / factorial * Math.pow(j, k) * Math.exp(j * utilisation) * Math.pow(utilisation, k);
		}
		return 1 - sum / (1 + utilisation * sum);
	}

	@Test
	void onePlaceIsErlangsFormula() {
		assertEquals(0.6 / 1.6, FiniteQueue.loss(0.6, 1), 1e-12);
		assertEquals(2.0 / 3, FiniteQueue.loss(2, 1), 1e-12);
	}

	@Property(tries = 300)
	void isTheClosedForm(@ForAll @DoubleRange(min = 0.05, max = 2) double utilisation, @ForAll @IntRange(min = 1, max = 8) int places) {
		assertEquals(closedForm(utilisation, places), FiniteQueue.loss(utilisation, places), 1e-8);
	}

	@Property(tries = 100)
	void isLessWithMorePlacesAndMoreWithMoreArrivals(@ForAll @DoubleRange(min = 0.05, max = 3) double utilisation,
			@ForAll @IntRange(min = 1, max = 200) int places) {
		double loss = FiniteQueue.loss(utilisation, places);
		assertTrue(FiniteQueue.loss(utilisation, places + 1) <= loss + 1e-12);
		assertTrue(FiniteQueue.loss(1.01 * utilisation, places) >= loss - 1e-12);
		assertTrue(loss >= Math.max(0, 1 - 1 / utilisation) - 1e-12, "what can't be served is lost at least");
	}

	@Test
	void longQueuesLoseWhatIsTooMuch() {
		assertEquals(0, FiniteQueue.loss(0.9, 1000), 1e-12);
		assertEquals(1 - 1 / 1.25, FiniteQueue.loss(1.25, 1000), 1e-12);
		assertEquals(1 - 1 / 3.0, FiniteQueue.loss(3, 5000), 1e-12);
		assertEquals(1.0 / 2000, FiniteQueue.loss(1, 1000), 0.03 / 2000, "of a full server by diffusion");
	}

	@Property(tries = 50)
	void aServerCanBeAsBusyAsTheLossAllows(@ForAll @IntRange(min = 1, max = 400) int places) {
		double fullest = FiniteQueue.fullest(1e-3, places, 1);
		assertEquals(1e-3, FiniteQueue.loss(fullest, places), 1e-9);
	}

	@Test
	void whereGapsVaryMoreAServerHasToBeIdler() {
		assertEquals(FiniteQueue.fullest(1e-3, 25, 1), FiniteQueue.fullest(1e-3, 100, 4), 1e-12);
		assertEquals(1, FiniteQueue.fullest(1e-3, 1000, 1));
		assertEquals(1, FiniteQueue.fullest(1e-3, 2, 0), "packets that come in step never wait");
	}

	@Test
	void nonsenseIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> FiniteQueue.loss(-1, 3));
		assertThrows(IllegalArgumentException.class, () -> FiniteQueue.loss(0.5, 0));
		assertThrows(IllegalArgumentException.class, () -> FiniteQueue.fullest(0, 3, 1));
	}

	@Test
	void coresWithShortQueuesCarryLess() {
		NicModel card = TestCards.card();
		assertEquals(1, PerformanceModel.fullest(card, 1), 1e-12);
		card.setThreadsPerCore(1);
		card.setReceiveQueue(10 * card.getCores());
		assertEquals(FiniteQueue.fullest(PerformanceModel.LOSS, 11, 1), PerformanceModel.fullest(card, 1), 1e-12);
		assertTrue(PerformanceModel.fullest(card, 32) < PerformanceModel.fullest(card, 1));
		card.setReceiveQueue(0);
		assertEquals(1, PerformanceModel.fullest(card, 1), "nothing is known of its queue");
	}
}
