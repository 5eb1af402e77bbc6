// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cora.nicmodel.Routine;
import org.cora.nicmodel.RoutineAccess;

/**
 * What packets ask of one side, as sums over all offered packets divided by their number. Built up by adding, then
 * read; confined to whoever builds it.
 */
public final class SideDemand {

	/** Accesses to one memory per offered packet. */
	public static final class MemoryDemand {
		double reads;
		double writes;
		double atomics;
		double bytesMissed;
		double hottest;

		/** Reads per packet. */
		public double reads() {
			return reads;
		}

		/** Writes per packet. */
		public double writes() {
			return writes;
		}

		/** Atomic accesses per packet. */
		public double atomics() {
			return atomics;
		}

		/** Bytes per packet that pass all caches. */
		public double bytesMissed() {
			return bytesMissed;
		}

		/** Cycles per packet that the memory's busiest address is busy, same-address penalty included. */
		public double hottestCycles() {
			return hottest;
		}
	}

	/**
	 * Something handled one packet after the other.
	 *
	 * @param name   of the flow group or state, for people
	 * @param share  of all offered packets that need it
	 * @param cycles that one packet holds it
	 */
	public record Serial(String name, double share, double cycles) {
	}

	/**
	 * Something that a core has to itself for a while, and that others wait for.
	 *
	 * @param turn      packets that need it, and how long they have it
	 * @param variation squared coefficient of variation of these times
	 * @param spread    how evenly these packets are spread over cores that have flows of their own
	 */
	public record Lock(Serial turn, double variation, FlowSpread spread) {
	}

	private final Map<String, MemoryDemand> memories = new TreeMap<>();
	private final List<Serial> serials = new ArrayList<>();
	private final List<Lock> locks = new ArrayList<>();
	private double issueCycles;
	private double spacingCycles;
	private double latencyCycles;
	private double packets;
	private FlowSpread spread = FlowSpread.EVEN;
	private double fullest = 1;

	/** Says how evenly packets are spread over cores that have flows of their own. */
	public void spread(FlowSpread how) {
		spread = how;
	}

	/** Says how busy cores can be before their queues lose too much. */
	public void fullest(double share) {
		fullest = share;
	}

	/** How busy cores can be before their queues lose too much; 1 unless told otherwise. */
	public double fullest() {
		return fullest;
	}

	/** How evenly packets are spread over cores that have flows of their own; evenly unless told otherwise. */
	public FlowSpread spread() {
		return spread;
	}

	/**
	 * Adds packets that compute and wait, per offered packet.
	 *
	 * @param issue   core cycles
	 * @param spacing core cycles lost between blocking memory accesses however many threads there are
	 * @param latency cycles that a thread waits for memory
	 */
	public void addWork(double issue, double spacing, double latency) {
		issueCycles += issue;
		spacingCycles += spacing;
		latencyCycles += latency;
	}

	/** Adds a share of all packets that this side handles. */
	public void addPackets(double share) {
		packets += share;
	}

	/** Adds accesses to a memory, per offered packet. */
	public void addMemory(String name, double reads, double writes, double atomics, double bytesMissed,
			double hottestCycles) {
		MemoryDemand demand = memories.computeIfAbsent(name, n -> new MemoryDemand());
		demand.reads += reads;
		demand.writes += writes;
		demand.atomics += atomics;
		demand.bytesMissed += bytesMissed;
		demand.hottest = Math.max(demand.hottest, hottestCycles);
	}

	/**
	 * Adds calls of a routine.
	 *
	 * @param calls per offered packet, from 0
	 */
	public void addCalls(Routine routine, double calls) {
		addWork(calls * routine.getCycles(), 0, 0);
		for (RoutineAccess access : routine.getAccess()) {
			addMemory(access.getName(), calls * access.getReads(), calls * access.getWrites(),
					calls * access.getAtomics(), 0, 0);
		}
	}

	/** Adds something handled one packet after the other. */
	public void addSerial(Serial serial) {
		serials.add(serial);
	}

	/** Adds a lock, which is handled one packet after the other, too. */
	public void addLock(Lock lock) {
		locks.add(lock);
		serials.add(lock.turn());
	}

	/** Core cycles per offered packet, without waiting. */
	public double coreCycles() {
		return issueCycles + spacingCycles;
	}

	/** Cycles per offered packet that a thread is taken, waiting included. */
	public double threadCycles() {
		return issueCycles + latencyCycles;
	}

	/** Share of the offered packets that this side handles; may exceed 1 where packets come twice. */
	public double packets() {
		return packets;
	}

	/** By name of the memory. */
	public Map<String, MemoryDemand> memories() {
		return memories;
	}

	/** Things that packets are handled one after the other for, locks among them. */
	public List<Serial> serials() {
		return List.copyOf(serials);
	}

	/** Locks that cores take turns at. */
	public List<Lock> locks() {
		return List.copyOf(locks);
	}
}
