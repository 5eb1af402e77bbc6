// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.Arrays;
import java.util.Optional;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.StateFlowGraph;

/**
 * Where the packets of each flow group are in the steady state, given a cut: a flow's first packets come before it is
 * known to be heavy enough, the others after.
 *
 * <p>A group's flows live for (flows / arrivals) seconds and so have (share × rate / arrivals) packets each; the first
 * k of them, and those that come while the entry is being added, are handled where unknown flows are. Without
 * arrivals all flows are known by and by.
 */
final class FlowFlux {

	private static final double NANOS = 1e9;

	private final double[] unknownShare;
	private final double[] promotedShare;
	private final double[] firstShare;
	private final double[] promotedFlows;
	private final double[] flowsPromotedPerSecond;
	private final double[] detectionSeconds;
	private final double flowsOnNic;
	private final double promotionsPerSecond;

	FlowFlux(StateFlowGraph graph, Optional<Cut> cut, double insertLatencyNanos) {
		int groups = graph.getGroups().size() - 1;
		unknownShare = new double[groups];
		promotedShare = new double[groups];
		firstShare = new double[groups];
		promotedFlows = new double[groups];
		flowsPromotedPerSecond = new double[groups];
		detectionSeconds = new double[groups];
		double rate = graph.getPacketRate();
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
		if (length <= before) {
			return;
		}
		double known = Double.isInfinite(length) ? 1 : 1 - before / length;
		promotedShare[g] = group.getPacketShare() * known;
		unknownShare[g] = group.getPacketShare() - promotedShare[g];
		promotedFlows[g] = group.getFlows() * known;
		flowsPromotedPerSecond[g] = group.getArrivals();
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
