// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import org.cora.nicmodel.FlowTable;
import org.cora.nicmodel.NicModel;
import org.cora.planner.plan.GroupPlacement;
import org.cora.planner.plan.Objective;
import org.cora.planner.plan.Plan;
import org.cora.runtime.control.Refinement.Model;

/** What the plan, and the model it was made with, say that packets cost. */
final class PlannedCosts {

	private PlannedCosts() {
	}

	static Model of(Placement placement) {
		Plan plan = placement.plan();
		NicModel nic = placement.nic();
		Objective objective = plan.getObjective();
		double onHost = objective == null ? 0 : objective.getOfferedPps() * (1 - objective.getNicPacketShare());
		double clock = placement.host().getClock();
		double hostCycles = onHost > 0 ? objective.getHostCores() * clock / onHost : Double.NaN;
		return new Model(cardCapacity(plan, nic), passing(plan, nic), hostCycles, clock, nic.getFlowTable().getInsertRate());
	}

	/** Packets per second that all cores of the card handle, at the plan's mean cycles. */
	private static double cardCapacity(Plan plan, NicModel nic) {
		double cycles = cyclesOnCard(plan);
		return cycles > 0 ? nic.getClock() * nic.getCores() / cycles : Double.NaN;
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
