// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import org.cora.planner.evaluate.FlowRecognition.Found;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.StateFlowGraph;

/**
 * Which flows a cut moves in the end. Meant are those of its groups; but which group a flow is of is told from a count, so some are
 * missed, or found late, and some of others move that come fast enough for a while, the more the fewer packets are counted.
 *
 * <p>Where flows never end there are as many on the card as the plan has room for, its own first: others don't move then. Nor do they where
 * nothing tells groups apart.
 */
public final class Recognition {

	/** Fewer of a group's packets than that on the card are none. */
	private static final double NEGLIGIBLE = 1e-6;

	private final Recognitions all;
	private final StateFlowGraph graph;
	private final RateRule rule;
	/** The same, but that no flow is too fast. */
	private final RateRule unlimited;
	private final FlowRecognition flow;
	private final FlowRecognition slower;
	private final double[] flows;
	private final double[] packets;

	Recognition(Recognitions all, StateFlowGraph graph, Cut cut) {
		this.all = all;
		this.graph = graph;
		rule = RateRule.of(graph, cut);
		unlimited = new RateRule(rule.threshold(), rule.slowest(), Double.POSITIVE_INFINITY);
		flow = new FlowRecognition(rule);
		slower = new FlowRecognition(unlimited);
		flows = new double[graph.getGroups().size() - 1];
		packets = new double[flows.length];
		for (int g = cut.from(); g < cut.to(); g++) {
			find(g, true);
		}
		boolean any = false;
		for (int g = cut.from(); g < cut.to(); g++) {
			any |= packets[g] > 0;
		}
		for (int g = 0; g < flows.length && any && rule.byRate(); g++) {
			if (!cut.promotes(g)) {
				find(g, false);
			}
		}
	}

	private void find(int g, boolean meant) {
		FlowGroup group = graph.getGroups().get(g);
		if (group.getPacketShare() <= 0 || !meant && group.getArrivals() <= 0) {
			return;
		}
		if (group.getArrivals() <= 0) {
			flows[g] = 1;
			packets[g] = 1;
			return;
		}
		double[] each = all.rates(g);
		Found[] known = all.found(slower, unlimited, g);
		double allPackets = 0;
		for (int i = 0; i < each.length; i++) {
			Found found = each[i] > flow.middle() ? all.found(flow, group, each[i]) : known[i];
			flows[g] += found.flows() / each.length;
			packets[g] += found.packets() * each[i];
			allPackets += each[i];
		}
		packets[g] = allPackets > 0 ? packets[g] / allPackets : 0;
		if (packets[g] <= (meant && !graph.isEndingAtRandom() ? 0 : NEGLIGIBLE)) {
			flows[g] = 0;
			packets[g] = 0;
		}
	}

	/** Part of a group's flows that move some time. */
	public double flows(int group) {
		return flows[group];
	}

	/** Part of a group's packets that come after their flow has moved; and so of its active flows, those that have. */
	public double packets(int group) {
		return packets[group];
	}

	/** Mean time from its beginning until a flow of the group that moves is on the card, seconds. */
	double seconds(int g) {
		FlowGroup group = graph.getGroups().get(g);
		double sum = 0;
		double found = 0;
		for (double rate : all.rates(g)) {
			if (rate > 0 && graph.isEndingAtRandom() && group.getArrivals() > 0) {
				double chance = flow.chance(rate, Recognitions.ends(group));
				sum += chance > 0 ? chance * flow.seconds(rate, Recognitions.ends(group)) : 0;
				found += chance;
			} else if (rate > 0) {
				sum += rule.threshold() / rate;
				found++;
			}
		}
		return found > 0 ? sum / found + all.insertSeconds() : 0;
	}
}
