// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.List;
import org.cora.nicmodel.performance.Demand;
import org.cora.nicmodel.performance.Latency;
import org.cora.nicmodel.performance.Performance;

/**
 * What a split costs and achieves, by the model.
 *
 * @param split           the decisions
 * @param demand          what they ask of card and host
 * @param performance     what that takes of each resource
 * @param latency         time in the system
 * @param wholeCores      host cores set aside
 * @param violations      what does not hold; empty for a feasible split
 * @param states          consequences for each state
 * @param groups          consequences by class and group; the last group of each class is the unknown flows
 * @param promotion       consequences of the cut
 * @param nicPacketShare  share of packets that never leave the card
 */
public record Evaluation(Split split, Demand demand, Performance performance, Latency latency, int wholeCores,
		List<Violation> violations, List<StateUse> states, List<List<GroupCost>> groups, PromotionUse promotion,
		double nicPacketShare) {

	/**
	 * A state under the split.
	 *
	 * @param nicEntries entries, items or elements that the card's part holds
	 * @param cpuEntries the same for the host's
	 * @param nicBytes   of the card's part
	 * @param cpuBytes   of the host's part
	 * @param nicShare   share of the accesses made on the card
	 */
	public record StateUse(long nicEntries, long cpuEntries, long nicBytes, long cpuBytes, double nicShare) {
	}

	/**
	 * What moving flows takes.
	 *
	 * @param flows            active flows on the card
	 * @param entries          steering entries in use
	 * @param insertsPerSecond steering entries added per second
	 * @param detectionSeconds mean time until a flow is on the card
	 */
	public record PromotionUse(double flows, double entries, double insertsPerSecond, double detectionSeconds) {
	}

	public Evaluation {
		violations = List.copyOf(violations);
		states = List.copyOf(states);
		groups = groups.stream().map(List::copyOf).toList();
	}

	public boolean feasible() {
		return violations.isEmpty();
	}

	/** Sum of what is overdrawn, to tell a near miss from a far one. */
	public double excess() {
		return violations.stream().mapToDouble(v -> Double.isFinite(v.excess()) ? v.excess() : 1e6).sum();
	}

	/** Host cores' worth of work at the offered rate, or at what can be carried if that is less. */
	public double hostCores() {
		return performance.hostCores() * carriedShare();
	}

	/** Share of the offered packets that is carried. */
	public double carriedShare() {
		return demand.packetRate() <= 0 ? 1 : Math.min(1, performance.capacity() / demand.packetRate());
	}

	/** Bytes of card memory taken. */
	public double nicMemoryBytes() {
		return demand.memoryBytes().values().stream().mapToDouble(Double::doubleValue).sum();
	}
}
