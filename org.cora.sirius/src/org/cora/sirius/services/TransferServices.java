// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.services;

import java.util.List;
import java.util.function.Predicate;

import org.cora.planner.plan.ClassPlacement;
import org.cora.planner.plan.GroupPlacement;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Promotion;
import org.cora.planner.plan.Route;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.stateflow.StateLink;
import org.cora.planner.stateflow.StateNode;

/** What moves between the sides: packets, flows, merged copies, and keys that lead from one state to another. */
public class TransferServices {

	/** The placement itself if its entries move with their flows and there are some on both sides. */
	public List<StatePlacement> movesWithFlow(StatePlacement placement) {
		boolean moves = Plans.isHome(placement, Home.PER_FLOW) && Plans.onCard(placement) && Plans.onHost(placement);
		return moves ? List.of(placement) : List.of();
	}

	/** The placement itself if its items are divided between the sides. */
	public List<StatePlacement> sharded(StatePlacement placement) {
		return Plans.isHome(placement, Home.SHARDED) ? List.of(placement) : List.of();
	}

	/** How the copies of a replicated state are kept together. */
	public String replicaLabel(StatePlacement placement) {
		if (placement == null) {
			return "";
		}
		return placement.getStaleNanos() > 0 ? "merged every " + Figures.duration(placement.getStaleNanos()) : "copy";
	}

	/** Which items of a divided state the card has. */
	public String shardLabel(StatePlacement placement) {
		if (placement == null || placement.getNicEntries() <= 0) {
			return "";
		}
		long last = placement.getFirstNicItem() + placement.getNicEntries() - 1;
		return "items " + placement.getFirstNicItem() + " … " + last + " on the card";
	}

	/** The plan, whose host a flow group's packets may be handed to in the middle; none if they never are. */
	public List<Plan> handOver(GroupPlacement placement) {
		Plan plan = Plans.planOf(placement);
		boolean hands = plan != null && (placement.getRoute() == Route.NIC_THEN_CPU || placement.getRoute() == Route.SPLIT);
		return hands ? List.of(plan) : List.of();
	}

	/** Bus crossings per packet. */
	public String crossingsLabel(GroupPlacement placement) {
		return placement == null ? "" : Figures.count(placement.getCrossings()) + " crossings per packet";
	}

	/** The class itself if flows of it are moved to the card. */
	public List<ClassPlacement> promoted(ClassPlacement placement) {
		Promotion promotion = promotion(placement);
		if (promotion == null) {
			return List.of();
		}
		boolean any = PlacementServices.groups(placement).stream().filter(PlacementServices::beginsOnCard).anyMatch(g -> promotion.getGroups().contains(g.getGroup()));
		return any ? List.of(placement) : List.of();
	}

	/** When a flow moves to the card, and how many can be there. */
	public String promotionLabel(ClassPlacement placement) {
		Promotion promotion = promotion(placement);
		if (promotion == null) {
			return "";
		}
		String within = promotion.getWindowNanos() > 0 ? " within " + Figures.duration(promotion.getWindowNanos()) : "";
		String below = promotion.getCeiling() > 0 ? ", but fewer than " + Figures.count(promotion.getCeiling()) : "";
		return "after " + Figures.count(promotion.getThreshold()) + (promotion.getThreshold() == 1 ? " packet" : " packets") + below + within + "\nup to " + Figures.count(promotion.getFlows()) + " flows";
	}

	private static Promotion promotion(ClassPlacement placement) {
		Plan plan = Plans.planOf(placement);
		return plan == null ? null : plan.getPromotion();
	}

	/** States on the card whose keys are values of this one, or whose entries take this one's with them. */
	public List<StatePlacement> keysOnNic(StatePlacement placement) {
		return linked(placement, Plans::onCard);
	}

	/** The same on the host. */
	public List<StatePlacement> keysOnCpu(StatePlacement placement) {
		return linked(placement, Plans::onHost);
	}

	/** The same on the host alone, for a state on the card alone. */
	public List<StatePlacement> keysOnlyOnCpu(StatePlacement placement) {
		return placement == null || Plans.onHost(placement) ? List.of() : linked(placement, s -> !Plans.onCard(s));
	}

	/** The same on the card alone, for a state on the host alone. */
	public List<StatePlacement> keysOnlyOnNic(StatePlacement placement) {
		return placement == null || Plans.onCard(placement) ? List.of() : linked(placement, s -> !Plans.onHost(s));
	}

	private static List<StatePlacement> linked(StatePlacement placement, Predicate<StatePlacement> where) {
		Plan plan = Plans.planOf(placement);
		if (plan == null || placement.getState() == null) {
			return List.of();
		}
		return plan.getStates().stream().filter(s -> leads(plan, placement.getState(), s.getState())).filter(where).toList();
	}

	private static boolean leads(Plan plan, StateNode from, StateNode to) {
		if (to == null || from == to) {
			return false;
		}
		List<StateLink> links = plan.getGraph() == null ? List.of() : plan.getGraph().getLinks();
		return from.getTiedTo() == to || links.stream().anyMatch(l -> l.getFrom() == from && l.getTo() == to);
	}
}
