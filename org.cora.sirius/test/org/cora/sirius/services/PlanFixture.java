// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sirius.services;

import org.cora.planner.plan.ClassPlacement;
import org.cora.planner.plan.Explanation;
import org.cora.planner.plan.GroupPlacement;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.PlanFactory;
import org.cora.planner.plan.Promotion;
import org.cora.planner.plan.Resource;
import org.cora.planner.plan.Route;
import org.cora.planner.plan.Side;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.stateflow.AccessEdge;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.PathClass;
import org.cora.planner.stateflow.SourceRef;
import org.cora.planner.stateflow.StateLink;
import org.cora.planner.stateflow.StateNode;
import org.cora.planner.stateflow.SteeringClass;
import org.cora.planner.stateflow.StateflowFactory;
import org.cora.planner.stateflow.Use;

/**
 * A plan by hand: a NAT of the kind that the planner makes. {@code out} moves with its flows, {@code ports} is divided,
 * {@code seen} has copies that are merged, {@code rules} stays on the host, {@code spare} is on a level that no resource names.
 * Class {@code lan} has heavy flows on the card and unknown ones on the host; class {@code wan} begins on the card and needs the host.
 */
public final class PlanFixture {

	private static final PlanFactory PLANS = PlanFactory.eINSTANCE;
	private static final StateflowFactory GRAPHS = StateflowFactory.eINSTANCE;

	public final Plan plan = PLANS.createPlan();
	public final StatePlacement out = state("out", Home.PER_FLOW, "EMEM", Use.EXCLUSIVE);
	public final StatePlacement ports = state("ports", Home.SHARDED, "EMEM", Use.ALLOCATION);
	public final StatePlacement seen = state("seen", Home.REPLICATED, "IMEM", Use.COMMUTATIVE);
	public final StatePlacement rules = state("rules", Home.CPU, null, Use.READ_ONLY);
	public final StatePlacement spare = state("spare", Home.NIC, "CTM", Use.READ_MOSTLY);
	public final FlowGroup heavy = group("heavy", 0.6);
	public final FlowGroup unknown = group("unknown", 0.4);
	public final ClassPlacement lan = steering("lan", 0.7, Side.CPU);
	public final ClassPlacement wan = steering("wan", 0.005, Side.NIC);
	public final GroupPlacement lanHeavy = placement(lan, heavy, Route.ON_NIC, Side.NIC, 0.42);
	public final GroupPlacement lanUnknown = placement(lan, unknown, Route.ON_CPU, Side.CPU, 0.28);
	public final GroupPlacement wanHeavy = placement(wan, heavy, Route.NIC_THEN_CPU, Side.NIC, 0.005);
	public final Resource cores = resource("nic-cores", 53.1, 60, "cores");
	public final Resource emem = resource("memory EMEM", 4_000_000, 2147483648.0, "B");
	public final Resource imem = resource("memory IMEM", 4_400_000, 4194304, "B");
	public final Resource empty = resource("memory CLS", 0, 0, "B");
	public final Resource inserts = resource("flow-inserts", 190_000, 200_000, "/s");
	public final Resource hostCores = resource("host-cores", 0.31, 4, "cores");
	public final Resource hostMemory = resource("host-memory", 1_000_000, Double.MAX_VALUE, "B");

	public PlanFixture() {
		plan.setOffload("NatOnAgilio");
		plan.setStrategy("cora");
		plan.setNf("Nat");
		plan.setNic("AgilioCX40");
		plan.setHost("XeonHost");
		plan.setFeasible(true);
		plan.setBottleneck("flow-inserts");
		plan.setObjective(PLANS.createObjective());
		plan.getObjective().setHostCores(0.31);
		plan.getObjective().setNicPacketShare(0.87);
		plan.getObjective().setOfferedPps(20e6);
		plan.getObjective().setCapacityPps(21.5e6);
		plan.getObjective().setLatencyMeanNanos(4200);
		plan.getObjective().setLatencyP99Nanos(31_000);
		plan.setBound(PLANS.createBound());
		plan.getBound().setProven(true);
		sizes();
		accesses();
		promotion();
		explain("out", "`out` stays on the CPU for 13 % of flows: 220 k insertions/s reach the card's 200 k/s", "flow-inserts", "At 240 k/s all of it would move.");
		StateLink link = GRAPHS.createStateLink();
		link.setFrom(out.getState());
		link.setTo(ports.getState());
		plan.getGraph().getLinks().add(link);
		rules.getState().setTiedTo(spare.getState());
	}

