// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.speed;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Wall time, the calling thread's own time, and what it allocates, since the watch was started. */
final class Stopwatch {

	private static final double NANOS = 1e9;

	private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
	private final long wall = System.nanoTime();
	private final long own = threads.getCurrentThreadCpuTime();
	private final long bytes = threads.getCurrentThreadAllocatedBytes();

	double wallSeconds() {
		return (System.nanoTime() - wall) / NANOS;
	}

	double ownSeconds() {
		return (threads.getCurrentThreadCpuTime() - own) / NANOS;
	}

	SpeedRow row(String nf, long flows, String mode, String executor, long packets, double forwarded) {
		return new SpeedRow(nf, flows, mode, executor, packets / wallSeconds(), packets / Math.max(1e-9, ownSeconds()),
				(double) (threads.getCurrentThreadAllocatedBytes() - bytes) / Math.max(1, packets), forwarded);
	}
}
