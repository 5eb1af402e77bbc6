// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class QueuesTest {

	@Test
	void oneServerWaitsAsOftenAsItIsBusy() {
		assertEquals(0.7, Queues.erlangC(1, 0.7), 1e-12);
	}

	/** Two servers: C = 2ρ² / (1 + ρ), by summing the birth-death chain. */
	@Test
	void twoServersHaveTheirClosedForm() {
		double utilisation = 0.6;
		assertEquals(2 * utilisation * utilisation / (1 + utilisation), Queues.erlangC(2, 2 * utilisation), 1e-12);
	}

	/** The definition: (aᶜ/c!)/(1−ρ) over itself plus the sum of aⁿ/n!. */
	@Property(tries = 200)
	void recursionIsTheDefinition(@ForAll @IntRange(min = 1, max = 40) int servers,
			@ForAll @DoubleRange(min = 0.01, max = 0.99) double utilisation) {
		double load = servers * utilisation;
		double term = 1;
		double sum = 0;
		for (int n = 0; n < servers; n++) {
			sum += term;
			term *= load / (n + 1);
		}
		double waiting = term / (1 - utilisation);
		assertEquals(waiting / (sum + waiting), Queues.erlangC(servers, load), 1e-9);
	}

	/** M/M/c by its birth-death chain: the mean queue over the arrival rate (Little). */
	@Property(tries = 100)
	void allenCunneenIsExactForExponentialTimes(@ForAll @IntRange(min = 1, max = 16) int servers,
			@ForAll @DoubleRange(min = 0.05, max = 0.9) double utilisation) {
		double load = servers * utilisation;
		double weight = 1;
		double total = 0;
		double queue = 0;
		for (int n = 0; n < servers + 2000; n++) {
			total += weight;
			queue += Math.max(0, n - servers) * weight;
			weight *= load / Math.min(n + 1, servers);
		}
		double expected = queue / total / load;
		assertEquals(expected, Queues.allenCunneenWait(servers, load, 1, 1), expected * 1e-9 + 1e-15);
	}

	@Test
	void meanWaitOfMM1AndMD1() {
		double arrivals = 800_000;
		double service = 1e-6;
		double utilisation = arrivals * service;
		assertEquals(utilisation * service / (1 - utilisation), Queues.allenCunneenWait(1, arrivals, service, 1),
				1e-15);
		assertEquals(utilisation * service / (1 - utilisation) / 2, Queues.allenCunneenWait(1, arrivals, service, 0.5),
				1e-15);
	}

	@Test
	void anOverloadedQueueHasNoMean() {
		assertEquals(Double.POSITIVE_INFINITY, Queues.allenCunneenWait(2, 3, 1, 1));
		assertEquals(1, Queues.waitExceeds(2, 3, 1, 1, 1e9));
	}

	/** The integral of the tail is the mean. */
	@Property(tries = 50)
	void tailFitsTheMean(@ForAll @IntRange(min = 1, max = 16) int servers,
			@ForAll @DoubleRange(min = 0.1, max = 0.95) double utilisation) {
		double arrivals = servers * utilisation;
		double mean = Queues.allenCunneenWait(servers, arrivals, 1, 0.8);
		double waits = Queues.erlangC(servers, arrivals);
		double step = mean / waits / 400;
		double sum = 0;
		for (double t = step / 2; t < 20 * mean / waits; t += step) {
			sum += Queues.waitExceeds(servers, arrivals, 1, 0.8, t) * step;
		}
		assertEquals(mean, sum, mean * 0.001);
	}

	@Test
	void lossOfAFiniteQueue() {
		assertEquals(1.0 / 11, Queues.mm1nLoss(1, 10), 1e-12);
		assertEquals(0.5 * Math.pow(0.5, 3) / (1 - Math.pow(0.5, 4)), Queues.mm1nLoss(0.5, 3), 1e-12);
		assertEquals(0.5, Queues.mm1nLoss(2, 200), 1e-9);
	}

	@Property(tries = 100)
	void moreRoomLosesLess(@ForAll @DoubleRange(min = 0.1, max = 3) double utilisation,
			@ForAll @IntRange(min = 1, max = 200) int places) {
		assertTrue(Queues.mm1nLoss(utilisation, places + 1) <= Queues.mm1nLoss(utilisation, places) + 1e-12);
	}

	@Test
	void nonsenseIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> Queues.erlangC(0, 1));
		assertThrows(IllegalArgumentException.class, () -> Queues.mm1nLoss(-1, 3));
	}

	/** A queue with few places, packet by packet: who finds it full is lost. */
	@Test
	void aShortQueueMakesNobodyWaitLongButLoses() {
		for (double load : new double[] {0.5, 0.95, 1, 1.3}) {
			Random random = new Random(7);
			int places = 10;
			ArrayDeque<Double> inSystem = new ArrayDeque<>();
			double now = 0;
			double free = 0;
			double waited = 0;
			int served = 0;
			for (int n = 0; n < 400_000; n++) {
				now -= Math.log(1 - random.nextDouble()) / load;
				while (!inSystem.isEmpty() && inSystem.peek() <= now) {
					inSystem.poll();
				}
				if (inSystem.size() <= places) {
					double begins = Math.max(now, free);
					free = begins - Math.log(1 - random.nextDouble());
					inSystem.add(free);
					waited += begins - now;
					served++;
				}
			}
			double expected = waited / served;
			assertEquals(expected, Queues.finiteWait(load, 1, 1, places), 0.02 * expected + 0.01, "load " + load);
		}
		assertEquals(Queues.allenCunneenWait(1, 0.8, 1, 0.5), Queues.finiteWait(0.8, 1, 0.5, 10_000), 1e-6);
		assertEquals(0, Queues.finiteWait(2, 1, 1, 0), 1e-9);
	}
}
