// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cora.nicmodel.performance.Demand;
import org.cora.nicmodel.performance.Latency;

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
	private double nicCritical;
	private double nicCriticalShare;

	Queueing(Evaluator on) {
		this.on = on;
	}

	/** Time in the system without waiting for cores, nanoseconds. */
	double fixedNanos(PathCost cost) {
		double pcie = on.nic.getPcie() == null ? 0 : on.nic.getPcie().getLatency();
		return on.nic.getPacketLatency() + (cost.nicIssue + cost.nicLatency) / on.nic.getClock() * NANOS
				+ cost.crossings() * pcie + cost.cpuCycles / on.host.getClock() * NANOS;
	}

	void add(PathCost cost, double share) {
		toHost += share * cost.toHost;
		toNic += share * cost.toNic;
		if (cost.nicCritical > 0) {
			nicCritical += share * cost.nicCritical;
			nicCriticalShare += share;
		}
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

	/** What packets wait and take beside cores, on average over all. */
	private double beside(double packetRate, Optional<Cut> cut) {
		Waits waits = new Waits(on.nic, on.graph, packetRate);
		double nanos = waits.wires() + toHost * waits.bus(toHost) + toNic * waits.bus(toNic);
		if (nicCriticalShare > 0 && on.nic.getThreadsPerCore() > 1) {
			double seconds = (nicCritical / nicCriticalShare + on.nic.getFlowLockCycles()) / on.nic.getClock();
			nanos += nicCriticalShare * waits.turns(seconds, g -> cut.isEmpty() || cut.get().promotes(g));
		}
		return nanos;
	}

	/** The latency when that many host cores share the host's packets evenly. */
	Latency latency(Demand demand, int hostCores, Optional<Cut> cut) {
		double beside = beside(demand.packetRate(), cut);
		List<Latency.Way> slowed = ways.stream().map(w -> new Latency.Way(w.share(), w.fixedNanos() + beside, w.onNic(), w.onHost()))
				.toList();
		double arrivals = on.graph.getArrivalVariation();
		double nicMean = nicShare > 0 ? nicSum / nicShare : 0;
		double cpuMean = cpuShare > 0 ? cpuSum / cpuShare : 0;
		boolean together = on.nic.getThreadsPerCore() > 1;    // else flows are spread over cores, each with a queue of its own
		Latency.Station nic = new Latency.Station(together ? on.nic.getCores() : 1, demand.packetRate() * nicShare
				/ (together ? 1 : on.nic.getCores()), nicMean / on.nic.getClock(),
				(arrivals + squaredVariation(nicSquares, nicShare, nicMean)) / 2);
		Latency.Station cpu = new Latency.Station(hostCores > 0 ? 1 : 0, hostCores > 0
				? demand.packetRate() * cpuShare / hostCores : 0,
				cpuMean / on.host.getClock(), (arrivals + squaredVariation(cpuSquares, cpuShare, cpuMean)) / 2);
		return new Latency(slowed, nic, cpu);
	}

	private static double squaredVariation(double squares, double share, double mean) {
		return share > 0 && mean > 0 ? Math.max(0, squares / share / (mean * mean) - 1) : 0;
	}
}
