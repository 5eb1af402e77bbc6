// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What host cores are busy with. */
class HostLoadTest {

	private static HostLoad load(double work, int cores, double... taken) {
		List<HostLoad.Lock> locks = Arrays.stream(taken).mapToObj(t -> new HostLoad.Lock("t" + t, t, 0.1, FlowSpread.EVEN)).toList();
		return new HostLoad(work, cores, locks);
	}

	@Test
	void workAndWaitingForEachLock() {
		List<Double> loads = FlowSpread.EVEN.loads(16);
		double waiting = LockQueue.waiting(loads, 0.7, 0.1) + LockQueue.waiting(loads, 0.4, 0.1);
		assertEquals(0.9 + waiting, load(0.9, 16, 0.7, 0.4).busy(1), 1e-12);
		assertEquals(List.of("t0.7", "t0.4"), load(0.9, 16, 0.7, 0.4).waits(1).stream().map(HostLoad.Wait::lock).toList());
	}

	@Test
	void withoutALockOrWithOneCoreWorkIsAll() {
		assertEquals(2.5, load(2.5, 16).busy(1));
		assertEquals(0.5, load(0.5, 1, 0.4).busy(1));
		assertEquals(List.of(), load(0.5, 1, 0.4).waits(1));
	}

	@Test
	void ofHalfOfThePacketsLessThanHalfWaits() {
		HostLoad load = load(0.9, 16, 0.8);
		assertEquals(0.45 + LockQueue.waiting(FlowSpread.EVEN.loads(16), 0.4, 0.1), load.busy(0.5), 1e-12);
		assertTrue(load.waiting(0.5) < load.waiting(1) / 2);
	}

	/** Never more than there are, never less than without locks, and more with more packets. */
	@Property(tries = 200)
	void noMoreAreBusyThanThereAre(@ForAll @IntRange(min = 1, max = 64) int cores, @ForAll @DoubleRange(min = 0, max = 1) double work,
			@ForAll @DoubleRange(min = 0, max = 1) double first, @ForAll @DoubleRange(min = 0, max = 1) double second,
			@ForAll @DoubleRange(min = 0, max = 0.99) double part) {
		HostLoad load = load(work * cores, cores, first, second);
		assertTrue(load.busy(part) <= cores + 1e-9, () -> load.busy(part) + " of " + cores);
		assertTrue(load.busy(part) >= work * cores * part);
		assertTrue(load.spinning() <= Math.min(load.waiting(1), cores * (1 - work) * Math.max(first, second) + 1e-9));
		assertTrue(load.busy(part + 0.01) >= load.busy(part) - 1e-9, () -> load.busy(part) + " then " + load.busy(part + 0.01));
	}
}
