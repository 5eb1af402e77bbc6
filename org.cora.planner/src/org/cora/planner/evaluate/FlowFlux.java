// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cora.nicmodel.performance.FlowSpread;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.StateFlowGraph;

/**
 * Where the packets of each flow group are in the steady state, given a cut: a flow's first packets come before it is
 * known to be heavy enough, the others after. Which part of a group's flows moves, those that aren't meant to included, {@link Recognition}
 * says. Without arrivals all flows that are meant to move are known by and by.
 */
final class FlowFlux {

	/** A group's heaviest flow is on a side if more than half of its packets are. */
	private static final double MOSTLY = 0.5;

	private static final double STEP = 8;
	private static final double MOST_STEPS = 10;

	private final double[] unknownShare;
	private final double[] promotedShare;
	private final double[] firstShare;
	private final double[] promotedFlows;
	private final FlowSpread[] spreads = new FlowSpread[3];
	private final StateFlowGraph graph;
	private final Optional<Cut> cut;
	private final Optional<Recognition> recognition;
	private double flowsOnNic;
	private double promotionsPerSecond;

	/** @param recognition which flows the cut moves; empty where there is none */
	FlowFlux(StateFlowGraph graph, Optional<Cut> cut, Optional<Recognition> recognition) {
		this.graph = graph;
		this.cut = cut;
		this.recognition = recognition;
		int groups = graph.getGroups().size() - 1;
		unknownShare = new double[groups];
		promotedShare = new double[groups];
		firstShare = new double[groups];
		promotedFlows = new double[groups];
		double rate = graph.getPacketRate();
		for (int g = 0; g < groups; g++) {
			FlowGroup group = graph.getGroups().get(g);
			firstShare[g] = rate > 0 ? Math.min(group.getPacketShare(), group.getArrivals() / rate) : 0;
			unknownShare[g] = group.getPacketShare();
			if (recognition.isPresent()) {
				promote(g, group, recognition.get());
			}
		}
	}

	private void promote(int g, FlowGroup group, Recognition known) {
		promotedShare[g] = group.getPacketShare() * known.packets(g);
		unknownShare[g] = group.getPacketShare() - promotedShare[g];
		promotedFlows[g] = group.getFlows() * known.packets(g) * group.getFlowsWithState();
		flowsOnNic += promotedFlows[g];
		promotionsPerSecond += group.getArrivals() * known.flows(g) * group.getFlowsWithState();
	}

	int groups() {
		return unknownShare.length;
	}

	/** Share of all packets that are of this group and handled as unknown, first packets included. */
	double unknown(int group) {
		return unknownShare[group];
	}

	/** Share of all packets that are of this group's flows on the card. */
	double promoted(int group) {
		return promotedShare[group];
	}

	/** Whether flows of that group are meant to move, and some do. Most flows of other groups are on the host, even if a few move by mistake. */
	boolean moves(int group) {
		return cut.isPresent() && cut.get().promotes(group) && promotedShare[group] > 0;
	}

	/**
	 * Of each group the part of its flows, and so of its packets, whose entries are on a side, in steps: the odds of being there are a power of
	 * eight; where they are very long it is all or none. Caches tell no more apart, and thresholds that are next to each other have the same parts.
	 * Without a cut all flows may be on either side.
	 */
	List<Double> parts(boolean onNic) {
		return IntStream.range(0, groups()).mapToObj(g -> cut.isEmpty() ? 1.0 : onNic ? partOnNic(g) : 1 - partOnNic(g)).toList();
	}

	private double partOnNic(int group) {
		if (!moves(group) || unknownShare[group] <= 0) {
			return moves(group) ? 1 : 0;
		}
		double step = Math.rint(Math.log(promotedShare[group] / unknownShare[group]) / Math.log(STEP));
		return Math.abs(step) > MOST_STEPS ? step > 0 ? 1 : 0 : 1 / (1 + Math.pow(STEP, -step));
	}

	/** Share of all packets that are the first of a flow of this group. */
	double first(int group) {
		return firstShare[group];
	}

	/**
	 * How unevenly a hash spreads the packets of the flows on one side. A flow is on either side as long as it is known, or not.
	 *
	 * @param onNic    whether on the card
	 * @param allFlows without a cut: all flows may be on either side
	 */
	FlowSpread spread(boolean onNic, boolean allFlows) {
		int which = allFlows ? 0 : onNic ? 1 : 2;
		if (spreads[which] == null) {
			spreads[which] = spreadOf(onNic, allFlows);
		}
		return spreads[which];
	}

	private FlowSpread spreadOf(boolean onNic, boolean allFlows) {
		double packets = 0;
		double squares = 0;
		double heaviest = 0;
		for (int g = 0; g < groups(); g++) {
			FlowGroup group = graph.getGroups().get(g);
			double share = allFlows ? group.getPacketShare() : onNic ? promotedShare[g] : unknownShare[g];
			double part = group.getPacketShare() > 0 ? share / group.getPacketShare() : 0;
			packets += share;
			squares += part * group.getSquaredShares();
			heaviest = part >= MOSTLY ? Math.max(heaviest, part * group.getHottestShare()) : heaviest;
		}
		boolean known = packets > 0 && squares > 0;
		return known ? new FlowSpread(heaviest / packets, Math.max(0, squares - heaviest * heaviest) / (packets * packets)) : FlowSpread.EVEN;
	}

	/** How many times as fast as the heaviest flow that is meant to be on the card one may be that is there by mistake, from 1. */
	double excess() {
		return recognition.map(Recognition::excess).orElse(1.0);
	}

	/** Active flows on the card, all groups. */
	double flowsOnNic() {
		return flowsOnNic;
	}

	/** Flows that move to the card per second, all groups. */
	double promotionsPerSecond() {
		return promotionsPerSecond;
	}

	/** How well those flows are told that are meant to move. */
	Evaluation.Detection detection() {
		double seconds = 0;
		double meant = 0;
		double known = 0;
		double mistaken = 0;
		for (int g = 0; g < groups(); g++) {
			seconds += promotedFlows[g] > 0 ? promotedFlows[g] * recognition.orElseThrow().seconds(g) : 0;
			meant += moves(g) ? graph.getGroups().get(g).getPacketShare() : 0;
			known += moves(g) ? promotedShare[g] : 0;
			mistaken += moves(g) ? 0 : promotedFlows[g];
		}
		return flowsOnNic > 0 ? new Evaluation.Detection(seconds / flowsOnNic, mistaken / flowsOnNic, 1 - known / meant)
				: new Evaluation.Detection(0, 0, 0);
	}
}
