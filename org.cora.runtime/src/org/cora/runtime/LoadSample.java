// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime;

import java.util.List;

/**
 * What the monitor saw during one control interval.
 *
 * @param atNanos        end of the interval
 * @param intervalNanos  its length, above 0
 * @param offeredPps     packets per second that arrived
 * @param nicPps         packets per second that were handled on the NIC
 * @param cpuPps         packets per second that were handled on the CPU
 * @param nicLoad        load of the NIC's binding resource as a share of what it can take; above 1 when packets were lost
 * @param cpuLoad        load of the host cores given to the NF, likewise
 * @param hostCores      host cores given to the NF at present
 * @param nicResource    name of the NIC's binding resource
 * @param nicQueue       packets that wait for the NIC's cores
 * @param cpuQueue       packets that wait for host cores
 * @param drops          packets dropped for lack of a resource in the interval
 * @param insertions     flow table entries added in the interval
 * @param updateRate     changes of the flow table in a second, while there were some to make; 0 if there were none
 * @param course         packets per second that arrived in each of some equal parts of the interval, at least one: the finer they are,
 *                       the sooner a change shows, and swings shorter than two intervals show at all
 */
public record LoadSample(long atNanos, long intervalNanos, double offeredPps, double nicPps, double cpuPps,
		double nicLoad, double cpuLoad, int hostCores, String nicResource, int nicQueue, int cpuQueue, long drops,
		long insertions, double updateRate, List<Double> course) {

	public LoadSample {
		course = List.copyOf(course);
		if (course.isEmpty()) {
			throw new IllegalArgumentException("an interval has one part at least");
		}
	}

	/** What was seen of an interval as a whole. */
	public LoadSample(long atNanos, long intervalNanos, double offeredPps, double nicPps, double cpuPps, double nicLoad, double cpuLoad,
			int hostCores, String nicResource, int nicQueue, int cpuQueue, long drops, long insertions, double updateRate) {
		this(atNanos, intervalNanos, offeredPps, nicPps, cpuPps, nicLoad, cpuLoad, hostCores, nicResource, nicQueue, cpuQueue, drops,
				insertions, updateRate, List.of(offeredPps));
	}
}
