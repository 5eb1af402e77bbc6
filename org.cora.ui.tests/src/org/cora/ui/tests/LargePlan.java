// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import org.cora.planner.plan.ClassPlacement;
import org.cora.planner.plan.GroupPlacement;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.PlanFactory;
import org.cora.planner.plan.Resource;
import org.cora.planner.plan.Route;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.stateflow.AccessEdge;
import org.cora.planner.stateflow.PathClass;
import org.cora.planner.stateflow.StateflowFactory;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.planner.stateflow.StateNode;
import org.cora.planner.stateflow.SteeringClass;

/** A plan of sixty states and classes, as a large network function would have: most states on the card, in two memories. */
final class LargePlan {

	private static final int CLASSES = 20;
	private static final int STATES = 40;

	private final Plan plan = PlanFactory.eINSTANCE.createPlan();
	private final StateFlowGraph graph = StateflowFactory.eINSTANCE.createStateFlowGraph();

	private LargePlan() {
		plan.setOffload("NatOnAgilio");
		plan.setNf("edge.Large");
		plan.setNic("AgilioCX40");
		plan.setHost("XeonHost");
		plan.setStrategy("cora");
		plan.setIrFingerprint("large");
		plan.setNicFingerprint("large");
		plan.setTrafficFingerprint("large");
		plan.setFeasible(true);
		plan.setReason("");
		plan.setBottleneck("nic-cores");
		plan.setObjective(PlanFactory.eINSTANCE.createObjective());
		plan.getObjective().setNicPacketShare(0.6);
		plan.setGraph(graph);
		for (int i = 0; i < STATES; i++) {
			state(i);
		}
		for (int i = 0; i < CLASSES; i++) {
			steeringClass(i);
		}
		resource("memory emem", 1.2e9, 1.7e9, "B");
		resource("memory imem", 3.6e6, 3.77e6, "B");
		resource("host-memory", 3e9, 6e10, "B");
		resource("nic-cores", 47, 50, "cores");
		resource("host-cores", 3.2, 8, "cores");
	}

	static Plan make() {
		return new LargePlan().plan;
	}

	private void state(int index) {
		StateNode node = StateflowFactory.eINSTANCE.createStateNode();
		node.setId("state.s" + index);
		node.setName("s" + index);
		node.setKind("map");
		node.setKeyType("FlowKey");
		graph.getStates().add(node);
		StatePlacement placement = PlanFactory.eINSTANCE.createStatePlacement();
		placement.setState(node);
		boolean host = index % 4 == 3;
		placement.setHome(host ? Home.CPU : Home.NIC);
		placement.setMemory(host ? null : index % 3 == 0 ? "imem" : "emem");
		placement.setNicEntries(host ? 0 : 4096);
		placement.setNicBytes(host ? 0 : 400_000);
		placement.setCpuEntries(host ? 4096 : 0);
		placement.setCpuBytes(host ? 400_000 : 0);
		plan.getStates().add(placement);
	}

	private void steeringClass(int index) {
		SteeringClass node = StateflowFactory.eINSTANCE.createSteeringClass();
		node.setId("class.c" + index);
		node.setPort(0);
		node.setPortName("lan");
		node.setPredicate("ipv4 && port " + index);
		node.setPacketShare(1.0 / CLASSES);
		PathClass path = StateflowFactory.eINSTANCE.createPathClass();
		path.setPacketShare(1.0 / CLASSES);
		for (int i = 0; i < 2; i++) {
			AccessEdge access = StateflowFactory.eINSTANCE.createAccessEdge();
			access.setState(graph.getStates().get((index * 2 + i) % STATES));
			access.setPerPacket(1 + i);
			path.getAccesses().add(access);
		}
		node.getPaths().add(path);
		graph.getClasses().add(node);
		ClassPlacement placement = PlanFactory.eINSTANCE.createClassPlacement();
		placement.setSteeringClass(node);
		GroupPlacement group = PlanFactory.eINSTANCE.createGroupPlacement();
		group.setPacketShare(1.0 / CLASSES);
		group.setRoute(Route.NIC_THEN_CPU);
		placement.getGroups().add(group);
		plan.getClasses().add(placement);
	}

	private void resource(String name, double used, double capacity, String unit) {
		Resource resource = PlanFactory.eINSTANCE.createResource();
		resource.setName(name);
		resource.setUsed(used);
		resource.setCapacity(capacity);
		resource.setUnit(unit);
		plan.getResources().add(resource);
	}
}
