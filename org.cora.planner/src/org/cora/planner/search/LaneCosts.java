// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.List;
import org.cora.nicmodel.MemoryLevel;
import org.cora.planner.evaluate.Lane;
import org.cora.planner.evaluate.LinearModel;

/**
 * Lanes as flat arrays, priced: what each stop costs on the card, on the host, and where the packet just is. The prices
 * are the objective's and those that {@link Relaxation} puts on limits.
 */
final class LaneCosts {

	/** Price of something that can't be. */
	static final double IMPOSSIBLE = 1e5;

	private final LinearModel model;
	private final List<Lane> lanes;
	private final Limits limits;
	private final boolean noCrossing;
	private final List<MemoryLevel> memories;
	private final double receive;
	private final double transmit;
	private final double beginOnNic;
	private final double beginOnCpuNic;
	private final double toHostNic;
	private final double toNicNic;
	private final double leaveNic;
	private final double crossingCycles;
	private final double lockCycles;
	private final double hostParallel;
	private final double nicParallel;
	final int count;
	/** First stop of each lane; one more at the end. */
	final int[] first;
	final int[] state;
	/** Side of the lane's flows, 1 for the card. */
	final int[] side;
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

	LaneCosts(LinearModel model, Limits limits, boolean noCrossing) {
		this.model = model;
		this.lanes = model.lanes();
		this.limits = limits;
		this.noCrossing = noCrossing;
		this.memories = model.evaluator().memories();
		this.receive = model.receiveCycles();
		this.transmit = model.transmitCycles();
		this.beginOnNic = model.beginOnNicCycles();
		this.beginOnCpuNic = model.beginOnCpuNicCycles();
		this.toHostNic = model.toHostNicCycles();
		this.toNicNic = model.toNicNicCycles();
		this.leaveNic = model.leaveNicCycles();
		this.crossingCycles = model.crossingCycles();
		this.lockCycles = model.flowLockCycles();
		this.hostParallel = model.evaluator().host().getMemoryParallelism();
		this.nicParallel = model.evaluator().nic().getMemoryParallelism();
		this.count = lanes.size();
		this.first = new int[count + 1];
		this.side = new int[count];
		for (int l = 0; l < count; l++) {
			first[l + 1] = first[l] + lanes.get(l).stops().size();
			side[l] = lanes.get(l).flowOnNic() ? 1 : 0;
		}
		int stops = first[count];
		this.state = new int[stops];
		this.onNic = new double[stops];
		this.onCpu = new double[stops];
		this.hereNic = new double[stops];
		this.hereCpu = new double[stops];
		this.beginNic = new double[count];
		this.beginCpu = new double[count];
		this.toCpu = new double[stops];
		this.toNic = new double[stops];
		this.endNic = new double[count];
		this.endCpu = new double[count];
		for (int l = 0; l < count; l++) {
			for (int k = first[l]; k < first[l + 1]; k++) {
				state[k] = lanes.get(l).stops().get(k - first[l]).state();
			}
		}
	}

	/** Adds up how often each state is accessed. */
	void count(StateOptions[] states) {
		for (Lane lane : lanes) {
			int f = lane.flowOnNic() ? 1 : 0;
			for (Lane.Stop stop : lane.stops()) {
				StateOptions options = states[stop.state()];
				options.stops[f]++;
				options.reads[f] += lane.share() * stop.reads();
				options.writes[f] += lane.share() * stop.writes();
				options.atomics[f] += lane.share() * stop.atomics();
				double accesses = lane.share() * (stop.reads() + stop.writes() + stop.atomics());
				options.accesses[f] += accesses;
				options.packetAccesses[f] += lane.packet() ? accesses : 0;
			}
		}
	}

