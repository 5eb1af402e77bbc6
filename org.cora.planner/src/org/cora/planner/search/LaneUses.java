// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.List;
import org.cora.nicmodel.MemoryLevel;
import org.cora.planner.evaluate.Lane;
import org.cora.planner.evaluate.LinearModel;

/** What lanes take of each limit when it is known where every state is, whatever it costs. */
final class LaneUses {

	/** What lanes take: host cycles, issue and spacing cycles, waiting, crossings, then service of each memory. */
	static final int CYCLES = 0;
	static final int ISSUE = 1;
	static final int SPACING = 2;
	static final int WAITING = 3;
	static final int CROSSINGS = 4;
	static final int IMPOSSIBLES = 5;
	/** Cycles on the card from a packet's first access on, of the heaviest flow. */
	static final int CRITICAL = 6;
	/** Host cycles of packets of the heaviest flow there. */
	static final int PACKETS = 7;
	static final int SERVED = 8;

	private final Lanes lanes;
	private final Crossings by;
	private final LinearModel model;
	private final Limits limits;
	private final List<MemoryLevel> memories;

	LaneUses(Lanes lanes, Crossings by, LinearModel model, Limits limits) {
		this.lanes = lanes;
		this.by = by;
		this.model = model;
		this.limits = limits;
		this.memories = model.evaluator().memories();
	}

	/** Length of a list of what lanes take. */
	int width() {
		return SERVED + 2 * memories.size();
	}

	/**
	 * Adds what one lane takes if every state is as chosen.
	 *
	 * @param labels by state and side of the flow
	 * @param memory by state, less than 0 for none
	 * @param times  how often: 1 to add, -1 to take away
	 */
	void take(int l, int[][] labels, int[] memory, Latencies latencies, double[] into, double times) {
		Lane lane = lanes.get(l);
		double share = times * lane.share();
		double before = into[CYCLES];
		double criticalBefore = into[CRITICAL];
		boolean here = begin(l, lane, labels, share, into);
		boolean critical = false;
		boolean blocked = by.forbidden && lane.flowOnNic() && lane.packet();
		for (int k = lanes.first[l]; k < lanes.first[l + 1]; k++) {
			Lane.Stop stop = lanes.stop(k);
			int label = labels[lanes.state[k]][lanes.side[l]];
			boolean shared = label == StateOptions.HERE;
			if (!shared && here != (label == StateOptions.NIC)) {
				into[CYCLES] += share * (here ? by.receive : by.transmit);
				into[ISSUE] += share * (here ? by.toHostNic : by.toNicNic);
				into[CROSSINGS] += here ? share : 0;
				into[IMPOSSIBLES] += blocked ? times : 0;
				into[CRITICAL] += critical ? share * by.cycles : 0;
				here = !here;
			}
			if (here) {
				into[CRITICAL] += critical || !LaneCosts.locks(stop) ? 0 : share * by.lock;
				critical = true;
				onCard(k, stop, shared, memory[lanes.state[k]], latencies, share, into);
				into[IMPOSSIBLES] += stop.missingOnNic() ? times : 0;
			} else {
				into[CYCLES] += share * ((shared ? stop.cpuSharedCycles() : stop.cpuCycles())
						+ stop.cpuAccesses() * latencies.host()[lanes.state[k]] / by.hostParallel);
			}
		}
		if (!here && lane.leaves()) {
			into[CYCLES] += share * by.transmit;
			into[ISSUE] += share * by.leaveNic;
		} else if (here && lane.toHostStack()) {
			into[CROSSINGS] += share;
			into[ISSUE] += share * by.toHostNic;
		}
		into[PACKETS] += (into[CYCLES] - before) * lane.hostTurn() / lane.share();
		into[CRITICAL] = criticalBefore + (into[CRITICAL] - criticalBefore) * lane.nicTurn() / lane.share();
	}

	/** Adds what a lane takes before its first stop; returns whether it begins on the card. */
	private boolean begin(int l, Lane lane, int[][] labels, double share, double[] into) {
		boolean packet = lane.start() != Lane.Start.FIRST_STATE;
		boolean here = packet ? lane.start() == Lane.Start.NIC
				: lane.stops().isEmpty() || labels[lanes.state[lanes.first[l]]][lanes.side[l]] != StateOptions.CPU;
		if (here) {
			into[ISSUE] += share * (lane.firstNicCycles() + (packet ? by.beginOnNic : 0));
			into[IMPOSSIBLES] += lane.firstMissing() ? Math.signum(share) : 0;
		} else {
			into[CYCLES] += share * (lane.firstCpuCycles() + (packet ? by.receive : 0));
			into[ISSUE] += packet ? share * by.beginOnCpuNic : 0;
			into[CROSSINGS] += packet ? share : 0;
		}
		return here;
	}

	private void onCard(int k, Lane.Stop stop, boolean shared, int m, Latencies latencies, double share,
			double[] into) {
		double cycles = share * (shared ? stop.nicSharedCycles() : stop.nicCycles());
		into[ISSUE] += cycles;
		into[CRITICAL] += cycles;
		double accesses = share * (stop.reads() + stop.writes() + stop.atomics());
		if (m >= 0) {
			MemoryLevel level = memories.get(m);
			into[SPACING] += accesses * level.getSpacingCycles();
			double waiting = accesses * latencies.nic()[m][lanes.state[k]] / by.nicParallel;
			into[WAITING] += waiting;
			into[CRITICAL] += waiting;
			double served = share * (stop.reads() * level.getReadCycles() + stop.writes() * level.getWriteCycles()
					+ stop.atomics() * level.getAtomicCycles());
			into[SERVED + m] += served;
			into[SERVED + memories.size() + m] += served * model.hottestShare(lanes.state[k]);
		}
	}

	/** The uses of limits that follow from what lanes take, and from host cores for upkeep. */
	void uses(double[] taken, double upkeep, double[] uses) {
		uses[Limits.NIC_CORES] = (taken[ISSUE] + taken[SPACING]) * limits.perUnit[Limits.NIC_CORES];
		uses[Limits.NIC_THREADS] = (taken[ISSUE] + taken[WAITING]) * limits.perUnit[Limits.NIC_THREADS];
		uses[Limits.HOST_CORES] = taken[CYCLES] * limits.perUnit[Limits.HOST_CORES];
		uses[Limits.HOST_THREADS] = taken[CYCLES] * limits.perUnit[Limits.HOST_THREADS];
		uses[Limits.CORES_ALLOWED] = taken[CYCLES] * limits.perUnit[Limits.CORES_ALLOWED];
		uses[Limits.BUS_PACKETS] = taken[CROSSINGS] * limits.perUnit[Limits.BUS_PACKETS];
		uses[Limits.BUS_BITS] = taken[CROSSINGS] * limits.perUnit[Limits.BUS_BITS];
		uses[Limits.NIC_FLOW] = taken[CRITICAL] * limits.perUnit[Limits.NIC_FLOW];
		uses[Limits.HOST_FLOW] = taken[PACKETS] * limits.perUnit[Limits.HOST_FLOW];
		uses[Limits.CONSTANT] = limits.perUnit[Limits.CONSTANT];
		for (int m = 0; m < memories.size(); m++) {
			uses[Limits.SERVICE + m] = taken[SERVED + m] * limits.perUnit[Limits.SERVICE + m];
			uses[limits.address + m] = taken[SERVED + memories.size() + m] * limits.perUnit[limits.address + m];
		}
		for (int row = 0; row < uses.length; row++) {
			uses[row] += upkeep * limits.perCore[row];
		}
	}
}
