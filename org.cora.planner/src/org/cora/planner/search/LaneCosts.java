// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.List;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
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
		this.toCpu = new double[count];
		this.toNic = new double[count];
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
	 * @param hostCycle   price of a host cycle
	 * @param issueCycle  of an issue cycle of the card
	 * @param crossing    of a packet that goes to the host
	 * @param hostLatency cycles of an access to the host's memory, by state
	 * @param access      price of one access on the card, by state: the least over the memories it may be in
	 */
	void price(double hostCycle, double issueCycle, double crossing, double[] hostLatency, double[] access) {
		HostModel host = model.evaluator().host();
		for (int l = 0; l < count; l++) {
			Lane lane = lanes.get(l);
			double share = lane.share();
			double cpu = share * hostCycle;
			double nic = share * issueCycle;
			for (int k = first[l]; k < first[l + 1]; k++) {
				Lane.Stop stop = lane.stops().get(k - first[l]);
				double stall = stop.cpuAccesses() * hostLatency[state[k]] / host.getMemoryParallelism();
				double missing = stop.missingOnNic() ? IMPOSSIBLE : 0;
				onCpu[k] = cpu * (stop.cpuCycles() + stall);
				hereCpu[k] = cpu * (stop.cpuSharedCycles() + stall);
				onNic[k] = nic * stop.nicCycles() + missing;
				hereNic[k] = nic * stop.nicSharedCycles() + missing
						+ share * (stop.reads() + stop.writes() + stop.atomics()) * access[state[k]];
			}
			boolean blocked = noCrossing && lane.flowOnNic() && lane.packet();
			toCpu[l] = blocked ? IMPOSSIBLE : cpu * model.receiveCycles() + nic * model.toHostNicCycles() + share * crossing;
			toNic[l] = blocked ? IMPOSSIBLE : cpu * model.transmitCycles() + nic * model.toNicNicCycles();
			endNic[l] = lane.toHostStack() ? share * crossing + nic * model.toHostNicCycles() : 0;
			endCpu[l] = lane.leaves() ? cpu * model.transmitCycles() + nic * model.leaveNicCycles() : 0;
			begin(l, lane, cpu, nic, crossing);
		}
	}

	private void begin(int l, Lane lane, double cpu, double nic, double crossing) {
		double missing = lane.firstMissing() ? IMPOSSIBLE : 0;
		boolean packet = lane.start() != Lane.Start.FIRST_STATE;
		beginNic[l] = lane.start() == Lane.Start.CPU ? Double.POSITIVE_INFINITY
				: nic * (lane.firstNicCycles() + (packet ? model.beginOnNicCycles() : 0)) + missing;
		beginCpu[l] = lane.start() == Lane.Start.NIC ? Double.POSITIVE_INFINITY : cpu * lane.firstCpuCycles()
				+ (packet ? cpu * model.receiveCycles() + nic * model.beginOnCpuNicCycles() + lane.share() * crossing : 0);
	}

	/**
	 * Adds to {@code uses} what a choice for every state takes of the limits, memory of states apart that are whole or by
	 * flow.
	 *
	 * @param labels by state and side of the flow
	 * @param memory by state, for those that are used where the packet just is
	 * @return host cycles per packet
	 */
	double uses(int[][] labels, int[] memory, double[] hostLatency, double[][] nicLatency, double[] uses) {
		HostModel host = model.evaluator().host();
		NicModel nic = model.evaluator().nic();
		List<MemoryLevel> memories = model.evaluator().memories();
		double cycles = 0;
		double issue = 0;
		double spacing = 0;
		double latency = 0;
		double crossings = 0;
		for (int l = 0; l < count; l++) {
			Lane lane = lanes.get(l);
			double share = lane.share();
			boolean here = lane.start() == Lane.Start.NIC;
			if (lane.start() == Lane.Start.FIRST_STATE) {
				here = lane.stops().isEmpty() || labels[state[first[l]]][side[l]] != StateOptions.CPU;
				issue += here ? share * lane.firstNicCycles() : 0;
				cycles += here ? 0 : share * lane.firstCpuCycles();
			} else if (here) {
				issue += share * (model.beginOnNicCycles() + lane.firstNicCycles());
			} else {
				issue += share * model.beginOnCpuNicCycles();
				cycles += share * (model.receiveCycles() + lane.firstCpuCycles());
				crossings += share;
			}
			for (int k = first[l]; k < first[l + 1]; k++) {
				Lane.Stop stop = lane.stops().get(k - first[l]);
				int label = labels[state[k]][side[l]];
				boolean shared = label == StateOptions.HERE;
				if (!shared && here != (label == StateOptions.NIC)) {
					cycles += share * (here ? model.receiveCycles() : model.transmitCycles());
					issue += share * (here ? model.toHostNicCycles() : model.toNicNicCycles());
					crossings += here ? share : 0;
					here = !here;
				}
				if (here) {
					issue += share * (shared ? stop.nicSharedCycles() : stop.nicCycles());
					if (shared && memory[state[k]] >= 0) {
						MemoryLevel level = memories.get(memory[state[k]]);
						double accesses = share * (stop.reads() + stop.writes() + stop.atomics());
						spacing += accesses * level.getSpacingCycles();
						latency += accesses * nicLatency[memory[state[k]]][state[k]] / nic.getMemoryParallelism();
						uses[Limits.SERVICE + memory[state[k]]] += share * (stop.reads() * level.getReadCycles()
								+ stop.writes() * level.getWriteCycles() + stop.atomics() * level.getAtomicCycles())
										* limits.perUnit[Limits.SERVICE + memory[state[k]]];
					}
				} else {
					cycles += share * ((shared ? stop.cpuSharedCycles() : stop.cpuCycles())
							+ stop.cpuAccesses() * hostLatency[state[k]] / host.getMemoryParallelism());
				}
			}
			cycles += !here && lane.leaves() ? share * model.transmitCycles() : 0;
			issue += !here && lane.leaves() ? share * model.leaveNicCycles() : 0;
			crossings += here && lane.toHostStack() ? share : 0;
			issue += here && lane.toHostStack() ? share * model.toHostNicCycles() : 0;
		}
		uses[Limits.NIC_CORES] += (issue + spacing) * limits.perUnit[Limits.NIC_CORES];
		uses[Limits.NIC_THREADS] += (issue + latency) * limits.perUnit[Limits.NIC_THREADS];
		for (int row : new int[] {Limits.HOST_CORES, Limits.HOST_THREADS, Limits.CORES_ALLOWED}) {
			uses[row] += cycles * limits.perUnit[row];
		}
		uses[Limits.BUS_PACKETS] += crossings * limits.perUnit[Limits.BUS_PACKETS];
		uses[Limits.BUS_BITS] += crossings * limits.perUnit[Limits.BUS_BITS];
		return cycles;
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
				double arriveNic = Math.min(nic, cpu + toNic[l]) + onNic[k];
				double arriveCpu = Math.min(cpu, nic + toCpu[l]) + onCpu[k];
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
