// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cora.dsl.ui.plan.PlanWords;
import org.cora.planner.plan.ClassPlacement;
import org.cora.planner.plan.GroupPlacement;
import org.cora.planner.plan.Plan;

/**
 * What becomes of the packets that one handler runs for.
 *
 * @param packets   their share of all packets
 * @param onNic     share of them that never leaves the NIC
 * @param nicCycles cycles of a NIC core for one of them, on average
 * @param cpuCycles cycles of a host core for one of them, on average
 * @param latency   mean time in the system in nanoseconds
 * @param classes   ids of the plan's steering classes that they are in
 */
record HandlerShare(double packets, double onNic, double nicCycles, double cpuCycles, double latency, List<String> classes) {

	private static final double CROSSINGS_TO_HOST_AND_BACK = 2;

	/** Of the handler of packets from that port. */
	static HandlerShare of(Plan plan, int port) {
		double packets = 0;
		double onNic = 0;
		double nicCycles = 0;
		double cpuCycles = 0;
		double latency = 0;
		List<String> classes = new ArrayList<>();
		for (ClassPlacement placement : plan.getClasses()) {
			if (placement.getSteeringClass().getPort() != port) {
				continue;
			}
			classes.add(placement.getSteeringClass().getId());
			for (GroupPlacement group : placement.getGroups()) {
				double share = group.getPacketShare();
				packets += share;
				onNic += share * Math.max(0, 1 - group.getCrossings() / CROSSINGS_TO_HOST_AND_BACK);
				nicCycles += share * group.getNicCycles();
				cpuCycles += share * group.getCpuCycles();
				latency += share > 0 ? share * group.getLatencyNanos() : 0;
			}
		}
		return packets <= 0 ? new HandlerShare(0, 0, 0, 0, 0, classes)
			: new HandlerShare(packets, onNic / packets, nicCycles / packets, cpuCycles / packets, latency / packets, classes);
	}

	/** {@code NIC 87 % of its packets}. */
	String headline() {
		return switch (mark()) {
			case NIC -> "NIC";
			case HOST -> "host";
			case BOTH, NONE -> "NIC " + PlanWords.percent(onNic) + " of its packets";
		};
	}

	Mark mark() {
		return Mark.of(onNic);
	}

	/** What they cost, and what the plan says of their classes. */
	String detail(Function<String, String> explanation) {
		String cost = PlanWords.percent(packets) + " of all packets: "
			+ List.of(cycles(nicCycles, "on the NIC"), cycles(cpuCycles, "on the host"), PlanWords.time(latency) + " in the system").stream()
				.filter(it -> !it.isEmpty()).collect(Collectors.joining(", ")) + ".";
		return cost + "\n\n" + classes.stream().map(explanation).filter(it -> !it.isEmpty()).collect(Collectors.joining("\n\n"));
	}

	private static String cycles(double cycles, String where) {
		return cycles < 0.5 ? "" : PlanWords.inUnit(Math.rint(cycles), "cycles") + " " + where;
	}
}
