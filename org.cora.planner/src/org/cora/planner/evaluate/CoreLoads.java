// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import org.cora.nicmodel.performance.FlowSpread;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.StateFlowGraph;

/**
 * Which flows' packets the cores of one side work at, and for how long: how unevenly a hash loads the cores follows from it.
 *
 * <p>A flow's packets are at work on a side as long as its entries are there; but also where its entries are on the other side
 * and its packets cross for what is on this one, and where it uses no state and isn't steered by entries. A group's flows count
 * with the cycles that its packets take there on average. Of a group in which some flows use no state, the heaviest may be one
 * of those, or not: on either side it counts in full, as far as so many of the group's packets are there.
 */
final class CoreLoads {

	private static final int KNOWN = 0;
	private static final int UNKNOWN = 1;
	private static final int STATELESS = 2;
	private static final int KINDS = 3;
	/** A group's heaviest flow is of a kind if at least half of the packets of flows with state are. */
	private static final double MOSTLY = 0.5;

	private final StateFlowGraph graph;
	private final double[][] packets;
	private final double[][] cycles;

	CoreLoads(StateFlowGraph graph) {
		this.graph = graph;
		int groups = graph.getGroups().size() - 1;
		packets = new double[KINDS][groups];
		cycles = new double[KINDS][groups];
	}

	/**
	 * Adds packets of a group's flows, whether this side has work with them or not.
	 *
	 * @param known     whether the flows have moved to the card
	 * @param stateless whether the packets are of a class that uses no state
	 * @param share     of all packets
	 * @param each      cycles that a core of this side is busy with each of them, waiting for memory included
	 */
	void add(int group, boolean known, boolean stateless, double share, double each) {
		int kind = stateless && graph.getGroups().get(group).getFlowsWithState() < 1 ? STATELESS : known ? KNOWN : UNKNOWN;
		packets[kind][group] += share;
		cycles[kind][group] += share * each;
	}

	/** Of how these flows load so many cores and another spread the one that leaves more to the busiest. */
	FlowSpread worse(FlowSpread other, int cores) {
		FlowSpread own = spread();
		return own.busiest(cores) > other.busiest(cores) ? own : other;
	}

	/** How unevenly cores that have flows of their own are loaded. */
	FlowSpread spread() {
		double total = 0;
		double squares = 0;
		double heaviest = 0;
		double saved = 0;
		for (int g = 0; g < cycles[KNOWN].length; g++) {
			FlowGroup group = graph.getGroups().get(g);
			for (int kind = 0; kind < KINDS; kind++) {
				if (cycles[kind][g] <= 0) {
					continue;
				}
				double each = cycles[kind][g] / packets[kind][g];
				double part = Math.min(1, packets[kind][g] / group.getPacketShare());
				double flow = heaviest(kind, g, group) * each;
				total += cycles[kind][g];
				squares += part * group.getSquaredShares() * each * each;
				if (flow > heaviest) {
					heaviest = flow;
					saved = part * Math.pow(group.getHottestShare() * each, 2);
				}
			}
		}
		return total <= 0 || squares <= 0 ? FlowSpread.EVEN
				: new FlowSpread(Math.min(1, heaviest / total), Math.max(0, squares - saved) / (total * total));
	}

	/** Share of all packets that the heaviest flow of that kind has, at most. */
	private double heaviest(int kind, int g, FlowGroup group) {
		if (kind == STATELESS) {
			return Math.min(group.getHottestShare(), packets[kind][g]);
		}
		double part = packets[kind][g] / (packets[KNOWN][g] + packets[UNKNOWN][g]);
		return part < MOSTLY ? 0 : Math.min(part * group.getHottestShare(), packets[kind][g]);
	}
}
