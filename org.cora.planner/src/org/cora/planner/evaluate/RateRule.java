// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import org.cora.planner.stateflow.StateFlowGraph;

/**
 * How fast a flow has to be for a cut to move it, told from a count of its packets. A flow moves with its k-th packet, or its 2k-th, 4k-th
 * …, if it has come to that many since counting began no slower than one rate and no faster than another. Counting begins anew
 * {@value #WINDOWS} windows later.
 *
 * @param threshold k
 * @param slowest   packets per second; 0 if any flow may move
 * @param fastest   packets per second; infinite if none is too fast
 */
public record RateRule(long threshold, double slowest, double fastest) {

	/** Windows of k packets, at the slowest rate, after which counting begins anew. */
	static final int WINDOWS = 64;
	/** Groups whose rates differ by less aren't told apart. */
	private static final double RESOLUTION = 1.25;
	/** Where no slower flows are to stay, packets are counted for so much longer than the last group needs that nearly all of its flows move. */
	private static final double AMPLE = 2;

	/** The rule of a cut: between groups that are told apart, the geometric mean of their rates. */
	public static RateRule of(StateFlowGraph graph, Cut cut) {
		int groups = graph.getGroups().size() - 1;
		double last = graph.getGroups().get(cut.to() - 1).getFlowRate();
		boolean some = cut.to() < groups && distinguishable(graph, cut.to() - 1, cut.to());
		double slowest = some ? between(graph, cut.to() - 1, cut.to()) : cut.from() > 0 ? last / AMPLE : 0;
		double heaviest = graph.getGroups().subList(cut.from(), cut.to()).stream().mapToDouble(g -> g.getHottestShare()).max().orElse(0);
		return new RateRule(cut.threshold(), slowest, cut.from() > 0 ? graph.getPacketRate() * heaviest : Double.POSITIVE_INFINITY);
	}

	/** Whether flows of two neighbouring groups can be told apart by their rates. */
	public static boolean distinguishable(StateFlowGraph graph, int faster, int slower) {
		return graph.getGroups().get(faster).getFlowRate() >= RESOLUTION * graph.getGroups().get(slower).getFlowRate();
	}

	/** Geometric mean of the flow rates of two neighbouring groups: the rate that tells them apart. */
	public static double between(StateFlowGraph graph, int faster, int slower) {
		return Math.sqrt(graph.getGroups().get(faster).getFlowRate() * graph.getGroups().get(slower).getFlowRate());
	}

	/** Whether it depends on a flow's rate whether it moves. */
	public boolean byRate() {
		return slowest > 0;
	}

	/** Time in which the slowest flow that moves has k packets, seconds; 0 if any flow may move. */
	public double windowSeconds() {
		return byRate() ? threshold / slowest : 0;
	}
}
