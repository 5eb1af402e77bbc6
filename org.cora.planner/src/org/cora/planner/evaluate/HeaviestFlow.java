// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.Optional;
import org.cora.nicmodel.performance.SideDemand;

/**
 * What is one at a time on either side: the packets of the flow that takes its turn for the longest part of the time. What they do is
 * that flow's matter, as all of them do the same: where UDP is on the card and TCP isn't, a flow is on it with all of its packets or with
 * none. So each group's heaviest flows are looked at with the ways that they were seen to take. Of a flow identity that several flows of the traffic have it is known
 * only how many packets are of it: they are taken to do what all do. Where flows are left out for being too fast for the card, some that are a little
 * faster than those meant are there by mistake ({@link Recognition#excess}); they are taken to do what the heaviest of these does.
 */
final class HeaviestFlow {

	private final Evaluator on;
	private final Optional<Cut> cut;
	private final FlowFlux flux;
	/** By flow: share of the flow's packets that take their turn on the card, cycles that they have it for, and cycles on the host. */
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
		this.nicPackets = new double[on.watched.count()];
		this.nicCycles = new double[on.watched.count()];
		this.cpuPackets = new double[on.watched.count()];
		this.cpuCycles = new double[on.watched.count()];
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
		for (int flow = on.watched.first(g); flow < on.watched.first(g + 1); flow++) {
			double share = on.watched.onWay(flow, work);
			nicPackets[flow] += cost.nicCritical > 0 ? share : 0;
			nicCycles[flow] += share * (cost.nicCritical + (cost.nicCritical > 0 ? on.nic.getFlowLockCycles() : 0));
			cpuPackets[flow] += cost.visitsCpu ? share : 0;
			cpuCycles[flow] += share * cost.cpuCycles;
		}
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
		for (int flow = 0; flow < on.watched.count(); flow++) {
			int g = on.watched.group(flow);
			double share = on.watched.share(flow);
			onNic = onNic(on, cut, flux, g) ? onNic.or(new Turn(share * nicPackets[flow], nicPackets[flow], nicCycles[flow])) : onNic;
			onCpu = onCpu(cut, g) ? onCpu.or(new Turn(share * cpuPackets[flow], cpuPackets[flow], cpuCycles[flow])) : onCpu;
		}
		onNic.tell(nic, flux.excess());
		onCpu.tell(cpu, 1);
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

		void tell(SideDemand side, double times) {
			if (share * each() > 0) {
				side.addSerial(new SideDemand.Serial("heaviest flow", times * share, each()));
			}
		}
	}
}
