// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cora.exec.handler.MetEntries;
import org.cora.exec.handler.VisitedWay;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.ir.program.Trigger;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Platform;
import org.cora.nicmodel.RoutineAccess;
import org.cora.nicmodel.performance.AccessCost;
import org.cora.nicmodel.performance.CostModel;
import org.cora.nicmodel.performance.MemoryModel;
import org.cora.sim.card.CardWork;

/**
 * Charges paths by the card's and the host's own figures ({@link CostModel}): core cycles of operations and accesses,
 * waiting for memory, time that memories and locks are taken. A path is the set of blocks that a run visited; as handlers
 * have no loops, the set says the order too.
 */
final class PathCosts {

	private static final double PICOS_PER_SECOND = 1e12;
	private static final int NOT_NOTED = -1;
	private static final int RECENT_BITS = 4;
	private static final int RECENT = 1 << RECENT_BITS;
	private static final long FACTOR = 0x9e3779b97f4a7c15L;

	private final Nf nf;
	private final Placement placement;
	private final CostModel nicCosts;
	private final CostModel hostCosts;
	private final Servers servers;
	/** States of which it is noted which entries are asked for. */
	private final BitSet noted;
	private final Map<Key, Path> known = new HashMap<>();
	private final Key probe = new Key();
	/** Of each handler on each side some paths that were met lately, where {@link #recent} says. */
	private final Path[] lately;

	/** A path that was met, and what it costs. */
	private record Path(long[] blocks, PathCost cost) {
	}

	/** The lock of an entry, held for so many cycles. */
	private record Lock(int locks, double held, int met) {
	}

	/** A path of a handler on a side. */
	private static final class Key {
		int handler;
		byte side;
		long[] blocks = {};

		@Override
		public boolean equals(Object other) {
			return other instanceof Key key && key.handler == handler && key.side == side
					&& Arrays.equals(key.blocks, blocks);
		}

		@Override
		public int hashCode() {
			return (Arrays.hashCode(blocks) * 31 + handler) * 2 + side;
		}
	}

	PathCosts(Nf nf, Placement placement, Servers servers) {
		this.nf = nf;
		this.noted = placement.withLocks();
		this.placement = placement;
		this.nicCosts = new CostModel(placement.nic());
		this.hostCosts = new CostModel(placement.host());
		this.servers = servers;
		lately = new Path[2 * RECENT * nf.handlers().size()];
	}

	/** Another plan is in force: what was known of costs doesn't hold any more. */
	void forget() {
		known.clear();
		Arrays.fill(lately, null);
	}

	/** The cost of a path that begins on the side where the flow's own state is. */
	PathCost of(int handler, byte side, long[] visited) {
		Path path = lately[recent(handler, side, visited)];
		return path != null && Arrays.equals(path.blocks(), visited) ? path.cost() : find(handler, side, visited);
	}

	private static int recent(int handler, byte side, long[] visited) {
		long mixed = 0;
		for (long blocks : visited) {
			mixed = (mixed ^ blocks) * FACTOR;
		}
		return (2 * handler + side) * RECENT + (int) (mixed >>> Long.SIZE - RECENT_BITS);
	}

	private PathCost find(int handler, byte side, long[] visited) {
		probe.handler = handler;
		probe.side = side;
		probe.blocks = visited;
		Path path = known.get(probe);
		if (path == null) {
			path = add(handler, side, visited);
		}
		lately[recent(handler, side, visited)] = path;
		return path.cost();
	}

	private Path add(int handler, byte side, long[] visited) {
		Key key = new Key();
		key.handler = handler;
		key.side = side;
		key.blocks = visited.clone();
		Path path = new Path(key.blocks, charge(nf.handlers().get(handler), side, visited));
		known.put(key, path);
		return path;
	}

	/** The cost of doing nothing to a packet: what has no handler for its port is passed. */
	PathCost nothing(byte side) {
		return new PathCost(0, new PathCost.Segment[] {sumOfPacket(side).segment()});
	}

	/** What the card's own handling takes beside its cycles where a packet is only handed over to the host. */
	PathCost.Segment handOver() {
		Sum sum = new Sum(true);
		sum.ownAccesses();
		return sum.segment();
	}

	/** A sum with what is charged for every packet that a side handles. */
	private Sum sumOfPacket(byte side) {
		Sum sum = new Sum(side == PacketSlots.NIC);
		if (sum.nic) {
			sum.ownAccesses();
			placement.work().calls().forEach(sum::call);
		}
		return sum;
	}

	private PathCost charge(Handler handler, byte side, long[] visited) {
		List<PathCost.Segment> segments = new ArrayList<>();
		boolean ofPacket = handler.trigger() instanceof Trigger.PacketFrom;
		Sum sum = ofPacket ? sumOfPacket(side) : new Sum(side == PacketSlots.NIC);
		long states = 0;
		int met = 0;
		for (int index = 0; index >= 0; index = VisitedWay.next(handler, index, visited)) {
			Block block = handler.blocks().get(index);
			for (Instruction instruction : block.instructions()) {
				if (instruction instanceof Instruction.Access access) {
					states |= 1L << access.state();
					boolean there = placement.isOnNic(access.state(), side == PacketSlots.NIC, sum.nic);
					if (there != sum.nic) {
						segments.add(sum.segment());
						sum = new Sum(there);
					}
					sum.access(nf.states().get(access.state()), access, MetEntries.notes(noted, nf, access) ? met++ : NOT_NOTED);
				} else {
					sum.core += sum.costs().cycles(instruction);
				}
			}
			sum.core += sum.costs().cycles(block.terminator());
		}
		segments.add(sum.segment());
		return new PathCost(states, segments.toArray(PathCost.Segment[]::new));
	}

