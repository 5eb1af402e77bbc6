// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import org.cora.planner.evaluate.Lane;

/**
 * What lanes cost by themselves: each stop on the card, on the host, and where the packet just is. The prices are the
 * objective's and those that {@link Relaxation} puts on limits.
 */
final class LaneCosts {

	/** Price of something that can't be. */
	static final double IMPOSSIBLE = 1e5;

	private final Lanes lanes;
	private final Crossings by;
	final double[] onNic;
	final double[] onCpu;
	final double[] hereNic;
	final double[] hereCpu;
	final double[] beginNic;
	final double[] beginCpu;
	final double[] toCpu;
	final double[] toNic;
	final double[] endNic;
	final double[] endCpu;

	LaneCosts(Lanes lanes, Crossings by) {
		this.lanes = lanes;
		this.by = by;
		int stops = lanes.state.length;
		this.onNic = new double[stops];
		this.onCpu = new double[stops];
		this.hereNic = new double[stops];
		this.hereCpu = new double[stops];
		this.beginNic = new double[lanes.count];
		this.beginCpu = new double[lanes.count];
		this.toCpu = new double[stops];
		this.toNic = new double[stops];
		this.endNic = new double[lanes.count];
		this.endCpu = new double[lanes.count];
	}

	/**
	 * Prices all lanes.
	 *
	 * @param hostLatency cycles of an access to the host's memory, by state
	 * @param access      price of one access on the card, by state: the least over the memories it may be in
	 * @param turnAccess  the same of what it adds to a flow's turn
	 */
	void price(Tariff tariff, double[] hostLatency, double[] access, double[] turnAccess) {
		double crossing = tariff.crossing();
		for (int l = 0; l < lanes.count; l++) {
			Lane lane = lanes.get(l);
			double share = lane.share();
			double turn = lane.nicTurn() * tariff.turn();
			double cpu = share * tariff.hostCycle() + lane.hostTurn() * tariff.hostTurn();
			double nic = share * tariff.issue();
			double critical = nic + turn;
			boolean blocked = by.forbidden && lane.flowOnNic() && lane.packet();
			double leave = blocked ? IMPOSSIBLE : cpu * by.receive + nic * by.toHostNic + share * crossing;
			double enter = blocked ? IMPOSSIBLE : cpu * by.transmit + nic * by.toNicNic;
			for (int k = lanes.first[l]; k < lanes.first[l + 1]; k++) {
				Lane.Stop stop = lanes.stop(k);
				double stall = stop.cpuAccesses() * hostLatency[lanes.state[k]] / by.hostParallel;
				double missing = stop.missingOnNic() ? IMPOSSIBLE : 0;
				onCpu[k] = cpu * (stop.cpuCycles() + stall);
				hereCpu[k] = cpu * (stop.cpuSharedCycles() + stall);
				double accesses = stop.reads() + stop.writes() + stop.atomics();
				boolean begins = k == lanes.first[l];
				double lock = begins && locks(stop) ? turn * by.lock : 0;
				onNic[k] = critical * stop.nicCycles() + missing + lock;
				hereNic[k] = critical * stop.nicSharedCycles() + missing + lock + accesses * (share * access[lanes.state[k]] + lane.nicTurn()
						* turnAccess[lanes.state[k]]);
				toCpu[k] = leave + (begins ? 0 : turn * by.cycles);
				toNic[k] = enter + (begins || !locks(stop) ? 0 : turn * Math.min(by.cycles, by.lock));
			}
			endNic[l] = lane.toHostStack() ? share * crossing + nic * by.toHostNic : 0;
			endCpu[l] = lane.leaves() ? cpu * by.transmit + nic * by.leaveNic : 0;
			begin(l, lane, cpu, nic, crossing);
		}
	}

	/** Whether a flow's next packet certainly waits for one that makes this stop on the card. */
	static boolean locks(Lane.Stop stop) {
		return stop.nicCycles() > 0 && stop.nicSharedCycles() > 0;
	}

	private void begin(int l, Lane lane, double cpu, double nic, double crossing) {
		double missing = lane.firstMissing() ? IMPOSSIBLE : 0;
		boolean packet = lane.start() != Lane.Start.FIRST_STATE;
		beginNic[l] = lane.start() == Lane.Start.CPU ? Double.POSITIVE_INFINITY
				: nic * (lane.firstNicCycles() + (packet ? by.beginOnNic : 0)) + missing;
		beginCpu[l] = lane.start() == Lane.Start.NIC ? Double.POSITIVE_INFINITY : cpu * lane.firstCpuCycles()
				+ (packet ? cpu * by.receive + nic * by.beginOnCpuNic + lane.share() * crossing : 0);
	}

	/** Share of packets on all lanes. */
	double packets() {
		return lanes.packets();
	}

	/** Sum over the packets' lanes of the cheapest way at the present prices, each on its own. */
	double cheapest(StateOptions[] states) {
		double sum = 0;
		for (int l = 0; l < lanes.count; l++) {
			if (!lanes.get(l).packet()) {
				continue;
			}
			double nic = beginNic[l];
			double cpu = beginCpu[l];
			for (int k = lanes.first[l]; k < lanes.first[l + 1]; k++) {
				double arriveNic = Math.min(nic, cpu + toNic[k]) + onNic[k];
				double arriveCpu = Math.min(cpu, nic + toCpu[k]) + onCpu[k];
				boolean[] may = states[lanes.state[k]].labels(lanes.side[l]);
				double stayNic = may[StateOptions.HERE] ? nic + hereNic[k] : Double.POSITIVE_INFINITY;
				double stayCpu = may[StateOptions.HERE] ? cpu + hereCpu[k] : Double.POSITIVE_INFINITY;
				nic = may[StateOptions.NIC] ? Math.min(arriveNic, stayNic) : stayNic;
				cpu = may[StateOptions.CPU] ? Math.min(arriveCpu, stayCpu) : stayCpu;
			}
			sum += Math.min(nic + endNic[l], cpu + endCpu[l]);
		}
		return sum;
	}
}
