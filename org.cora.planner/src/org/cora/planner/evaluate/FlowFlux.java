// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.Arrays;
import java.util.Optional;
import org.cora.nicmodel.performance.FlowSpread;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.StateFlowGraph;

/**
 * Where the packets of each flow group are in the steady state, given a cut: a flow's first packets come before it is
 * known to be heavy enough, the others after.
 *
 * <p>A group's flows live for (flows / arrivals) seconds and so have n = (share × rate / arrivals) packets each, on average;
 * the first k of them, and those that come while the entry is being added, are handled where unknown flows are. Without
 * arrivals all flows are known by and by.
 *
 * <p>Where flows end at random they live for exponentially distributed times, and their packets come at random: the next event
 * of a flow is a packet with the probability n / (n + 1), else its end. So it gets to k packets with (n / (n + 1))ᵏ, and outlives
 * the time d that adding its entry takes with e^(−d / life). From then on it is expected to live as long as any new flow; the share
 * of its group's flows, and packets, that are on the card is the product of both. Elsewhere all flows of a group are taken to
 * be equally long.
 */
final class FlowFlux {

	private static final double NANOS = 1e9;
	/** A group's heaviest flow is on a side if more than half of its packets are. */
	private static final double MOSTLY = 0.5;

	/** Fewer of a group's packets than that on the card are none. */
	private static final double NEGLIGIBLE = 1e-6;

	private final double[] unknownShare;
	private final double[] promotedShare;
	private final double[] firstShare;
	private final double[] promotedFlows;
	private final double[] flowsPromotedPerSecond;
	private final double[] detectionSeconds;
	private final FlowSpread[] spreads = new FlowSpread[3];
	private final boolean atRandom;
	private final StateFlowGraph graph;
	private final double flowsOnNic;
	private final double promotionsPerSecond;

	FlowFlux(StateFlowGraph graph, Optional<Cut> cut, double insertLatencyNanos) {
		this.graph = graph;
		int groups = graph.getGroups().size() - 1;
		unknownShare = new double[groups];
		promotedShare = new double[groups];
		firstShare = new double[groups];
		promotedFlows = new double[groups];
		flowsPromotedPerSecond = new double[groups];
		detectionSeconds = new double[groups];
		double rate = graph.getPacketRate();
		atRandom = graph.isEndingAtRandom();
		for (int g = 0; g < groups; g++) {
			FlowGroup group = graph.getGroups().get(g);
			firstShare[g] = rate > 0 ? Math.min(group.getPacketShare(), group.getArrivals() / rate) : 0;
			unknownShare[g] = group.getPacketShare();
			if (cut.isPresent() && cut.get().promotes(g) && group.getPacketShare() > 0) {
				promote(g, group, cut.get().threshold(), insertLatencyNanos / NANOS, rate);
			}
		}
		flowsOnNic = Arrays.stream(promotedFlows).sum();
		promotionsPerSecond = Arrays.stream(flowsPromotedPerSecond).sum();
	}

	private void promote(int g, FlowGroup group, long threshold, double insertSeconds, double rate) {
		double before = threshold + group.getFlowRate() * insertSeconds;
		double length = group.getArrivals() > 0 ? group.getPacketShare() * rate / group.getArrivals()
				: Double.POSITIVE_INFINITY;
		detectionSeconds[g] = group.getFlowRate() > 0 ? threshold / group.getFlowRate() + insertSeconds : 0;
		double reach = atRandom && Double.isFinite(length) ? Math.pow(length / (length + 1), threshold) : 1;
		double known = Double.isInfinite(length) ? 1
				: atRandom ? reach * Math.exp(-insertSeconds * group.getArrivals() / Math.max(1e-9, group.getFlows())) : 1 - before / length;
		if (known <= (atRandom ? NEGLIGIBLE : 0)) {
			return;
		}
		promotedShare[g] = group.getPacketShare() * known;
		unknownShare[g] = group.getPacketShare() - promotedShare[g];
		promotedFlows[g] = group.getFlows() * known * group.getFlowsWithState();
		flowsPromotedPerSecond[g] = group.getArrivals() * reach * group.getFlowsWithState();
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

	/** Active flows on the card, all groups. */
	double flowsOnNic() {
		return flowsOnNic;
	}

	/** Flows that move to the card per second, all groups. */
	double promotionsPerSecond() {
		return promotionsPerSecond;
	}

	/** Mean time until a promoted flow is on the card, seconds, over the flows that are promoted. */
	double meanDetectionSeconds() {
		double flows = flowsOnNic();
		double sum = 0;
		for (int g = 0; g < groups(); g++) {
			sum += promotedFlows[g] * detectionSeconds[g];
		}
		return flows > 0 ? sum / flows : 0;
	}
}
