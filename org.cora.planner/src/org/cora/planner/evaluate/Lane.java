// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.Trigger;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.StateNode;
import org.cora.planner.stateflow.Use;

/**
 * One path as packets of flows on one side take it: the states in the order in which it stops at them, with what each
 * stop costs on either side. A stop's cycles include the computation up to the next one, as that is done where the
 * state was. What {@link PathWalk} does for one split, written down for all of them.
 */
public final class Lane {

	/** Where the packets begin. */
	public enum Start {
		/** On the card. */
		NIC,
		/** On the host. */
		CPU,
		/** Where the first state is; these runs have no packet. */
		FIRST_STATE
	}

	/** Accesses to one state that follow each other. */
	public static final class Stop {
		final int state;
		double cpuCycles;
		double cpuSharedCycles;
		double cpuAccesses;
		double nicCycles;
		double nicSharedCycles;
		double reads;
		double writes;
		double atomics;
		boolean missingOnNic;

		Stop(int state) {
			this.state = state;
		}

		/** Index of the state. */
		public int state() {
			return state;
		}

		/** Host core cycles without waiting for memory, if the state is whole or by flow. */
		public double cpuCycles() {
			return cpuCycles;
		}

		/** The same if the state is replicated or sharded. */
		public double cpuSharedCycles() {
			return cpuSharedCycles;
		}

		/** Accesses to the host's memory. */
		public double cpuAccesses() {
			return cpuAccesses;
		}

		/** Issue cycles of the card if the state is whole or by flow. */
		public double nicCycles() {
			return nicCycles;
		}

		/** The same if it is replicated or sharded. */
		public double nicSharedCycles() {
			return nicSharedCycles;
		}

		/** Reads of the card's memory. */
		public double reads() {
			return reads;
		}

		/** Writes to it. */
		public double writes() {
			return writes;
		}

		/** Atomic accesses to it. */
		public double atomics() {
			return atomics;
		}

		/** Whether the card can't do it. */
		public boolean missingOnNic() {
			return missingOnNic;
		}
	}

	/** What doesn't depend on who takes the path. */
	static final class Way {
		private final boolean packet;
		private final PathWork.End end;
		private final List<Stop> stops = new ArrayList<>();
		private final double firstNicCycles;
		private final double firstCpuCycles;
		private final boolean firstMissing;

		Way(Evaluator on, PathWork work) {
			this.packet = !work.expiry;
			this.end = work.end;
			Stop stop = trigger(on, work);
			firstNicCycles = stop == null ? work.nicCycles.get(0) : 0;
			firstCpuCycles = stop == null ? work.cpuCycles.get(0) : 0;
			firstMissing = stop == null && work.missing.get(0).isPresent();
			if (stop != null) {
				compute(stop, work, 0);
			}
			for (int i = 0; i < work.steps.size(); i++) {
				PathWork.Step step = work.steps.get(i);
				if (stop == null || stop.state != step.state().index()) {
					stop = new Stop(step.state().index());
					stops.add(stop);
				}
				access(stop, on, step);
				compute(stop, work, i + 1);
			}
		}

		/** An expiry handler begins where its state is: as if it stopped there first, at no cost. */
		private Stop trigger(Evaluator on, PathWork work) {
			Trigger trigger = on.nf.handlers().get(on.graph.getClasses().get(work.classIndex).getHandler()).trigger();
			if (packet || !(trigger instanceof Trigger.Expiry expiry)) {
				return null;
			}
			stops.add(new Stop(expiry.state()));
			return stops.get(0);
		}
	}

	private final Way way;
	private final double share;
	private final boolean flowOnNic;
	private final Start start;
	private double nicTurn;
	private double hostTurn;

	Lane(Way way, double share, boolean flowOnNic, Start start) {
		this.way = way;
		this.share = share;
		this.flowOnNic = flowOnNic;
		this.start = start;
	}

	private static void compute(Stop stop, PathWork work, int stretch) {
		stop.cpuCycles += work.cpuCycles.get(stretch);
		stop.cpuSharedCycles += work.cpuCycles.get(stretch);
		stop.nicCycles += work.nicCycles.get(stretch);
		stop.nicSharedCycles += work.nicCycles.get(stretch);
		stop.missingOnNic |= work.missing.get(stretch).isPresent();
	}

	private static void access(Stop stop, Evaluator on, PathWork.Step step) {
		double cpuLock = on.host.getLockCycles();
		double nicLock = on.nic.getLockCycles();
		stop.cpuCycles += step.cpu().cycles() + (locked(on, step, false, false) ? cpuLock : 0);
		stop.cpuSharedCycles += step.cpu().cycles() + (locked(on, step, false, true) ? cpuLock : 0);
		stop.cpuAccesses += step.cpu().memoryAccesses();
		stop.nicCycles += step.nic().cycles() + (locked(on, step, true, false) ? nicLock : 0);
		stop.nicSharedCycles += step.nic().cycles() + (locked(on, step, true, true) ? nicLock : 0);
		stop.reads += step.nic().reads();
		stop.writes += step.nic().writes();
		stop.atomics += step.nic().atomics();
		stop.missingOnNic |= step.missing() != null;
	}

	/**
	 * Whether several cores may meet at this entry, and nothing but a lock keeps them apart.
	 *
	 * @param replicated whether there is a copy on each side
	 */
	static boolean locked(Evaluator on, PathWork.Step step, boolean onNic, boolean replicated) {
		StateNode node = on.graph.getStates().get(step.state().index());
		if (node.getKeyOrigin() == KeyOrigin.FLOW_IDENTITY || step.action() == StateAction.READ
				|| step.action() == StateAction.WRITE) {
			return false;
		}
		if (node.getUse() == Use.ALLOCATION) {
			return !onNic || step.nic().atomics() == 0;
		}
		return !replicated && (node.getUse() == Use.EXCLUSIVE || node.getUse() == Use.READ_MOSTLY);
	}

	/** Share of all packets, or runs per packet. */
	public double share() {
		return share;
	}

	/** Says which of them are the heaviest flow's, on either side. */
	void turns(double onNic, double onHost) {
		nicTurn = onNic;
		hostTurn = onHost;
	}

	/** Share of all packets that are of this lane and of the heaviest flow on the card, which are handled there one after the other. */
	public double nicTurn() {
		return nicTurn;
	}

	/** The same of the heaviest flow on the host. */
	public double hostTurn() {
		return hostTurn;
	}

	/** Whether the flows' own entries are on the card. */
	public boolean flowOnNic() {
		return flowOnNic;
	}

	/** Whether there is a packet, which is received, crosses the bus and is sent. */
	public boolean packet() {
		return way.packet;
	}

	public Start start() {
		return start;
	}

	/** Whether the packet leaves by a port of the card. */
	public boolean leaves() {
		return way.end == PathWork.End.LEAVES;
	}

	/** Whether the packet ends in the host's network stack. */
	public boolean toHostStack() {
		return way.end == PathWork.End.TO_HOST_STACK;
	}

	public List<Stop> stops() {
		return way.stops;
	}

	/** Issue cycles before the first stop, if it begins on the card. */
	public double firstNicCycles() {
		return way.firstNicCycles;
	}

	/** Host cycles before the first stop, if it begins there. */
	public double firstCpuCycles() {
		return way.firstCpuCycles;
	}

	/** Whether the card can't do what comes before the first stop. */
	public boolean firstMissing() {
		return way.firstMissing;
	}
}
