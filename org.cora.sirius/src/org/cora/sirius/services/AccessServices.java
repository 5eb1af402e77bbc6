// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.services;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.cora.planner.plan.ClassPlacement;
import org.cora.planner.plan.GroupPlacement;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Promotion;
import org.cora.planner.plan.Route;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.stateflow.AccessEdge;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.PathClass;
import org.cora.planner.stateflow.StateNode;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

/**
 * Which class of packets uses which state, how often, and whether it has to cross between the sides for that.
 * An edge of the diagram is passed as a plain EObject: it belongs to Sirius, whose types this bundle does without.
 */
public class AccessServices {

	private static final double THICKEST = 6;

	/** States on the card that packets of a class use there. */
	public List<StatePlacement> nicStatesUsedOnNic(ClassPlacement placement) {
		return used(placement, PlacementServices::beginsOnCard, Plans::onCard);
	}

	/** States on the host that packets of a class use there. */
	public List<StatePlacement> cpuStatesUsedOnCpu(ClassPlacement placement) {
		return used(placement, g -> !PlacementServices.beginsOnCard(g), Plans::onHost);
	}

	/** States on the host alone that packets begun on the card have to cross over for. */
	public List<StatePlacement> cpuStatesUsedFromNic(ClassPlacement placement) {
		return used(placement, g -> PlacementServices.beginsOnCard(g) && g.getRoute() != Route.ON_NIC, s -> !Plans.onCard(s));
	}

	/** States on the card alone that packets handled on the host have to cross over for. */
	public List<StatePlacement> nicStatesUsedFromCpu(ClassPlacement placement) {
		return used(placement, g -> !PlacementServices.beginsOnCard(g) && g.getRoute() == Route.SPLIT, s -> !Plans.onHost(s));
	}

	private static List<StatePlacement> used(ClassPlacement placement, Predicate<GroupPlacement> who, Predicate<StatePlacement> where) {
		Plan plan = Plans.planOf(placement);
		if (plan == null) {
			return List.of();
		}
		List<GroupPlacement> groups = PlacementServices.groups(placement).stream().filter(who).toList();
		Set<StateNode> used = new HashSet<>();
		paths(placement).filter(p -> groups.stream().anyMatch(g -> takes(g, p, plan))).flatMap(p -> p.getAccesses().stream()).forEach(a -> used.add(a.getState()));
		return plan.getStates().stream().filter(s -> s.getState() != null && used.contains(s.getState())).filter(where).toList();
	}

	/** Whether packets of a flow group take a path, so far as the graph tells. */
	private static boolean takes(GroupPlacement placement, PathClass path, Plan plan) {
		int index = plan.getGraph() == null ? -1 : plan.getGraph().getGroups().indexOf(placement.getGroup());
		if (index < 0 || index >= path.getGroupShares().size()) {
			return true;
		}
		return path.getGroupShares().get(index) > 0 || path.getFirstShare() > 0 && hasFirstPackets(placement.getGroup(), plan.getPromotion());
	}

	/** Shares of groups leave out the first packets of flows. Those of a promoted group are in the group of unknown flows. */
	private static boolean hasFirstPackets(FlowGroup group, Promotion promotion) {
		return group.isUnknown() || group.getArrivals() > 0 && (promotion == null || !promotion.getGroups().contains(group));
	}

	private static Stream<PathClass> paths(ClassPlacement placement) {
		return placement == null || placement.getSteeringClass() == null ? Stream.empty() : placement.getSteeringClass().getPaths().stream();
	}

	private static Stream<AccessEdge> accesses(ClassPlacement placement) {
		return paths(placement).flatMap(p -> p.getAccesses().stream()).filter(a -> a.getState() != null);
	}

	/** Operations on a state per packet of a class, over all its paths by their frequency; 0 if it does not use it. */
	static double operations(ClassPlacement placement, StatePlacement state) {
		if (state == null) {
			return 0;
		}
		double packets = paths(placement).mapToDouble(PathClass::getPacketShare).sum();
		double operations = paths(placement).mapToDouble(p -> p.getPacketShare() * onPath(p, state.getState())).sum();
		return packets > 0 ? operations / packets : 0;
	}

	private static double onPath(PathClass path, StateNode state) {
		return path.getAccesses().stream().filter(a -> a.getState() == state).mapToDouble(AccessEdge::getPerPacket).sum();
	}

	/** "1.9 per packet" for the state at the end of an edge. */
	public String accessLabel(ClassPlacement placement, EObject edge) {
		StatePlacement state = targetState(edge);
		return state == null ? "" : Figures.count(operations(placement, state)) + " per packet";
	}

	/** Thickness in pixels of an edge, 1 to 6, by operations per packet. */
	public int accessWidth(ClassPlacement placement, EObject edge) {
		return (int) Math.round(Math.max(1, Math.min(THICKEST, 2 * operations(placement, targetState(edge)))));
	}

	/** Whether the class changes the state at the end of an edge. */
	public boolean accessWrites(ClassPlacement placement, EObject edge) {
		StatePlacement state = targetState(edge);
		return state != null && accesses(placement).anyMatch(a -> a.getState() == state.getState() && a.isWrites());
	}

	/** What stands at the end of an edge of a Sirius diagram: edge.targetNode.target. */
	static StatePlacement targetState(EObject edge) {
		return value(value(edge, "targetNode"), "target") instanceof StatePlacement state ? state : null;
	}

	private static EObject value(EObject object, String feature) {
		EStructuralFeature named = object == null ? null : object.eClass().getEStructuralFeature(feature);
		return named != null && object.eGet(named) instanceof EObject value ? value : null;
	}
}