	private void sizes() {
		out.setNicEntries(65_536);
		out.setNicBytes(4_000_000);
		out.setCpuEntries(131_072);
		out.setCpuBytes(8_000_000);
		ports.setFirstNicItem(1000);
		ports.setNicEntries(500);
		seen.setStaleNanos(10_000_000);
		rules.setCpuEntries(1);
		rules.setCpuBytes(512);
	}

	private void accesses() {
		PathClass fast = path(lan, 0.6);
		access(fast, out, 2, false);
		access(fast, seen, 1, true);
		PathClass slow = path(lan, 0.1);
		access(slow, out, 1, true);
		access(slow, rules, 3, false);
		access(path(wan, 0.005), rules, 1, false);
	}

	private void promotion() {
		Promotion promotion = PLANS.createPromotion();
		promotion.setThreshold(3);
		promotion.setWindowNanos(1_000_000_000);
		promotion.setFlows(40_000);
		promotion.getGroups().add(heavy);
		plan.setPromotion(promotion);
	}

	private StatePlacement state(String name, Home home, String memory, Use use) {
		if (plan.getGraph() == null) {
			plan.setGraph(GRAPHS.createStateFlowGraph());
		}
		StateNode node = GRAPHS.createStateNode();
		node.setId(name);
		node.setName(name);
		node.setKind("map");
		node.setUse(use);
		node.setSource(source(10));
		plan.getGraph().getStates().add(node);
		StatePlacement placement = PLANS.createStatePlacement();
		placement.setState(node);
		placement.setHome(home);
		placement.setMemory(memory);
		placement.setNicBytes(home == Home.CPU ? 0 : 2048);
		placement.setCpuBytes(home == Home.NIC ? 0 : 2048);
		plan.getStates().add(placement);
		return placement;
	}

	private static SourceRef source(int offset) {
		SourceRef source = GRAPHS.createSourceRef();
		source.setFile("nat.cora");
		source.setOffset(offset);
		return source;
	}

	private FlowGroup group(String name, double share) {
		FlowGroup group = GRAPHS.createFlowGroup();
		group.setId(name);
		group.setName(name);
		group.setPacketShare(share);
		plan.getGraph().getGroups().add(group);
		return group;
	}

	private ClassPlacement steering(String name, double share, Side side) {
		SteeringClass steering = GRAPHS.createSteeringClass();
		steering.setId(name);
		steering.setName(name);
		steering.setPredicate("p.tcp");
		steering.setPacketShare(share);
		steering.setSource(source(20));
		plan.getGraph().getClasses().add(steering);
		ClassPlacement placement = PLANS.createClassPlacement();
		placement.setSteeringClass(steering);
		placement.setDefaultSide(side);
		plan.getClasses().add(placement);
		return placement;
	}

	private static GroupPlacement placement(ClassPlacement steering, FlowGroup group, Route route, Side side, double share) {
		GroupPlacement placement = PLANS.createGroupPlacement();
		placement.setGroup(group);
		placement.setRoute(route);
		placement.setSide(side);
		placement.setPacketShare(share);
		placement.setCrossings(route == Route.ON_NIC ? 0 : 1.2);
		steering.getGroups().add(placement);
		return placement;
	}

	private Resource resource(String name, double used, double capacity, String unit) {
		Resource resource = PLANS.createResource();
		resource.setName(name);
		resource.setUsed(used);
		resource.setCapacity(capacity);
		resource.setUnit(unit);
		plan.getResources().add(resource);
		return resource;
	}

	private static PathClass path(ClassPlacement steering, double share) {
		PathClass path = GRAPHS.createPathClass();
		path.setPacketShare(share);
		steering.getSteeringClass().getPaths().add(path);
		return path;
	}

	private static void access(PathClass path, StatePlacement state, double perPacket, boolean writes) {
		AccessEdge access = GRAPHS.createAccessEdge();
		access.setState(state.getState());
		access.setPerPacket(perPacket);
		access.setWrites(writes);
		path.getAccesses().add(access);
	}

	private void explain(String subject, String text, String binding, String change) {
		Explanation explanation = PLANS.createExplanation();
		explanation.setSubject(subject);
		explanation.setText(text);
		explanation.setBinding(binding);
		explanation.setChange(change);
		plan.getExplanations().add(explanation);
	}
}
