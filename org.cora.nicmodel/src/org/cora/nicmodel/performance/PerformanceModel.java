// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cora.nicmodel.FlowTable;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Pcie;
import org.cora.nicmodel.Platform;

/**
 * How much of each resource a demand takes, and so how many packets a card and a host carry together.
 *
 * <p>Throughput is the smallest of: cores × clock / cycles; cores × threads × clock / residence; each memory's service
 * rate, and its busiest address; the fullest wire; packet rate; PCIe; insertions; and one at a time per flow or shared entry.
 * After J. Krude et al., CoNEXT 2021 (cores and memories of the Agilio), and LogNIC, MICRO 2023 (links and shares). The
 * limits are joined by a {@linkplain SmoothMinimum p-norm}.
 */
public final class PerformanceModel {

	/** Share of the packets that full queues may lose. */
	public static final double LOSS = 1e-3;

	private static final SideDemand.MemoryDemand NONE = new SideDemand.MemoryDemand();

	private final NicModel nic;
	private final HostModel host;
	private final int hostCores;
	private final int nicCores;

	/** @param hostCores cores that the host gives, at most as many as it has; 0 for all */
	public PerformanceModel(NicModel nic, HostModel host, int hostCores) {
		this(nic, host, hostCores, 0);
	}

	/**
	 * A card of which only some cores run the handlers.
	 *
	 * @param hostCores cores that the host gives, at most as many as it has; 0 for all
	 * @param nicCores  cores at work on the card, the others idle; 0 for all
	 */
	public PerformanceModel(NicModel nic, HostModel host, int hostCores, int nicCores) {
		this.nic = nic;
		this.host = host;
		this.hostCores = hostCores > 0 ? Math.min(hostCores, host.getCores()) : host.getCores();
		this.nicCores = nicCores > 0 ? nicCores : nic.getCores();
	}

	/** What the demand takes of each resource. */
	public Performance evaluate(Demand demand) {
		List<Limit> limits = new ArrayList<>();
		cores(limits, "nic", nic, nicCores, demand.nic(), demand.packetRate());
		memories(limits, demand);
		packetPath(limits, demand);
		flowTable(limits, demand);
		program(limits, demand);
		cores(limits, "host", host, hostCores, demand.cpu(), demand.packetRate());
		hostMemory(limits, demand);
		return new Performance(limits, capacity(limits, demand), hostLoad(demand));
	}

	/** Cores' worth of host cycles at the offered rate, and locks. Where all cores take packets from one queue, so does each thread. */
	private HostLoad hostLoad(Demand demand) {
		double perCycle = demand.packetRate() / host.getClock();
		boolean each = spreadsFlows(host);
		List<HostLoad.Lock> locks = demand.cpu().locks().stream().map(lock -> new HostLoad.Lock(lock.turn().name(), perCycle * lock.turn().share()
				* lock.turn().cycles(), lock.variation(), each ? lock.spread() : FlowSpread.EVEN)).toList();
		return new HostLoad(perCycle * perCore(host, demand.cpu()), hostCores, locks);
	}

	/** Cycles of one core per packet: what it issues, or the share of its threads' time, whichever is more. */
	private static double perCore(Platform platform, SideDemand side) {
		return Math.max(side.coreCycles(), side.threadCycles() / Math.max(1, platform.getThreadsPerCore()));
	}

	private static void cores(List<Limit> limits, String prefix, Platform platform, int cores, SideDemand side,
			double rate) {
		double gain = platform instanceof NicModel card ? card.getIdleCoreGain() * (card.getCores() - cores) : 0;
		double cycles = side.coreCycles() * Math.max(0, 1 - gain);
		double busy = coresBusy(platform, cores, side);
		limits.add(Limit.rate(prefix + "-cores", rate * cycles / platform.getClock(), busy, "cores", rate));
		int threads = Math.max(1, platform.getThreadsPerCore());
		limits.add(Limit.rate(prefix + "-threads", rate * side.threadCycles() / platform.getClock(), busy * threads, "threads", rate));
		for (SideDemand.Serial serial : side.serials()) {
			double taken = rate * serial.share() * serial.cycles() / platform.getClock();
			limits.add(Limit.rate(prefix + "-serial " + serial.name(), taken, cores > 0 ? 1 : 0, "of one at a time",
					rate));
		}
	}

	/** Cores that can be busy at a time on average: where each has flows of its own, until the busiest of them is full. */
	private static double coresBusy(Platform platform, int cores, SideDemand side) {
		return side.fullest() * (spreadsFlows(platform) ? cores / side.spread().busiest(cores) : cores);
	}

	/**
	 * How busy a card's cores can be if their queues are to lose no more than {@link #LOSS} of the packets: one queue for all threads, or one for
	 * each core. Each packet is taken to need as long; that some need longer is left out.
	 *
	 * @param variation squared coefficient of variation of the gaps between packets
	 * @return at most 1; 1 where nothing is known of a queue
	 */
	public static double fullest(NicModel nic, double variation) {
		boolean each = spreadsFlows(nic);
		return fullest(nic, nic.getCores(), each ? nic.getReceiveQueue() / Math.max(1, nic.getCores()) : nic.getReceiveQueue(), variation);
	}

	/**
	 * The same of a host.
	 *
	 * @param cores that it gives
	 */
	public static double fullest(HostModel host, int cores, double variation) {
		return fullest(host, cores, host.getReceiveQueue(), variation);
	}

