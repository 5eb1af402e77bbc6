// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.replan;

import org.cora.planner.stateflow.AccessEdge;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.PathClass;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.planner.stateflow.StateNode;
import org.cora.planner.stateflow.SteeringClass;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * A state-flow graph under other traffic: the steady state is worked out anew from what was profiled, as the builder of the
 * graph does it. Tests hold the two against each other.
 */
final class ChangedGraph {

	private static final double NANOS = 1e9;

	private ChangedGraph() {
	}

	/** A new graph; the given one stays as it is. */
	static StateFlowGraph of(StateFlowGraph graph, TrafficChange traffic) {
		int groups = graph.getGroups().size() - 1;
		if (traffic.groups().size() != groups) {
			throw new IllegalArgumentException(traffic.groups().size() + " groups of traffic for a graph of " + groups);
		}
		StateFlowGraph changed = EcoreUtil.copy(graph);
		changed.setPacketRate(traffic.packetRate());
		changed.setPacketBytes(traffic.packetBytes());
		changed.setFlowRate(traffic.flowRate());
		double flows = 0;
		for (int g = 0; g < groups; g++) {
			group(changed.getGroups().get(g), traffic.groups().get(g), traffic.packetRate());
			flows += traffic.groups().get(g).flows();
		}
		changed.setActiveFlows(flows);
		changed.getClasses().forEach(c -> shares(changed, c, graph.getPacketBytes()));
		longer(changed, graph.getPacketBytes() > 0 ? traffic.packetBytes() / graph.getPacketBytes() : 1);
		changed.getStates().forEach(s -> state(changed, s));
		return changed;
	}

	private static void group(FlowGroup group, TrafficChange.Group traffic, double packetRate) {
		group.setFlows(traffic.flows());
		group.setPacketShare(traffic.packetShare());
		double before = group.getHottestShare();
		group.getHeaviestFlows().replaceAll(s -> before > 0 ? s * traffic.hottestShare() / before : traffic.hottestShare());
		group.setHottestShare(traffic.hottestShare());
		group.setSquaredShares(traffic.squaredShares());
		group.setArrivals(traffic.arrivals());
		group.setFlowRate(traffic.flows() > 0 ? packetRate * traffic.packetShare() / traffic.flows() : 0);
	}

	/**
	 * First packets of flows are weighed by how many flows begin, the others by what their groups send besides. Packets of
	 * a class stay as long in proportion to others as they were.
	 */
	private static void shares(StateFlowGraph graph, SteeringClass owner, double bytesBefore) {
		if (owner.getPort() < 0) {
			return;
		}
		double packetBytes = graph.getPacketBytes();
		double rate = graph.getPacketRate();
		double first = rate > 0 ? Math.min(1, graph.getFlowRate() / rate) : 0;
		double sum = 0;
		for (PathClass path : owner.getPaths()) {
			double later = 0;
			for (int g = 0; g < path.getGroupShares().size(); g++) {
				FlowGroup group = graph.getGroups().get(g);
				double begin = rate > 0 ? group.getArrivals() / rate : 0;
				later += Math.max(0, group.getPacketShare() - begin) * path.getGroupShares().get(g);
			}
			path.setLaterShare(later);
			path.setPacketShare(first * path.getFirstShare() + later);
			sum += path.getPacketShare();
		}
		double larger = owner.getPacketShare() > 0 && packetBytes > 0 ? sum / owner.getPacketShare() * bytesBefore / packetBytes : 0;
		owner.setByteShare(owner.getByteShare() * larger);
		owner.setPacketShare(sum);
	}

	private static void longer(StateFlowGraph graph, double factor) {
		graph.getUnhandledBytes().replaceAll(b -> b * factor);
		for (SteeringClass owner : graph.getClasses()) {
			for (PathClass path : owner.getPaths()) {
				path.setBytes(path.getBytes() * factor);
				path.getSentBytes().replaceAll(b -> b * factor);
			}
		}
	}

	private static void state(StateFlowGraph graph, StateNode state) {
		double accesses = 0;
		for (SteeringClass owner : graph.getClasses()) {
			for (PathClass path : owner.getPaths()) {
				for (AccessEdge edge : path.getAccesses()) {
					accesses += edge.getState() == state ? path.getPacketShare() * edge.getPerPacket() : 0;
				}
			}
		}
		state.setAccessesPerPacket(accesses);
		if (state.getKeyOrigin() == KeyOrigin.FLOW_IDENTITY) {
			StateNode timed = state.getTiedTo() == null ? state : state.getTiedTo();
			double lingering = timed.getLingerNanos() > 0 ? graph.getFlowRate() * timed.getLingerNanos() / NANOS
					: graph.getFlowRate() > 0 ? Double.POSITIVE_INFINITY : 0;
			double entries = state.getEntriesPerFlow() == 0 ? 0 : state.getEntriesPerFlow() * (graph.getActiveFlows() + lingering);
			state.setEntriesInUse(Math.min(state.getCapacity(), entries));
			state.setHottestShare(graph.getGroups().stream().mapToDouble(FlowGroup::getHottestShare).max().orElse(0));
		}
	}
}
