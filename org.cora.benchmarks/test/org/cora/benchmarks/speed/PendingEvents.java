// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.speed;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.cora.sim.event.EventQueue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Removes the earliest of so many events and schedules another one up to 10 us later: the hold model. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PendingEvents {

	private static final int LONGEST = 10_000;
	private static final int DELAYS = 1 << 12;

	@Param({ "30", "1000" })
	int pending;

	private EventQueue queue;
	private int[] delays;
	private int next;

	@Setup
	public void fill() {
		delays = new Random(1).ints(DELAYS, 0, LONGEST).toArray();
		queue = new EventQueue(1);
		for (int i = 0; i < pending; i++) {
			queue.schedule(delays[i & DELAYS - 1], i);
		}
	}

	@Benchmark
	public long hold() {
		long time = queue.nextTime();
		long event = queue.remove();
		queue.schedule(time + delays[next++ & DELAYS - 1], event);
		return time;
	}
}