	/** A core that has flows of its own gets one packet after the other out of what comes to all cores, so gaps vary as if at random. */
	private static double fullest(Platform platform, int cores, int room, double variation) {
		boolean each = spreadsFlows(platform);
		int servers = each ? 1 : cores * platform.getThreadsPerCore();
		return cores < 1 || room < 1 ? 1 : FiniteQueue.fullest(LOSS, room + servers, each ? 1 + (variation - 1) / cores : variation);
	}

	/** Whether each core has flows of its own, found by a hash; else all cores' threads take packets from one queue. */
	public static boolean spreadsFlows(Platform platform) {
		return platform.getThreadsPerCore() <= 1;
	}

	private void memories(List<Limit> limits, Demand demand) {
		double rate = demand.packetRate();
		for (MemoryLevel level : nic.getMemory()) {
			if (level.getCaches() != null) {
				continue;
			}
			double bytes = demand.memoryBytes().getOrDefault(level.getName(), 0.0);
			limits.add(Limit.space("memory " + level.getName(), bytes, MemoryModel.usableBytes(level), "B"));
			double own = demand.nic().packets() * level.getPacketAccesses();
			SideDemand.MemoryDemand use = demand.nic().memories().getOrDefault(level.getName(),
					own > 0 ? NONE : null);
			if (use != null) {
				double busy = (use.reads() + own) * level.getReadCycles() + use.writes() * level.getWriteCycles()
						+ use.atomics() * level.getAtomicCycles();
				limits.add(Limit.rate("memory-service " + level.getName(), rate * busy / nic.getClock(), 1,
						"of its time", rate));
				limits.add(Limit.rate("memory-address " + level.getName(), rate * use.hottestCycles() / nic.getClock(),
						1, "of its time", rate));
				if (level.getBandwidth() > 0) {
					limits.add(Limit.rate("memory-bandwidth " + level.getName(), rate * use.bytesMissed() * 8,
							level.getBandwidth(), "bps", rate));
				}
			}
		}
		if (nic.getMaxEntries() > 0) {
			limits.add(Limit.space("table-entries", demand.tableEntries(), nic.getMaxEntries(), "entries"));
		}
	}

	private void packetPath(List<Limit> limits, Demand demand) {
		double rate = demand.packetRate();
		Wire wire = demand.wire();
		limits.add(Limit.rate(wire.resource(), rate * wire.bits(), nic.getLineRate() / wire.ports(), "bps", rate));
		double penalty = updatePenalty(demand);
		limits.add(Limit.rate("packet-rate", rate, nic.getMaxPacketRate() * (1 - penalty), "pps", rate));
		Pcie pcie = nic.getPcie();
		double crossings = Math.max(demand.toHost(), demand.toNic());
		double bits = rate * crossings * (demand.packetBytes() + (pcie == null ? 0 : pcie.getPacketBytes())) * 8;
		limits.add(Limit.rate("pcie-bandwidth", bits, pcie == null ? 0 : pcie.getBandwidth(), "bps", rate));
		limits.add(Limit.rate("pcie-packets", rate * crossings, pcie == null ? 0 : pcie.getPacketRate(), "pps", rate));
	}

	/** Share of the packet rate lost to changes of the flow table, in proportion to their rate. */
	private double updatePenalty(Demand demand) {
		FlowTable table = nic.getFlowTable();
		if (table == null || table.getInsertRate() <= 0) {
			return 0;
		}
		return table.getUpdatePenalty() * Math.min(1, demand.inserts() / table.getInsertRate());
	}

	private void flowTable(List<Limit> limits, Demand demand) {
		FlowTable table = nic.getFlowTable();
		double rate = demand.packetRate();
		limits.add(Limit.space("flow-table", demand.steeringEntries(), table == null ? 0 : table.getEntries(),
				"entries"));
		limits.add(Limit.rate("flow-inserts", demand.inserts(), table == null ? 0 : table.getInsertRate(), "/s", rate));
		limits.add(Limit.rate("flow-deletes", demand.deletes(), table == null ? 0 : table.getDeleteRate(), "/s", rate));
	}

	private void program(List<Limit> limits, Demand demand) {
		if (nic.getMaxInstructions() > 0) {
			limits.add(Limit.space("code-store", demand.instructions(), nic.getMaxInstructions(), "instructions"));
		}
	}

	private void hostMemory(List<Limit> limits, Demand demand) {
		double bytes = host.getMemory().stream().filter(m -> m.getCaches() == null)
				.mapToDouble(MemoryModel::usableBytes).sum();
		limits.add(Limit.space("host-memory", demand.hostBytes(), bytes, "B"));
		for (MemoryLevel level : host.getMemory()) {
			Map<String, SideDemand.MemoryDemand> memories = demand.cpu().memories();
			if (level.getBandwidth() > 0 && memories.containsKey(level.getName())) {
				double bits = demand.packetRate() * memories.get(level.getName()).bytesMissed() * 8;
				limits.add(Limit.rate("host-bandwidth " + level.getName(), bits, level.getBandwidth(), "bps",
						demand.packetRate()));
			}
		}
	}

	private double capacity(List<Limit> limits, Demand demand) {
		double[] rates = limits.stream().filter(Limit::scales).mapToDouble(Limit::packetRate).toArray();
		double sharpness = nic.getKneeSharpness() > 0 ? nic.getKneeSharpness() : 1;
		return demand.packetRate() <= 0 ? Double.POSITIVE_INFINITY : SmoothMinimum.of(sharpness, rates);
	}
}
