// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.ArrayList;
import java.util.List;
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
	private final List<Latency.Way> ways = new ArrayList<>();
	private double nicShare;
	private double nicSum;
	private double nicSquares;
	private double cpuShare;
	private double cpuSum;
	private double cpuSquares;
	private double toHost;
	private double toNic;
	/** Packets of each flow group that take their flow's turn on the card, and the cycles that they take of it, by group. */
	private final double[] turnShare;
	private final double[] turnCycles;

	Queueing(Evaluator on) {
		this.on = on;
		this.turnShare = new double[on.groups()];
		this.turnCycles = new double[on.groups()];
	}

	/** Time in the system without waiting for cores and bus, nanoseconds. */
	double fixedNanos(PathWork work, PathCost cost) {
		double pcie = on.nic.getPcie() == null ? 0 : on.nic.getPcie().getLatency();
		return on.waits.wires(work) + on.nic.getPacketLatency() + (cost.nicIssue + cost.nicLatency) / on.nic.getClock() * NANOS
				+ cost.crossings() * pcie + cost.cpuCycles / on.host.getClock() * NANOS;
	}

	/** Packets of a flow group that take that way. */
	void turns(int group, PathCost cost, double share) {
		if (cost.nicTurn > 0) {
			turnShare[group] += share;
			turnCycles[group] += share * (cost.nicTurn + on.nic.getFlowLockCycles());
		}
	}

	void add(PathCost cost, double share) {
		toHost += share * cost.toHost;
		toNic += share * cost.toNic;
		ways.add(new Latency.Way(share, cost.fixedNanos, cost.visitsNic, cost.visitsCpu));
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

	/** What packets wait and take beside cores and wires, on average over all. */
	private double beside(Optional<Cut> cut) {
		double nanos = toHost * on.waits.toHost(toHost) + toNic * on.waits.toNic(toNic) + lookup(cut);
		for (int g = 0; g < turnShare.length && !PerformanceModel.spreadsFlows(on.nic); g++) {
			if (turnShare[g] > 0) {
				nanos += turnShare[g] * on.waits.turns(g, turnCycles[g] / turnShare[g] / on.nic.getClock());
			}
		}
		return nanos;
	}

	/** Where flows have entries, every packet is looked up. */
	private double lookup(Optional<Cut> cut) {
		return cut.isPresent() && on.nic.getFlowTable() != null ? on.nic.getFlowTable().getLookupLatency() : 0;
	}

	/** The latency when the host's packets are spread over so many cores. */
	Latency latency(Demand demand, HostLoad host, Optional<Cut> cut) {
		double beside = beside(cut);
		double spins = cpuShare > 0 && demand.packetRate() > 0 ? host.waiting(1) / (demand.packetRate() * cpuShare) : 0;
		List<Latency.Way> slowed = ways.stream().map(w -> new Latency.Way(w.share(), w.fixedNanos() + beside + (w.onHost() ? spins * NANOS : 0), w
				.onNic(), w.onHost())).toList();
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
		return new Latency(slowed, nic, cpu);
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
