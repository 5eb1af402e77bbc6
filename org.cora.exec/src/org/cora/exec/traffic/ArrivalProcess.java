// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

import org.cora.ir.spec.Workload.Arrivals;

/** When packets arrive, after {@link Arrivals}. */
final class ArrivalProcess {

	private static final int BURST = 32;

	private final Arrivals kind;
	private final double meanGap;
	private final Random64 random;
	/** Time of the packet before in nanoseconds; exact to below a picosecond per hour of virtual time. */
	private double time;
	private long count;
	private final double start;

	ArrivalProcess(Arrivals kind, double packetsPerSecond, double startNanos, Random64 random) {
		this.kind = kind;
		this.random = random;
		meanGap = 1e9 / packetsPerSecond;
		time = startNanos;
		start = startNanos;
	}

	/** Time of the next packet. */
	long next() {
		switch (kind) {
			case POISSON -> time += meanGap * ExponentialSampler.next(random);
			case PACED -> time = start + meanGap * ++count;
			case BURSTY -> {
				if (count++ % BURST == 0) {
					time += BURST * meanGap * ExponentialSampler.next(random);
				}
			}
		}
		return (long) time;
	}
}
