// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.storms;

import java.util.List;
import org.cora.ir.spec.TrafficSpec;
import org.cora.ir.spec.TrafficSpec.Phase;

/**
 * A storm.
 *
 * @param name         as people call it on a command line
 * @param traffic      declaration in the source
 * @param strategy     that plans for its first phase: {@code cora} leaves all on the card while it has room, {@code flow} sends
 *                     heavy flows to it
 * @param forecastable whether what comes can be told from what was; otherwise it is sudden
 * @param lastMillis   time to simulate
 * @param stretch      how many times longer all phases after the first change last, above 0
 */
public record Storm(String name, String traffic, String strategy, boolean forecastable, int lastMillis, double stretch) {

	private static final long NANOS_PER_MILLI = 1_000_000;

	/** A storm as it is written. */
	public Storm(String name, String traffic, String strategy, boolean forecastable, int lastMillis) {
		this(name, traffic, strategy, forecastable, lastMillis, 1);
	}

	/** The same, faster or slower. */
	public Storm stretched(double times) {
		return new Storm(name, traffic, strategy, forecastable, lastMillis, times);
	}

	/** The traffic with its phases stretched. */
	TrafficSpec stretched(TrafficSpec written) {
		List<Phase> phases = written.phases();
		long first = phases.size() > 1 ? phases.get(1).startNanos() : 0;
		return stretch == 1 ? written : new TrafficSpec(written.name(), phases.stream().map(p -> new Phase(p.startNanos() <= first
				? p.startNanos() : first + Math.round(stretch * (p.startNanos() - first)), p.workload(), p.conditions())).toList(),
				written.where());
	}

	/** Virtual time to simulate, in nanoseconds, under traffic with these phases. */
	long durationNanos(TrafficSpec stretched, TrafficSpec written) {
		List<Phase> phases = written.phases();
		long after = lastMillis * NANOS_PER_MILLI - phases.get(phases.size() - 1).startNanos();
		return stretched.phases().get(phases.size() - 1).startNanos() + after;
	}
}
