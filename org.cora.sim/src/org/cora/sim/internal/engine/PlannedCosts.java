// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Set;
import org.cora.nicmodel.FlowTable;
import org.cora.nicmodel.NicModel;
import org.cora.planner.plan.ClassPlacement;
import org.cora.planner.plan.GroupPlacement;
import org.cora.planner.plan.Objective;
import org.cora.planner.plan.Plan;
import org.cora.runtime.control.Refinement.Model;

/** What the plan, and the model it was made with, say that packets cost. */
final class PlannedCosts {

	private static final Set<String> CARD = Set.of("nic-cores", "nic-threads");

	private PlannedCosts() {
	}

	static Model of(Placement placement) {
		Plan plan = placement.plan();
		NicModel nic = placement.nic();
		return new Model(cardCapacity(plan), passing(plan, nic), cyclesOnHost(plan), placement.host().getClock(),
				nic.getFlowTable().getInsertRate());
	}

	/** Packets per second that the card handles when what binds it is used up. */
	private static double cardCapacity(Plan plan) {
		Objective objective = plan.getObjective();
		double used = plan.getResources().stream().filter(r -> r.isRate() && CARD.contains(r.getName()) && r.getCapacity() > 0)
				.mapToDouble(r -> r.getUsed() / r.getCapacity()).max().orElse(0);
		double onCard = objective == null ? 0 : objective.getOfferedPps() * objective.getNicPacketShare();
		return used > 0 && onCard > 0 ? onCard / used : Double.NaN;
	}

	/** Of packets of flows that are known; what flows' first packets take besides isn't what a move saves. */
	private static double cyclesOnHost(Plan plan) {
		double packets = 0;
		double cycles = 0;
		for (ClassPlacement owner : plan.getClasses()) {
			for (GroupPlacement group : owner.getGroups()) {
				if (group.getCpuCycles() > 0 && !group.getGroup().isUnknown()) {
					packets += group.getPacketShare();
					cycles += group.getPacketShare() * group.getCpuCycles();
				}
			}
		}
		return packets > 0 ? cycles / packets : Double.NaN;
	}

	/** Where the card steers in software, packets for the host take its cores too, both ways. */
	private static double passing(Plan plan, NicModel nic) {
		FlowTable table = nic.getFlowTable();
		double cycles = cyclesOnCard(plan);
		if (table.isSteersInHardware() || !(cycles > 0)) {
			return 0;
		}
		double each = nic.getPacketCycles() + table.getLookupCycles() + 2 * nic.getPcie().getNicCycles();
		return Math.min(0.95, each / (cycles + table.getLookupCycles()));
	}

	private static double cyclesOnCard(Plan plan) {
		double packets = 0;
		double cycles = 0;
		for (GroupPlacement group : plan.getClasses().stream().flatMap(c -> c.getGroups().stream()).toList()) {
			if (group.getNicCycles() > 0) {
				packets += group.getPacketShare();
				cycles += group.getPacketShare() * group.getNicCycles();
			}
		}
		return packets > 0 ? cycles / packets : 0;
	}
}
