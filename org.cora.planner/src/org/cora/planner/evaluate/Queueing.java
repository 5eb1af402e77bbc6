// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.Optional;
import org.cora.nicmodel.performance.Demand;
import org.cora.nicmodel.Platform;
import org.cora.nicmodel.performance.FlowSpread;
import org.cora.nicmodel.performance.HostLoad;
import org.cora.nicmodel.performance.Latency;
import org.cora.nicmodel.performance.PerformanceModel;

/** Collects the ways that packets take, with their service times, for the latency model. */
final class Queueing {

	private static final double NANOS = 1e9;

	private final Evaluator on;
	/** All packets, and those that leave by a port. */
	private final Departures all;
	private final Departures leaving;
	private double nicShare;
	private double nicSum;
	private double nicSquares;
	private double cpuShare;
	private double cpuSum;
	private double cpuSquares;
	private double toHost;
	private double toNic;
	private final FlowTurns flowTurns;

	Queueing(Evaluator on) {
		this.on = on;
		this.all = new Departures(on.groups());
		this.leaving = new Departures(on.groups());
		this.flowTurns = new FlowTurns(on.watched, on.groups(), on.nf.ports().size());
	}

	/** Time in the system without waiting for cores and bus, nanoseconds. */
	double fixedNanos(PathWork work, PathCost cost) {
		double pcie = on.nic.getPcie() == null ? 0 : on.nic.getPcie().getLatency();
		return on.waits.wires(work) + on.nic.getPacketLatency() + (cost.nicIssue + cost.nicLatency) / on.nic.getClock() * NANOS
				+ cost.crossings() * pcie + cost.cpuCycles / on.host.getClock() * NANOS;
	}

	/** Packets of a flow group that take that way. */
	void turns(int group, PathWork work, PathCost cost, double share) {
		if (work.port >= 0) {
			flowTurns.add(group, work.port, share, turn(cost));
		}
		if (cost.nicTurn > 0) {
			all.turns(group, share);
			leaving.turns(group, work.leavesBy >= 0 ? share : 0);
		}
	}

	/** Packets of a group's heaviest flows that take that way. */
	void watch(int group, PathWork work, PathCost cost) {
		flowTurns.watch(group, work, turn(cost));
	}

	private double turn(PathCost cost) {
		return cost.nicTurn > 0 ? cost.nicTurn + on.nic.getFlowLockCycles() : 0;
	}

	void add(PathWork work, PathCost cost, double share) {
		all.add(cost, share);
		if (work.leavesBy >= 0) {
			leaving.add(cost, share);
		}
		toHost += share * cost.toHost;
		toNic += share * cost.toNic;
		if (cost.visitsNic) {
			double busy = Math.max(cost.nicIssue + cost.nicSpacing,
					(cost.nicIssue + cost.nicLatency) / Math.max(1, on.nic.getThreadsPerCore()));
			nicShare += share;
			nicSum += share * busy;
			nicSquares += share * busy * busy;
		}
		if (cost.visitsCpu) {
			cpuShare += share;
			cpuSum += share * cost.cpuCycles;
			cpuSquares += share * cost.cpuCycles * cost.cpuCycles;
		}
	}

	/** What packets wait and take beside cores and wires, on average over those that are asked for. */
	private double beside(Departures asked, Optional<Cut> cut) {
		double nanos = asked.toHost() * on.waits.toHost(toHost) + asked.toNic() * on.waits.toNic(toNic) + lookup(cut);
		for (int g = 0; g < on.groups() && !PerformanceModel.spreadsFlows(on.nic); g++) {
			nanos += asked.turns(g) * flowTurns.wait(g, on.graph.getGroups().get(g), on.waits, on.nic.getClock());
		}
		return nanos;
	}

	/** Where flows have entries, every packet is looked up. */
	private double lookup(Optional<Cut> cut) {
		return cut.isPresent() && on.nic.getFlowTable() != null ? on.nic.getFlowTable().getLookupLatency() : 0;
	}

	/** The latency of packets that leave, of all where none does, when the host's packets are spread over so many cores. */
	Latency latency(Demand demand, HostLoad host, Optional<Cut> cut) {
		Departures asked = leaving.isEmpty() ? all : leaving;
		double spins = cpuShare > 0 && demand.packetRate() > 0 ? host.spinning() / (demand.packetRate() * cpuShare) : 0;
		double arrivals = on.graph.getArrivalVariation();
		double nicMean = nicShare > 0 ? nicSum / nicShare : 0;
		double lock = spins * on.host.getClock();    // as if exponentially distributed, whatever else the packet takes
		double cpuMean = cpuShare > 0 ? cpuSum / cpuShare + lock : 0;
		double squares = cpuSquares + 2 * lock * cpuSum + 2 * lock * lock * cpuShare;
		Latency.Station nic = station(on.nic, on.nic.getCores(), on.nic.getReceiveQueue() / Math.max(1, on.nic.getCores()),
				demand.packetRate() * nicShare, demand.nic().spread(), nicMean, (arrivals + squaredVariation(nicSquares, nicShare, nicMean))
						/ 2);
		Latency.Station cpu = station(on.host, host.cores(), on.host.getReceiveQueue(), demand.packetRate() * cpuShare, demand.cpu().spread(),
				cpuMean, (arrivals + squaredVariation(squares, cpuShare, cpuMean)) / 2);
		return new Latency(asked.ways(beside(asked, cut), spins * NANOS), nic, cpu);
	}

	private static Latency.Station station(Platform platform, int cores, int places, double rate, FlowSpread spread, double cycles,
			double variation) {
		double seconds = cycles / platform.getClock();
		return PerformanceModel.spreadsFlows(platform) ? Latency.Station.each(spread, cores, rate, seconds, variation, places)
				: new Latency.Station(cores, rate, seconds, variation);
	}

	private static double squaredVariation(double squares, double share, double mean) {
		return share > 0 && mean > 0 ? Math.max(0, squares / share / (mean * mean) - 1) : 0;
	}
}
