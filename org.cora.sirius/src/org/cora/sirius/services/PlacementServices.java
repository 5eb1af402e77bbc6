// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.services;

import java.util.List;

import org.cora.planner.plan.ClassPlacement;
import org.cora.planner.plan.GroupPlacement;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Resource;
import org.cora.planner.plan.Side;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.stateflow.Use;

/** What stands where: the content of the two sides, in the plan's order. Called from the diagram's expressions. */
public class PlacementServices {

	/** Levels of card memory. */
	public List<Resource> nicMemories(Plan plan) {
		return Plans.cardMemories(plan);
	}

	/** Host memory. */
	public List<Resource> cpuMemories(Plan plan) {
		return Plans.hostMemories(plan);
	}

	/** The card's cores and threads. */
	public List<Resource> nicCores(Plan plan) {
		return Plans.resources(plan, "nic-cores", "nic-threads");
	}

	/** The host's cores and threads. */
	public List<Resource> cpuCores(Plan plan) {
		return Plans.resources(plan, "host-cores", "host-threads");
	}

	/** The states, or parts of states, in one level of card memory. */
	public List<StatePlacement> nicStates(Resource memory) {
		String level = Plans.levelName(memory);
		return states(Plans.planOf(memory)).stream().filter(Plans::onCard).filter(s -> level.equals(s.getMemory())).toList();
	}

	/** The states, or parts of states, on the card in none of the levels that the plan lists. */
	public List<StatePlacement> nicStates(Plan plan) {
		List<String> levels = Plans.cardMemories(plan).stream().map(Plans::levelName).toList();
		return states(plan).stream().filter(Plans::onCard).filter(s -> s.getMemory() == null || !levels.contains(s.getMemory())).toList();
	}

	/** The states, or parts of states, in host memory. */
	public List<StatePlacement> cpuStates(Resource memory) {
		return Plans.isHostMemory(memory) ? states(Plans.planOf(memory)).stream().filter(Plans::onHost).toList() : List.of();
	}

	/** The states, or parts of states, on the host, where the plan says nothing about its memory. */
	public List<StatePlacement> cpuStates(Plan plan) {
		return Plans.hostMemories(plan).isEmpty() ? states(plan).stream().filter(Plans::onHost).toList() : List.of();
	}

	private static List<StatePlacement> states(Plan plan) {
		return plan == null ? List.of() : plan.getStates();
	}

	/** The classes that have packets handled, or begun, on the card. */
	public List<ClassPlacement> nicClasses(Plan plan) {
		return plan == null ? List.of() : plan.getClasses().stream().filter(PlacementServices::hasPackets).filter(this::hasNicPart).toList();
	}

	/** The classes that have packets handled on the host. */
	public List<ClassPlacement> cpuClasses(Plan plan) {
		return plan == null ? List.of() : plan.getClasses().stream().filter(PlacementServices::hasPackets).filter(this::hasCpuPart).toList();
	}

	/** Entries that time out are a class of their own in the graph, but nothing that comes in by a port. */
	private static boolean hasPackets(ClassPlacement placement) {
		return placement.getSteeringClass() == null || placement.getSteeringClass().getPort() >= 0;
	}

	/** A class without packets stands where they would begin. */
	private boolean hasNicPart(ClassPlacement placement) {
		return groups(placement).isEmpty() ? placement.getDefaultSide() == Side.NIC : !nicGroups(placement).isEmpty();
	}

	private boolean hasCpuPart(ClassPlacement placement) {
		return groups(placement).isEmpty() ? placement.getDefaultSide() == Side.CPU : !cpuGroups(placement).isEmpty();
	}

	/** The flow groups of a class whose packets are handled, or begun, on the card. */
	public List<GroupPlacement> nicGroups(ClassPlacement placement) {
		return groups(placement).stream().filter(PlacementServices::beginsOnCard).toList();
	}

	/** The flow groups of a class whose packets are handled on the host. */
	public List<GroupPlacement> cpuGroups(ClassPlacement placement) {
		return groups(placement).stream().filter(g -> !beginsOnCard(g)).toList();
	}

	/** The flow groups that have packets in a class: a plan lists all of them for each class. */
	static List<GroupPlacement> groups(ClassPlacement placement) {
		return placement == null ? List.of() : placement.getGroups().stream().filter(g -> g.getPacketShare() > 0).toList();
	}

	static boolean beginsOnCard(GroupPlacement placement) {
		return switch (placement.getRoute()) {
			case ON_NIC, NIC_THEN_CPU -> true;
			case ON_CPU -> false;
			case SPLIT -> placement.getSide() == Side.NIC;
		};
	}

	/** Whether nothing of a state is on the card. */
	public boolean isCpuOnly(StatePlacement placement) {
		return placement != null && !Plans.onCard(placement);
	}

	/** Whether a state is never written. */
	public boolean isReadOnly(StatePlacement placement) {
		return placement != null && placement.getState() != null && placement.getState().getUse() == Use.READ_ONLY;
	}

	/** Whether less than one packet in a hundred is of a class. */
	public boolean isBelowOnePercent(ClassPlacement placement) {
		return placement != null && LabelServices.share(placement) < 0.01;
	}

	/** The placement itself if there is a copy on either side, to draw the link between them. */
	public List<StatePlacement> replica(StatePlacement placement) {
		return Plans.isHome(placement, Home.REPLICATED) ? List.of(placement) : List.of();
	}
}
