// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.Optional;
import org.cora.nicmodel.performance.SideDemand;

/**
 * What is one at a time on either side: the packets of its heaviest flow. What they do is that flow's matter, as all of them do the
 * same: where UDP is on the card and TCP isn't, the heaviest flow is on it with all of its packets or with none. So each group's
 * heaviest flow is looked at with the ways that it was seen to take. Of a flow identity that several flows of the traffic have it is known
 * only how many packets are of it: they are taken to do what all do.
 */
final class HeaviestFlow {

	private final Evaluator on;
	private final Optional<Cut> cut;
	private final FlowFlux flux;
	/** By group: share of the flow's packets that take their turn on the card, cycles that they have it for, and cycles on the host. */
	private final double[] nicPackets;
	private final double[] nicCycles;
	private final double[] cpuPackets;
	private final double[] cpuCycles;
	private double allNicPackets;
	private double allNicCycles;
	private double allCpuPackets;
	private double allCpuCycles;

	HeaviestFlow(Evaluator on, Optional<Cut> cut, FlowFlux flux) {
		this.on = on;
		this.cut = cut;
		this.flux = flux;
		this.nicPackets = new double[on.groups()];
		this.nicCycles = new double[on.groups()];
		this.cpuPackets = new double[on.groups()];
		this.cpuCycles = new double[on.groups()];
	}

	/** Whether a group's heaviest flow is on the card under a cut; without one it is on both sides. */
	static boolean onNic(Evaluator on, Optional<Cut> cut, FlowFlux flux, int g) {
		return cut.map(c -> c.promotes(g)).orElse(true) && flux.first(g) < on.graph.getGroups().get(g).getPacketShare();
	}

	/** The same of the host. */
	static boolean onCpu(Optional<Cut> cut, int g) {
		return cut.map(c -> !c.promotes(g)).orElse(true);
	}

	/** A way that packets of a group take. */
	void add(int g, PathWork work, PathCost cost) {
		double share = work.heaviestShares[g];
		nicPackets[g] += cost.nicCritical > 0 ? share : 0;
		nicCycles[g] += share * (cost.nicCritical + (cost.nicCritical > 0 ? on.nic.getFlowLockCycles() : 0));
		cpuPackets[g] += cost.visitsCpu ? share : 0;
		cpuCycles[g] += share * cost.cpuCycles;
	}

	/** A way that a share of all packets takes, or of all runs of a handler without. */
	void addAll(PathWork work, PathCost cost, double share) {
		allNicPackets += cost.nicCritical > 0 ? share : 0;
		allNicCycles += share * (cost.nicCritical + (cost.nicCritical > 0 ? on.nic.getFlowLockCycles() : 0));
		allCpuPackets += cost.visitsCpu && !work.expiry ? share : 0;
		allCpuCycles += work.expiry ? 0 : share * cost.cpuCycles;
	}

	/** Tells either side the turn that takes longest. */
	void turns(SideDemand nic, SideDemand cpu) {
		double shared = on.graph.getBusiestIdentityShare();
		Turn onNic = cut.map(c -> c.promotes(0)).orElse(true) ? new Turn(shared / handled(true) * allNicPackets, allNicPackets, allNicCycles)
				: Turn.NONE;
		Turn onCpu = onCpu(cut, 0) ? new Turn(shared / handled(false) * allCpuPackets, allCpuPackets, allCpuCycles) : Turn.NONE;
		for (int g = 0; g < on.groups(); g++) {
			double hottest = on.graph.getGroups().get(g).getHottestShare();
			onNic = onNic(on, cut, flux, g) ? onNic.or(new Turn(hottest * nicPackets[g], nicPackets[g], nicCycles[g])) : onNic;
			onCpu = onCpu(cut, g) ? onCpu.or(new Turn(hottest * cpuPackets[g], cpuPackets[g], cpuCycles[g])) : onCpu;
		}
		onNic.tell(nic);
		onCpu.tell(cpu);
	}

	/** Share of packets of flows on a side, as a part of which a flow's are. */
	private double handled(boolean onNic) {
		double sum = 0;
		for (int g = 0; g < flux.groups(); g++) {
			sum += onNic ? flux.promoted(g) : flux.unknown(g);
		}
		return Math.max(cut.isPresent() ? Math.max(sum, 1e-12) : 1, onNic ? allNicPackets : allCpuPackets);
	}

	/**
	 * A flow's packets on a side.
	 *
	 * @param share   of all packets
	 * @param packets that take the cycles together
	 */
	private record Turn(double share, double packets, double cycles) {

		static final Turn NONE = new Turn(0, 0, 0);

		double each() {
			return packets > 0 ? cycles / packets : 0;
		}

		Turn or(Turn other) {
			return other.share * other.each() > share * each() ? other : this;
		}

		void tell(SideDemand side) {
			if (share * each() > 0) {
				side.addSerial(new SideDemand.Serial("heaviest flow", share, each()));
			}
		}
	}
}
