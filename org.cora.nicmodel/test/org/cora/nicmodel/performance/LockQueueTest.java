// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cores that wait for a lock: by known values, by what has to hold of any, and packet by packet. */
class LockQueueTest {

	private static final double EXACT = 1e-12;

	private static List<Double> even(int cores) {
		return Collections.nCopies(cores, 1.0 / cores);
	}

	@Test
	void nobodyWaitsForOneCoreOrForALockThatNobodyTakes() {
		assertEquals(0, LockQueue.waiting(even(1), 0.9, 0));
		assertEquals(0, LockQueue.waiting(even(16), 0, 0));
	}

	@Test
	void allButOneWaitForALockThatIsAlwaysTaken() {
		assertEquals(15, LockQueue.waiting(even(16), 1, 0), EXACT);
		assertEquals(15, LockQueue.waiting(even(16), 1 - 1e-9, 0.5), 1e-5);
	}

	/** P(½) = (1 − U) ½ e^(−U/2) / (e^(−U/2) − ½), and two cores are there for 1 − P(½) of the time each. */
	@Test
	void twoCoresAndConstantTimes() {
		double beta = Math.exp(-0.25);
		assertEquals(2 * (1 - 0.5 * 0.5 * beta / (beta - 0.5)) - 0.5, LockQueue.waiting(even(2), 0.5, 0), EXACT);
	}

	/** M/M/1 has n packets with the probability (1 − U) Uⁿ, so P(z) = (1 − U) / (1 − U z). */
	@Test
	void exponentialTimes() {
		assertEquals(4 * (1 - 0.2 / (1 - 0.8 * 0.75)) - 0.8, LockQueue.waiting(even(4), 0.8, 1), EXACT);
	}

	/** Pollaczek and Khinchine: U² (1 + C²) / (2 (1 − U)). */
	@ParameterizedTest
	@CsvSource({"0.3, 0", "0.7, 0", "0.7, 0.3", "0.9, 1", "0.5, 4"})
	void veryManyCoresAreAsGoodAsPacketsWithoutAny(double taken, double variation) {
		double expected = taken * taken * (1 + variation) / 2 / (1 - taken);
		assertEquals(expected, LockQueue.waiting(even(100_000), taken, variation), 1e-3 * expected);
	}

	@Property(tries = 200)
	void moreWaitTheMoreItIsTakenAndEverMore(@ForAll @IntRange(min = 1, max = 128) int cores,
			@ForAll @DoubleRange(min = 0, max = 20) double variation, @ForAll @DoubleRange(min = 0, max = 0.98) double taken) {
		double step = 0.01;
		double here = LockQueue.waiting(even(cores), taken, variation);
		double next = LockQueue.waiting(even(cores), taken + step, variation);
		double after = LockQueue.waiting(even(cores), taken + 2 * step, variation);
		assertTrue(here >= 0 && after <= cores - 1 + EXACT, () -> here + " … " + after + " of " + cores);
		assertTrue(next >= here - EXACT && after - next >= next - here - EXACT, () -> here + ", " + next + ", " + after);
	}

	@Property(tries = 100)
	void fewerWaitTheFewerCoresThereAreAndTheMoreOneOfThemGets(@ForAll @IntRange(min = 2, max = 64) int cores,
			@ForAll @DoubleRange(min = 0, max = 1) double taken, @ForAll @DoubleRange(min = 0, max = 1) double part) {
		double all = LockQueue.waiting(even(cores), taken, 0.2);
		double one = part + (1 - part) / cores;
		double[] loads = new double[cores];
		Arrays.fill(loads, (1 - one) / (cores - 1));
		loads[0] = one;
		assertTrue(LockQueue.waiting(even(cores - 1), taken, 0.2) <= all + EXACT);
		assertTrue(LockQueue.waiting(Arrays.stream(loads).boxed().toList(), taken, 0.2) <= all + 1e-9);
	}

	/** Packets come at random to cores that have a queue each, and take as long as they have the lock. */
	@ParameterizedTest
	@CsvSource({"2, 0.5", "4, 0.8", "16, 0.7", "16, 0.9"})
	void likePacketByPacket(int cores, double taken) {
		double simulated = simulated(cores, taken, 1, 400_000);
		assertEquals(simulated, LockQueue.waiting(even(cores), taken, 0), 0.07 * simulated);
	}

	/** What packets do besides has them come more evenly: then fewer wait, but no more. */
	@ParameterizedTest
	@CsvSource({"8, 0.5", "16, 0.7", "16, 0.85"})
	void noMoreWaitWherePacketsTakeLonger(int cores, double taken) {
		double simulated = simulated(cores, taken, 3, 200_000);
		assertTrue(simulated < LockQueue.waiting(even(cores), taken, 0), () -> "simulated " + simulated);
		assertEquals(simulated, LockQueue.waiting(even(cores), taken, 0), 0.25 * simulated);
	}

	/** Mean number of cores that wait, where a packet has the lock for 1 and takes so long. */
	private static double simulated(int cores, double taken, double packet, int packets) {
		Random random = new Random(7);
		List<Deque<Double>> queues = new ArrayList<>();
		for (int c = 0; c < cores; c++) {
			queues.add(new ArrayDeque<>());
		}
		double end = 0;
		for (int n = 0; n < packets; n++) {
			end -= Math.log(1 - random.nextDouble()) / taken;
			queues.get(random.nextInt(cores)).add(end);
		}
		PriorityQueue<Begin> begins = new PriorityQueue<>(Comparator.comparingDouble(Begin::time));
		for (int c = 0; c < cores; c++) {
			begins.add(new Begin(queues.get(c).poll(), c));
		}
		double free = 0;
		double waited = 0;
		while (!begins.isEmpty()) {
			Begin begin = begins.poll();
			double wait = Math.max(0, free - begin.time());
			free = begin.time() + wait + 1;
			waited += wait;
			Double next = queues.get(begin.core()).poll();
			if (next != null) {
				begins.add(new Begin(Math.max(next, begin.time() + wait + packet), begin.core()));
			}
		}
		return waited / end;
	}

	/** A core begins a packet. */
	private record Begin(double time, int core) {
	}
}