	/**
	 * Prices all lanes.
	 *
	 * @param hostLatency cycles of an access to the host's memory, by state
	 * @param access      price of one access on the card, by state: the least over the memories it may be in
	 */
	void price(Tariff tariff, double[] hostLatency, double[] access) {
		double crossing = tariff.crossing();
		double turn = tariff.turn();
		for (int l = 0; l < count; l++) {
			Lane lane = lanes.get(l);
			double share = lane.share();
			double cpu = share * (tariff.hostCycle() + (lane.packet() ? tariff.hostTurn() : 0));
			double nic = share * tariff.issue();
			double critical = share * (tariff.issue() + turn);
			boolean blocked = noCrossing && lane.flowOnNic() && lane.packet();
			double leave = blocked ? IMPOSSIBLE : cpu * receive + nic * toHostNic + share * crossing;
			double enter = blocked ? IMPOSSIBLE : cpu * transmit + nic * toNicNic;
			for (int k = first[l]; k < first[l + 1]; k++) {
				Lane.Stop stop = lane.stops().get(k - first[l]);
				double stall = stop.cpuAccesses() * hostLatency[state[k]] / hostParallel;
				double missing = stop.missingOnNic() ? IMPOSSIBLE : 0;
				onCpu[k] = cpu * (stop.cpuCycles() + stall);
				hereCpu[k] = cpu * (stop.cpuSharedCycles() + stall);
				double accesses = share * (stop.reads() + stop.writes() + stop.atomics());
				boolean begins = k == first[l];
				double lock = begins && locks(stop) ? share * turn * lockCycles : 0;
				onNic[k] = critical * stop.nicCycles() + missing + lock;
				hereNic[k] = critical * stop.nicSharedCycles() + missing + lock + accesses * access[state[k]];
				toCpu[k] = leave + (begins ? 0 : share * turn * crossingCycles);
				toNic[k] = enter + (begins || !locks(stop) ? 0 : share * turn * Math.min(crossingCycles, lockCycles));
			}
			endNic[l] = lane.toHostStack() ? share * crossing + nic * toHostNic : 0;
			endCpu[l] = lane.leaves() ? cpu * transmit + nic * leaveNic : 0;
			begin(l, lane, cpu, nic, crossing);
		}
	}

	/** Whether a flow's next packet certainly waits for one that makes this stop on the card. */
	private static boolean locks(Lane.Stop stop) {
		return stop.nicCycles() > 0 && stop.nicSharedCycles() > 0;
	}

	private void begin(int l, Lane lane, double cpu, double nic, double crossing) {
		double missing = lane.firstMissing() ? IMPOSSIBLE : 0;
		boolean packet = lane.start() != Lane.Start.FIRST_STATE;
		beginNic[l] = lane.start() == Lane.Start.CPU ? Double.POSITIVE_INFINITY
				: nic * (lane.firstNicCycles() + (packet ? beginOnNic : 0)) + missing;
		beginCpu[l] = lane.start() == Lane.Start.NIC ? Double.POSITIVE_INFINITY : cpu * lane.firstCpuCycles()
				+ (packet ? cpu * receive + nic * beginOnCpuNic + lane.share() * crossing : 0);
	}

