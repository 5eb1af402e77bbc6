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

	/**
	 * What a watch said.
	 *
	 * @param wallSeconds wall time
	 * @param ownSeconds  the thread's own time
	 * @param bytes       allocated by the thread; null if that isn't known
	 */
	record Reading(double wallSeconds, double ownSeconds, Double bytes) {

		SpeedRow row(String nf, long flows, String mode, String executor, long packets, double forwarded) {
			return new SpeedRow(nf, flows, mode, executor, packets / wallSeconds, packets / Math.max(1e-9, ownSeconds),
					bytes == null ? null : bytes / Math.max(1, packets), forwarded);
		}
	}

	double ownSeconds() {
		return (threads.getCurrentThreadCpuTime() - own) / NANOS;
	}

	Reading read() {
		return new Reading((System.nanoTime() - wall) / NANOS, ownSeconds(), (double) (threads.getCurrentThreadAllocatedBytes() - bytes));
	}

	SpeedRow row(String nf, long flows, String mode, String executor, long packets, double forwarded) {
		return read().row(nf, flows, mode, executor, packets, forwarded);
	}
}
