// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.services;

import java.util.List;

import org.cora.planner.plan.ClassPlacement;
import org.cora.planner.plan.GroupPlacement;
import org.cora.planner.plan.Objective;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Resource;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.stateflow.Element;
import org.cora.planner.stateflow.StateNode;

/** Tooltips: the planner's own sentences about a thing, and where it has none, what the plan says of it. */
public class TooltipServices {

	/** Why the plan is as it is. */
	public String planTooltip(Plan plan) {
		if (plan == null) {
			return "";
		}
		String why = Plans.sentences(plan, "plan");
		String infeasible = plan.isFeasible() ? null : new CapacityServices().infeasibleMessage(plan);
		return LabelServices.join("\n", infeasible, why.isEmpty() ? "Placement of " + Plans.text(plan.getNf(), "the network function") + "." : why);
	}

	/** Why a state is where it is. */
	public String stateTooltip(StatePlacement placement) {
		if (placement == null) {
			return "";
		}
		String why = about(Plans.planOf(placement), placement.getState());
		return why.isEmpty() ? Plans.name(placement.getState()) + " " + home(placement) + "." : why;
	}

	private static String home(StatePlacement placement) {
		return switch (placement.getHome()) {
			case NIC -> "is all on the card";
			case CPU -> "is all on the host";
			case PER_FLOW -> "has each entry where its flow is";
			case REPLICATED -> "has a copy on both sides";
			case SHARDED -> "is divided between the sides";
		};
	}

	/** How packets use a state. */
	public String useTooltip(StatePlacement placement) {
		StateNode state = placement == null ? null : placement.getState();
		if (state == null) {
			return "";
		}
		String use = switch (state.getUse()) {
			case READ_ONLY -> "never written";
			case READ_MOSTLY -> "written by a small share of packets";
			case COMMUTATIVE -> "updates commute: copies can be merged";
			case EXCLUSIVE -> "read and then written depending on what was read";
			case ALLOCATION -> "items are taken and given back";
		};
		String fact = switch (state.getUseFact()) {
			case STATIC -> "found in the program";
			case DECLARED -> "declared by the author";
			case MEASURED -> "measured over the traffic";
		};
		return Plans.name(state) + ": " + use + " (" + fact + ").";
	}

	/** Why the packets of a class go where they go. */
	public String classTooltip(ClassPlacement placement) {
		if (placement == null) {
			return "";
		}
		String why = about(Plans.planOf(placement), placement.getSteeringClass());
		String text = why.isEmpty() ? new LabelServices().classLabel(placement).replace("\n", ": ") + "." : why;
		String condition = placement.getSteeringClass() == null ? null : placement.getSteeringClass().getPredicate();
		return condition == null || text.contains(condition) ? text : LabelServices.join("\n", text, condition);
	}

	/** Why the packets of a flow group go where they go, and what one of them costs. */
	public String groupTooltip(GroupPlacement placement) {
		if (placement == null) {
			return "";
		}
		String route = switch (placement.getRoute()) {
			case ON_NIC -> "Handled on the card";
			case ON_CPU -> "Handled on the host";
			case NIC_THEN_CPU -> "Begun on the card; some paths need the host once";
			case SPLIT -> "Crosses between the sides as the states require";
		};
		String cost = Figures.count(placement.getNicCycles()) + " card cycles and " + Figures.count(placement.getCpuCycles())
				+ " host cycles per packet, " + Figures.duration(placement.getLatencyNanos()) + " on average";
		return LabelServices.join("\n", about(Plans.planOf(placement), placement.getGroup()), route + ": " + cost + ".");
	}

	/** What is used of a resource, and that it binds where it does. */
	public String resourceTooltip(Resource resource) {
		if (resource == null) {
			return "";
		}
		String use = Plans.levelName(resource) + ": " + CapacityServices.usedOf(resource) + ", " + CapacityServices.utilisationText(resource) + ".";
		String limit = new CapacityServices().isBottleneck(resource) ? "It limits throughput first." : null;
		List<String> bound = CapacityServices.boundBy(resource);
		return LabelServices.join("\n", use, limit, bound.isEmpty() ? null : "Decides on " + String.join(", ", bound) + ".");
	}

	/** What the plan achieves, and how far from the best it may be. */
	public String objectiveTooltip(Objective objective) {
		Plan plan = Plans.planOf(objective);
		if (objective == null) {
			return "";
		}
		String offered = "At " + Figures.quantity(objective.getOfferedPps(), "pps") + ": " + objective.getWholeCores() + " whole cores set aside, "
				+ Figures.bytes(objective.getNicMemoryBytes()) + " of card memory, " + Figures.percent(objective.getLoss()) + " lost.";
		return LabelServices.join("\n", offered, bound(plan));
	}

	private static String bound(Plan plan) {
		if (plan == null || plan.getBound() == null) {
			return null;
		}
		return plan.getBound().isProven() ? "No plan of this kind is better."
				: "At most " + Figures.percent(plan.getBound().getGap()) + " from the best plan of this kind.";
	}

	private static String about(Plan plan, Element subject) {
		return subject == null ? "" : Plans.sentences(plan, subject.getId());
	}
}
