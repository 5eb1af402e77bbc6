// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cora.planner.evaluate.Cut;
import org.cora.planner.evaluate.RateRule;
import org.cora.planner.evaluate.Split;
import org.cora.planner.stateflow.StateFlowGraph;

/**
 * The cuts a search tries: runs of neighbouring flow groups, and thresholds in powers of two with steps between.
 *
 * <p>Where all flows move, one packet is enough to know it. Where only some do, their rate has to be told from a count
 * of k packets, which has a relative error of 1/√k (Poisson); 16 packets keep it at a quarter. Flows are left out for
 * being too fast only where they are faster by more than that. Flows that differ in length alone can't be told apart
 * by rate: all of them move, once they are old enough.
 */
public final class Thresholds {

	private static final long[] STEPS = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 256, 512, 1024, 4096,
			16384};
	private static final long FIRST_OF_SOME = 16;

	private Thresholds() {
	}

	/** All cuts of the graph's groups. */
	public static List<Cut> cuts(StateFlowGraph graph) {
		int groups = graph.getGroups().size() - 1;
		List<Cut> cuts = new ArrayList<>();
		for (int from = 0; from < groups; from++) {
			boolean told = from == 0 || !graph.isGroupsByLength() && RateRule.distinguishable(graph, from - 1, from);
			for (int to = groups; told && to > from; to--) {
				boolean all = from == 0 && to == groups;
				for (long threshold : STEPS) {
					if (all || threshold >= FIRST_OF_SOME && !graph.isGroupsByLength()) {
						cuts.add(new Cut(from, to, threshold));
					}
				}
			}
		}
		return cuts;
	}

	/** A split with the same flow groups moving after any number of packets; itself if none move. */
	public static Stream<Split> alike(StateFlowGraph graph, Split split) {
		return split.cut().isEmpty() ? Stream.of(split) : cuts(graph).stream()
				.filter(c -> c.from() == split.cut().get().from() && c.to() == split.cut().get().to())
				.map(c -> new Split(split.states(), Optional.of(c), split.hostOnly()));
	}
}
