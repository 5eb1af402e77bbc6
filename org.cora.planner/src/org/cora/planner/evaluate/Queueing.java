// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.ArrayList;
import java.util.List;
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

	/** The latency when that many host cores share the host's packets evenly. */
	Latency latency(Demand demand, int hostCores) {
		double arrivals = on.graph.getArrivalVariation();
		double nicMean = nicShare > 0 ? nicSum / nicShare : 0;
		double cpuMean = cpuShare > 0 ? cpuSum / cpuShare : 0;
		Latency.Station nic = new Latency.Station(on.nic.getCores(), demand.packetRate() * nicShare,
				nicMean / on.nic.getClock(),
				(arrivals + squaredVariation(nicSquares, nicShare, nicMean)) / 2);
		Latency.Station cpu = new Latency.Station(hostCores > 0 ? 1 : 0, hostCores > 0
				? demand.packetRate() * cpuShare / hostCores : 0,
				cpuMean / on.host.getClock(), (arrivals + squaredVariation(cpuSquares, cpuShare, cpuMean)) / 2);
		return new Latency(ways, nic, cpu);
	}

	private static double squaredVariation(double squares, double share, double mean) {
		return share > 0 && mean > 0 ? Math.max(0, squares / share / (mean * mean) - 1) : 0;
	}
}
