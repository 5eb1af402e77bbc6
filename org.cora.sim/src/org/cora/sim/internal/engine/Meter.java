// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.cora.exec.Verdict;
import org.cora.sim.metrics.DropCount;
import org.cora.sim.metrics.LatencySummary;
import org.cora.sim.metrics.LatencyUs;

/** Counts what happens to packets. */
final class Meter {

	/** Latencies are told apart to three digits, up to ten virtual minutes. */
	private static final long LONGEST_NANOS = 600_000_000_000L;

	private final Histogram nic = new Histogram(LONGEST_NANOS, 3);
	private final Histogram cpu = new Histogram(LONGEST_NANOS, 3);
	private final Map<String, long[]> resourceDrops = new LinkedHashMap<>();
	private final Map<String, long[]> policyDrops = new LinkedHashMap<>();
	private Verdict lastPolicy;
	private long[] lastPolicyCount;

	long offered;
	/** Packets that handlers made, however they ended. */
	long generated;
	long delivered;
	long deliveredBytes;
	long passed;
	long policy;
	long resource;
	long reorderedAtEgress;
	long reorderedHandling;
	/** Those of them whose flow was moving. */
	long reorderedMoving;
	long handledNic;
	long handledCpu;
	long nicDrops;
	/** Packets that a full queue dropped before it was known of which flow they are. */
	long unknownDrops;
	long cpuDrops;
	long punts;
	long wrongWriters;
	String firstWrongWriter = "";

	void delivered(long latencyNanos, boolean onCpu, int bytes) {
		delivered++;
		deliveredBytes += bytes;
		long value = Math.min(latencyNanos, LONGEST_NANOS);
		(onCpu ? cpu : nic).recordValue(value);
	}

	/** A packet that a handler made has left; it came from nowhere, so it has no latency. */
	void deliveredGenerated(int bytes) {
		delivered++;
		deliveredBytes += bytes;
	}

	void dropPolicy(Verdict verdict) {
		policy++;
		if (verdict != lastPolicy) {
			lastPolicy = verdict;
			lastPolicyCount = policyDrops.computeIfAbsent(verdict.reason(), r -> new long[1]);
		}
		lastPolicyCount[0]++;
	}

	void dropResource(String cause) {
		resource++;
		resourceDrops.computeIfAbsent(cause, c -> new long[1])[0]++;
	}

	List<DropCount> causes() {
		List<DropCount> causes = new ArrayList<>();
		policyDrops.forEach((cause, count) -> causes.add(new DropCount(cause, true, count[0])));
		resourceDrops.forEach((cause, count) -> causes.add(new DropCount(cause, false, count[0])));
		causes.sort(Comparator.comparingLong(DropCount::packets).reversed().thenComparing(DropCount::cause));
		return causes;
	}

	LatencyUs latency() {
		return new LatencyUs(summary(overallHistogram()), summary(nic), summary(cpu));
	}

	Histogram overallHistogram() {
		Histogram overall = nic.copy();
		overall.add(cpu);
		return overall;
	}

	private static LatencySummary summary(Histogram histogram) {
		if (histogram.getTotalCount() == 0) {
			return new LatencySummary(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
		}
		return new LatencySummary(histogram.getTotalCount(), histogram.getMean() / 1e3,
				histogram.getValueAtPercentile(50) / 1e3, histogram.getValueAtPercentile(99) / 1e3,
				histogram.getValueAtPercentile(99.9) / 1e3,
				histogram.getMaxValue() / 1e3);
	}
}
