// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.replan;

import java.util.List;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.StateFlowGraph;

/**
 * What was observed of traffic: how much there is, and how it spreads over the flow groups of a state-flow graph. What
 * packets of a group do stays as it was profiled.
 *
 * @param packetRate  packets per second, from 0
 * @param packetBytes mean bytes on the wire
 * @param flowRate    flows that begin per second, from 0
 * @param groups      one for each flow group of the graph but that of unknown flows, heaviest first
 */
public record TrafficChange(double packetRate, double packetBytes, double flowRate, List<Group> groups) {

	/**
	 * Traffic of a flow group.
	 *
	 * @param flows        active at a time, from 0
	 * @param packetShare  of all packets
	 * @param hottestShare of all packets that are of its heaviest flow
	 * @param squaredShares sum of the squares of its flows' shares of all packets
	 * @param arrivals     flows of it that begin per second
	 */
	public record Group(double flows, double packetShare, double hottestShare, double squaredShares, double arrivals) {

		/** With one flow that is as heavy as told, all others of it alike. */
		public Group(double flows, double packetShare, double hottestShare, double arrivals) {
			this(flows, packetShare, hottestShare, hottestShare * hottestShare + (packetShare - hottestShare) * (packetShare - hottestShare)
					/ Math.max(1, flows - 1), arrivals);
		}

		public Group {
			if (!(flows >= 0) || !(packetShare >= 0 && packetShare <= 1 + 1e-9) || !(arrivals >= 0)
					|| !(hottestShare >= 0 && hottestShare <= packetShare + 1e-9)) {
				throw new IllegalArgumentException("not a group's traffic: " + flows + " flows, share " + packetShare + ", hottest "
						+ hottestShare + ", " + arrivals + " arrivals");
			}
		}
	}

	public TrafficChange {
		groups = List.copyOf(groups);
		if (!(packetRate >= 0) || !(packetBytes >= 0) || !(flowRate >= 0)) {
			throw new IllegalArgumentException("negative traffic");
		}
	}

	/** The traffic that a graph is of. */
	public static TrafficChange of(StateFlowGraph graph) {
		return new TrafficChange(graph.getPacketRate(), graph.getPacketBytes(), graph.getFlowRate(), graph.getGroups().stream()
				.filter(g -> !g.isUnknown()).map(TrafficChange::group).toList());
	}

	private static Group group(FlowGroup group) {
		return new Group(group.getFlows(), group.getPacketShare(), group.getHottestShare(), group.getSquaredShares(), group.getArrivals());
	}

	/** The same traffic with so many times the packets, and so many times the new flows; shares stay. */
	public TrafficChange scaled(double packets, double newFlows) {
		return new TrafficChange(packetRate * packets, packetBytes, flowRate * newFlows, groups.stream()
				.map(g -> new Group(g.flows(), g.packetShare(), g.hottestShare(), g.squaredShares(), g.arrivals() * newFlows)).toList());
	}
}