	/** Adds up one segment. */
	private final class Sum {
		final boolean nic;
		double core;
		/** Cycles before the first access; less than 0 as long as there is none. */
		double free = -1;
		double spacing;
		double waiting;
		final Map<Integer, Double> busy = new LinkedHashMap<>();
		final List<Lock> locks = new ArrayList<>();

		Sum(boolean nic) {
			this.nic = nic;
		}

		CostModel costs() {
			return nic ? nicCosts : hostCosts;
		}

		Platform platform() {
			return nic ? placement.nic() : placement.host();
		}

		/** @param met number of the entry among those that are noted, or {@link #NOT_NOTED} */
		void access(State state, Instruction.Access access, int met) {
			free = free < 0 ? core : free;
			AccessCost cost = costs().access(state, access.action());
			core += cost.cycles();
			MemoryLevel level = placement.memory(state.index(), nic);
			double accesses = cost.memoryAccesses();
			if (accesses > 0 && level != null) {
				spacing += accesses * level.getSpacingCycles();
				waiting += accesses * placement.latencyCycles(state.index(), nic);
				boolean oneAddress = placement.isOneAddress(state.index()) && level.getSameAddressFactor() > 1;
				int server = oneAddress ? servers.address(nic, state) : servers.memory(nic, level);
				keepBusy(server, level, cost, oneAddress);
			}
			if (placement.needsLock(state.index(), access.action(), nic, cost.atomics())) {
				core += platform().getLockCycles();
				double held = platform().getContendedLockCycles() + cost.cycles() + accesses * placement.latencyCycles(state.index(),
						nic) / Math.max(1, platform().getMemoryParallelism());
				if (met == NOT_NOTED) {
					busy.merge(servers.lock(nic, state), held, Double::sum);
				} else {
					locks.add(new Lock(servers.entryLocks(nic, state), held, met));
				}
			}
		}

		/** Accesses that the card makes for every packet by itself: descriptors and queues. */
		void ownAccesses() {
			for (MemoryLevel level : placement.nic().getMemory()) {
				if (level.getCaches() == null && level.getPacketAccesses() > 0) {
					keepBusy(servers.memory(true, level), level, new AccessCost(0, level.getPacketAccesses(), 0, 0), false);
				}
			}
		}

		/** What calls of a routine take: its cycles, and its accesses' time in the memories. Their waits are in the cycles. */
		void call(CardWork.Call call) {
			core += call.times() * call.routine().getCycles();
			for (RoutineAccess access : call.routine().getAccess()) {
				MemoryLevel level = new MemoryModel(placement.nic()).named(access.getName()).orElseThrow();
				boolean oneAddress = call.oneAddress() && level.getSameAddressFactor() > 1;
				int server = oneAddress ? servers.address(call.routine()) : servers.memory(true, level);
				keepBusy(server, level, new AccessCost(0, call.times() * access.getReads(), call.times() * access.getWrites(),
						call.times() * access.getAtomics()), oneAddress);
			}
		}

		private void keepBusy(int server, MemoryLevel level, AccessCost cost, boolean oneAddress) {
			double cycles = cost.reads() * level.getReadCycles() + cost.writes() * level.getWriteCycles()
					+ cost.atomics() * level.getAtomicCycles();
			if (cycles > 0) {
				busy.merge(server, cycles * (oneAddress ? level.getSameAddressFactor() : 1), Double::sum);
			}
		}

		PathCost.Segment segment() {
			if (nic) {
				double factor = placement.work().cyclesFactor(placement.nic());
				core *= factor;
				free *= factor;
				spacing *= factor;
			}
			double picos = PICOS_PER_SECOND / platform().getClock();
			double parallel = Math.max(1, platform().getMemoryParallelism());
			double thread = core + waiting / parallel;
			long threadPicos = Math.round(Math.max(thread, 0) * picos);
			long freePicos = free < 0 ? threadPicos : Math.min(threadPicos, Math.round(free * picos));
			double taken = platform() instanceof NicModel && platform().getThreadsPerCore() > 1 ? core + spacing : thread;
			int[] indexes = busy.keySet().stream().mapToInt(Integer::intValue).toArray();
			long[] times = busy.values().stream().mapToLong(c -> Math.round(c * picos)).toArray();
			return new PathCost.Segment(nic, Math.round(taken * picos), threadPicos, freePicos, indexes, times,
					locks.stream().mapToInt(Lock::locks).toArray(), locks.stream().mapToLong(l -> Math.round(l.held() * picos)).toArray(),
					locks.stream().mapToInt(Lock::met).toArray());
		}
	}
}
