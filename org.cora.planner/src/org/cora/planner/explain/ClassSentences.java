// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cora.planner.plan.ClassPlacement;
import org.cora.planner.plan.GroupPlacement;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Promotion;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.stateflow.AccessEdge;
import org.cora.planner.stateflow.PathClass;

/** Where the packets of a steering class go, and what takes them there. */
final class ClassSentences {

	private static final double THERE_AND_BACK = 2;

	private final Plan plan;

	ClassSentences(Plan plan) {
		this.plan = plan;
	}

	String of(ClassPlacement placement) {
		double total = 0;
		double onCpu = 0;
		double onBoth = 0;
		for (GroupPlacement group : placement.getGroups()) {
			total += group.getPacketShare();
			switch (group.getRoute()) {
				case ON_CPU -> onCpu += group.getPacketShare();
				case NIC_THEN_CPU -> onBoth += group.getPacketShare() * Math.min(1, group.getCrossings() / THERE_AND_BACK);
				case SPLIT -> onBoth += group.getPacketShare();
				case ON_NIC -> onCpu += 0;
			}
		}
		String name = placement.getSteeringClass().getName() + " (" + Figures.percent(total) + " of packets): ";
		if (total == 0) {
			return name + "no packets seen; they would begin on the " + placement.getDefaultSide().getLiteral().toUpperCase(
					Locale.ROOT) + ".";
		}
		List<String> parts = new ArrayList<>();
		double onNic = Math.max(0, total - onCpu - onBoth);
		part(parts, onNic / total, "handled on the NIC");
		part(parts, onCpu / total, "on the CPU");
		part(parts, onBoth / total, "on both");
		Optional<String> reason = onCpu + onBoth > 0 ? reason(placement) : Optional.empty();
		return name + String.join(", ", parts) + reason.map(r -> ", as " + r).orElse("") + ".";
	}

	private static void part(List<String> parts, double share, String where) {
		if (share > 0) {
			parts.add(Figures.percent(share) + " " + where);
		}
	}

	private Optional<String> reason(ClassPlacement placement) {
		List<String> onCpu = plan.getStates().stream().filter(s -> s.getHome() == Home.CPU && uses(placement, s))
				.map(s -> s.getState().getName()).toList();
		boolean byFlow = plan.getStates().stream().anyMatch(s -> s.getHome() == Home.PER_FLOW && uses(placement, s));
		List<String> reasons = new ArrayList<>();
		if (byFlow && plan.getPromotion() != null) {
			reasons.add(promotion(plan.getPromotion()));
		}
		if (!onCpu.isEmpty()) {
			reasons.add((onCpu.size() == 1 ? onCpu.get(0) + " is" : String.join(" and ", onCpu) + " are") + " there");
		}
		return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", reasons));
	}

	private static String promotion(Promotion promotion) {
		String after = "flows move to the NIC after " + (promotion.getThreshold() == 1 ? "one packet" : Figures.count(promotion
				.getThreshold()) + " packets");
		String within = promotion.getWindowNanos() > 0 ? after + " within " + Figures.time(promotion.getWindowNanos()) : after;
		return promotion.getMistaken() > 0 ? within + " (" + Figures.percent(promotion.getMistaken()) + " of those there by mistake)" : within;
	}

	/** Whether packets of the class that were seen use the state. */
	private static boolean uses(ClassPlacement placement, StatePlacement state) {
		for (PathClass path : placement.getSteeringClass().getPaths()) {
			for (AccessEdge access : path.getAccesses()) {
				if (access.getState() == state.getState() && path.getPacketShare() > 0) {
					return true;
				}
			}
		}
		return false;
	}
}
