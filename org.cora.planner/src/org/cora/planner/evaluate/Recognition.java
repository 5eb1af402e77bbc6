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
	/** A plan has to bear flows of which so many ever move. */
	private static final double LIKELY = 0.01;
	private static final int STEPS = 12;

	private final Recognitions all;
	private final StateFlowGraph graph;
	private final RateRule rule;
	/** The same, but that no flow is too fast. */
	private final RateRule unlimited;
	private final FlowRecognition flow;
	private final FlowRecognition slower;
	private final double[] flows;
	private final double[] packets;
	private final double excess;

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
		excess = any && cut.from() > 0 ? excess(cut.from()) : 1;
	}

	/** By halving between the fastest flow that is meant to move and the fastest of all, on a scale of ratios. */
	private double excess(int from) {
		FlowGroup next = graph.getGroups().get(from - 1);
		double fastest = graph.getGroups().subList(0, from).stream().mapToDouble(FlowGroup::getHottestShare).max().orElse(0) * graph.getPacketRate();
		if (next.getArrivals() <= 0 || fastest <= rule.fastest()) {
			return 1;
		}
		double likely = 0;
		double unlikely = Math.log(fastest / rule.fastest());
		for (int step = 0; step < STEPS; step++) {
			double middle = step == 0 ? unlikely : (likely + unlikely) / 2;
			if (all.found(flow, next, rule.fastest() * Math.exp(middle)).flows() >= LIKELY) {
				likely = middle;
			} else {
				unlikely = middle;
			}
		}
		return Math.exp(unlikely);
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

	/**
	 * How many times as fast as the heaviest flow that is meant to move one may be that is on the card by mistake, from 1: of flows as fast as that
	 * one in a hundred ever moves, of faster ones fewer.
	 */
	public double excess() {
		return excess;
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