	/** What lanes take: host cycles, issue and spacing cycles, waiting, crossings, then service of each memory. */
	static final int CYCLES = 0;
	static final int ISSUE = 1;
	static final int SPACING = 2;
	static final int WAITING = 3;
	static final int CROSSINGS = 4;
	static final int IMPOSSIBLES = 5;
	/** Cycles on the card from a packet's first access on. */
	static final int CRITICAL = 6;
	/** Host cycles of packets, without expiry handlers and timers. */
	static final int PACKETS = 7;
	static final int SERVED = 8;

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
	void take(int l, int[][] labels, int[] memory, Relaxation.Latencies latencies, double[] into, double times) {
		Lane lane = lanes.get(l);
		double share = times * lane.share();
		double before = into[CYCLES];
		boolean here = begin(l, lane, labels, share, into);
		boolean critical = false;
		boolean blocked = noCrossing && lane.flowOnNic() && lane.packet();
		for (int k = first[l]; k < first[l + 1]; k++) {
			Lane.Stop stop = lane.stops().get(k - first[l]);
			int label = labels[state[k]][side[l]];
			boolean shared = label == StateOptions.HERE;
			if (!shared && here != (label == StateOptions.NIC)) {
				into[CYCLES] += share * (here ? receive : transmit);
				into[ISSUE] += share * (here ? toHostNic : toNicNic);
				into[CROSSINGS] += here ? share : 0;
				into[IMPOSSIBLES] += blocked ? times : 0;
				into[CRITICAL] += critical ? share * crossingCycles : 0;
				here = !here;
			}
			if (here) {
				into[CRITICAL] += critical || !locks(stop) ? 0 : share * lockCycles;
				critical = true;
				onCard(k, stop, shared, memory[state[k]], latencies, share, into);
				into[IMPOSSIBLES] += stop.missingOnNic() ? times : 0;
			} else {
				into[CYCLES] += share * ((shared ? stop.cpuSharedCycles() : stop.cpuCycles())
						+ stop.cpuAccesses() * latencies.host()[state[k]] / hostParallel);
			}
		}
		if (!here && lane.leaves()) {
			into[CYCLES] += share * transmit;
			into[ISSUE] += share * leaveNic;
		} else if (here && lane.toHostStack()) {
			into[CROSSINGS] += share;
			into[ISSUE] += share * toHostNic;
		}
		into[PACKETS] += lane.packet() ? into[CYCLES] - before : 0;
	}

	/** Adds what a lane takes before its first stop; returns whether it begins on the card. */
	private boolean begin(int l, Lane lane, int[][] labels, double share, double[] into) {
		boolean packet = lane.start() != Lane.Start.FIRST_STATE;
		boolean here = packet ? lane.start() == Lane.Start.NIC
				: lane.stops().isEmpty() || labels[state[first[l]]][side[l]] != StateOptions.CPU;
		if (here) {
			into[ISSUE] += share * (lane.firstNicCycles() + (packet ? beginOnNic : 0));
			into[IMPOSSIBLES] += lane.firstMissing() ? Math.signum(share) : 0;
		} else {
			into[CYCLES] += share * (lane.firstCpuCycles() + (packet ? receive : 0));
			into[ISSUE] += packet ? share * beginOnCpuNic : 0;
			into[CROSSINGS] += packet ? share : 0;
		}
		return here;
	}

	private void onCard(int k, Lane.Stop stop, boolean shared, int m, Relaxation.Latencies latencies, double share,
			double[] into) {
		double cycles = share * (shared ? stop.nicSharedCycles() : stop.nicCycles());
		into[ISSUE] += cycles;
		into[CRITICAL] += cycles;
		double accesses = share * (stop.reads() + stop.writes() + stop.atomics());
		if (m >= 0) {
			MemoryLevel level = memories.get(m);
			into[SPACING] += accesses * level.getSpacingCycles();
			double waiting = accesses * latencies.nic()[m][state[k]] / nicParallel;
			into[WAITING] += waiting;
			into[CRITICAL] += waiting;
			double served = share * (stop.reads() * level.getReadCycles() + stop.writes() * level.getWriteCycles()
					+ stop.atomics() * level.getAtomicCycles());
			into[SERVED + m] += served;
			into[SERVED + memories.size() + m] += served * model.hottestShare(state[k]);
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

	/** Share of packets on all lanes. */
	double packets() {
		return lanes.stream().filter(Lane::packet).mapToDouble(Lane::share).sum();
	}

	/** Sum over the packets' lanes of the cheapest way at the present prices, each on its own. */
	double cheapest(StateOptions[] states) {
		double sum = 0;
		for (int l = 0; l < count; l++) {
			if (!lanes.get(l).packet()) {
				continue;
			}
			double nic = beginNic[l];
			double cpu = beginCpu[l];
			for (int k = first[l]; k < first[l + 1]; k++) {
				double arriveNic = Math.min(nic, cpu + toNic[k]) + onNic[k];
				double arriveCpu = Math.min(cpu, nic + toCpu[k]) + onCpu[k];
				boolean[] may = states[state[k]].labels(side[l]);
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
