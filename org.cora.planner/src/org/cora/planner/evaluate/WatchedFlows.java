// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.List;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.StateFlowGraph;

/**
 * The flows that may be what is one at a time on a side: the heaviest ones of the traffic, and the heaviest of each group. Several,
 * as the very heaviest may take no turn at all, because its packets use no state there.
 */
final class WatchedFlows {

	private final int[] group;
	private final double[] share;
	private final double[] accesses;
	private final boolean told;
	/** Number of each group's first flow; at the end, how many flows there are. */
	private final int[] first;

	WatchedFlows(StateFlowGraph graph, int groups, List<PathWork> works) {
		first = new int[groups + 1];
		for (int g = 0; g < groups; g++) {
			first[g + 1] = first[g] + Math.max(1, graph.getGroups().get(g).getHeaviestFlows().size());
		}
		group = new int[first[groups]];
		share = new double[first[groups]];
		for (int g = 0; g < groups; g++) {
			FlowGroup of = graph.getGroups().get(g);
			List<Double> shares = of.getHeaviestFlows().isEmpty() ? List.of(of.getHottestShare()) : of.getHeaviestFlows();
			for (int i = 0; i < shares.size(); i++) {
				group[first[g] + i] = g;
				share[first[g] + i] = shares.get(i);
			}
		}
		told = !works.isEmpty() && works.stream().allMatch(work -> work.expiry || work.heaviestShares.length == group.length);
		accesses = new double[group.length];
		for (PathWork work : works) {
			for (int flow = 0; flow < accesses.length && !work.expiry; flow++) {
				accesses[flow] += onWay(flow, work) * work.steps.size();
			}
		}
	}

	int count() {
		return group.length;
	}

	/** Number of a group's first flow; its others follow. With the number of groups, that of all flows. */
	int first(int ofGroup) {
		return first[ofGroup];
	}

	int group(int flow) {
		return group[flow];
	}

	/** Share of all packets that are the flow's. */
	double share(int flow) {
		return share[flow];
	}

	/** Whether it is known of each of them which ways its packets take. */
	boolean told() {
		return told;
	}

	/** Accesses to states that a packet of the flow makes, on average. */
	double accesses(int flow) {
		return accesses[flow];
	}

	/** Share of a flow's packets that take a way: its own ones, or those of its group where they aren't told. */
	double onWay(int flow, PathWork work) {
		return work.heaviestShares.length == group.length ? work.heaviestShares[flow] : work.groupShares[group[flow]];
	}
}
