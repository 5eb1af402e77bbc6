// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.whatif;

import java.util.List;
import java.util.Optional;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.SplitReader;
import org.cora.planner.plan.Objective;
import org.cora.planner.plan.Plan;
import org.cora.planner.stateflow.FlowGroup;

/**
 * What one strategy reaches at one value.
 *
 * @param strategy       its name
 * @param feasible       whether all constraints hold
 * @param reason         if not, why not; else null
 * @param hostCores      host cores' worth of work
 * @param wholeCores     host cores set aside
 * @param capacityPps    packets per second that could be carried
 * @param latencyNanos   mean time in the system
 * @param p99Nanos       time that one packet in a hundred exceeds
 * @param nicMemoryBytes card memory taken
 * @param nicPacketShare share of packets that never leave the card
 * @param bottleneck     resource that limits throughput first, or is most overdrawn; null without traffic
 * @param proven         whether no plan of the strategy is better
 * @param split          the decisions; empty where there is no plan at all
 * @param shape          what is compared between values
 * @param groups         names of the flow groups, heaviest first
 */
public record Outcome(String strategy, boolean feasible, String reason, double hostCores, int wholeCores, double capacityPps,
		double latencyNanos, double p99Nanos, long nicMemoryBytes, double nicPacketShare, String bottleneck, boolean proven,
		Optional<Split> split, Shape shape, List<String> groups) {

	static Outcome of(Plan plan) {
		Objective reached = plan.getObjective();
		Optional<Split> split = SplitReader.read(plan);
		List<String> groups = plan.getGraph().getGroups().stream().filter(g -> !g.isUnknown()).map(FlowGroup::getName).toList();
		return new Outcome(plan.getStrategy(), plan.isFeasible(), plan.isFeasible() ? null : plan.getReason(),
				reached.getHostCores(), reached.getWholeCores(), reached.getCapacityPps(), reached.getLatencyMeanNanos(),
				reached.getLatencyP99Nanos(), reached.getNicMemoryBytes(), reached.getNicPacketShare(), plan.getBottleneck(),
				plan.getBound() != null && plan.getBound().isProven(), split, Shape.of(plan.isFeasible(), split, groups.size()),
				groups);
	}
}
