// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.optimum;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cora.nicmodel.FlowTable;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Pcie;
import org.cora.nicmodel.performance.MemoryModel;
import org.cora.nicmodel.performance.PerformanceModel;
import org.cora.planner.search.PlanningProblem;

/** What packets ask of each resource, each per offered packet, and of what there is. */
final class Uses {

	/** Cycles and packets that add up over all paths. */
	enum Of {
		NIC_CORES, NIC_THREADS, NIC_TURN, HOST_CORES, HOST_TURN, TO_HOST, TO_CARD, RUNS, PACKETS
	}

	private final PlanningProblem problem;
	private final Flows flows;
	private final Map<Of, Sum> sums = new LinkedHashMap<>();
	private double nicTurn;
	private double hostTurn;
	private final Map<String, Sum> memories = new LinkedHashMap<>();

	Uses(PlanningProblem problem, Flows flows) {
		this.problem = problem;
		this.flows = flows;
		for (Of of : Of.values()) {
			sums.put(of, new Sum());
		}
	}

	void add(Of of, Sum sum, double factor) {
		double part = of == Of.NIC_TURN ? nicTurn : of == Of.HOST_TURN ? hostTurn : 1;
		sums.get(of).plus(sum, factor * part);
	}

	/** Which part of what is added from now on the heaviest flow takes of its turn on the card, and on the host. */
	void turns(double onCard, double onHost) {
		nicTurn = onCard;
		hostTurn = onHost;
	}

	/** Cycles that a memory, or one address of it, is busy. */
	void memory(String limit, Sum sum, double factor) {
		memories.computeIfAbsent(limit, l -> new Sum()).plus(sum, factor);
	}

	private double rate() {
		return problem.graph().getPacketRate();
	}

	/** Host cores' worth of work. */
	Sum hostCores() {
		return scaled(sums.get(Of.HOST_CORES), rate() / problem.host().getClock());
	}

	private static Sum scaled(Sum sum, double factor) {
		return new Sum().plus(sum, factor);
	}

	/** Limits by name, as the part that is used of what there is at the offered rate. */
	Map<String, Sum> shares() {
		NicModel nic = problem.nic();
		HostModel host = problem.host();
		Map<String, Sum> shares = new LinkedHashMap<>();
		double variation = problem.graph().getArrivalVariation();
		double cores = PerformanceModel.fullest(nic, variation) * (PerformanceModel.spreadsFlows(nic)
				? nic.getCores() / flows.busiest(true, nic.getCores()) : nic.getCores());
		shares.put("nic-cores", scaled(sums.get(Of.NIC_CORES), rate() / nic.getClock() / cores));
		shares.put("nic-threads", scaled(sums.get(Of.NIC_THREADS), rate() / nic.getClock() / cores / Math.max(1, nic.getThreadsPerCore())));
		int given = problem.spec().hostCores() > 0 ? problem.spec().hostCores() : host.getCores();
		double busy = PerformanceModel.fullest(host, given, variation) * (PerformanceModel.spreadsFlows(host)
				? given / flows.busiest(false, given) : given);
		shares.put("host-cores", scaled(hostCores(), 1 / busy));
		shares.put("host-threads", scaled(hostCores(), 1 / busy / Math.max(1, host.getThreadsPerCore())));
		memories.forEach((limit, cycles) -> shares.put(limit, scaled(cycles, rate() / nic.getClock())));
		turns(shares);
		packets(shares);
		return shares;
	}

	/** The heaviest flow's packets are handled one after the other. */
	private void turns(Map<String, Sum> shares) {
		double onCard = flows.isShared(true) ? Math.max(flows.handled(true), sums.get(Of.RUNS).constant()) : 1;
		double onHost = flows.isShared(false) ? Math.max(flows.handled(false), sums.get(Of.PACKETS).constant()) : 1;
		shares.put("nic-serial", scaled(sums.get(Of.NIC_TURN), rate() / onCard / problem.nic().getClock()));
		shares.put("host-serial", scaled(sums.get(Of.HOST_TURN), rate() / onHost / problem.host().getClock()));
	}

	private void packets(Map<String, Sum> shares) {
		NicModel nic = problem.nic();
		double bytes = problem.graph().getPacketBytes();
		Pcie pcie = nic.getPcie();
		for (Of way : new Of[] {Of.TO_HOST, Of.TO_CARD}) {
			shares.put("pcie-bandwidth " + way, scaled(sums.get(way), rate() * (bytes + pcie.getPacketBytes()) * 8 / pcie.getBandwidth()));
			shares.put("pcie-packets " + way, scaled(sums.get(way), rate() / pcie.getPacketRate()));
		}
		double line = nic.getLineRate() / problem.nf().ports().size();
		shares.put("line-rate", Sum.constant(rate() * new Ports(problem, flows).busiest() * 8 / line));
		FlowTable table = nic.getFlowTable();
		double inserts = flows.perSecond() * problem.graph().getEntriesPerFlow();
		double slower = table == null || table.getInsertRate() <= 0 ? 0
				: table.getUpdatePenalty() * Math.min(1, inserts / table.getInsertRate());
		shares.put("packet-rate", Sum.constant(rate() / (nic.getMaxPacketRate() * (1 - slower))));
		if (flows.move()) {
			shares.put("flow-inserts", Sum.constant(inserts / table.getInsertRate()));
			shares.put("flow-deletes", Sum.constant(inserts / table.getDeleteRate()));
		}
	}

	/** Packets that the card's cores see read their memories besides. */
	void packetAccesses(Sum onCard, double share) {
		for (MemoryLevel level : new MemoryModel(problem.nic()).shared()) {
			if (level.getPacketAccesses() > 0) {
				memory("memory-service " + level.getName(), onCard, share * level.getPacketAccesses() * level.getReadCycles());
			}
		}
	}
}
