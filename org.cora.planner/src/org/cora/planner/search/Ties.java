// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.ArrayList;
import java.util.List;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.planner.stateflow.StateNode;

/** Entries that go with an entry of another state are where that one is. */
final class Ties {

	private Ties() {
	}

	/** Whether the two states, the earlier one first, must have the same home. */
	static boolean tied(StateFlowGraph graph, int earlier, int later) {
		StateNode first = graph.getStates().get(earlier);
		StateNode second = graph.getStates().get(later);
		return second.getKeyOrigin() == KeyOrigin.FLOW_IDENTITY
				&& (second.getTiedTo() == first || first.getTiedTo() == second);
	}

	/** All pairs that are tied, the earlier one first. */
	static List<int[]> of(StateFlowGraph graph) {
		List<int[]> ties = new ArrayList<>();
		for (int later = 1; later < graph.getStates().size(); later++) {
			for (int earlier = 0; earlier < later; earlier++) {
				if (tied(graph, earlier, later)) {
					ties.add(new int[] {earlier, later});
				}
			}
		}
		return ties;
	}

	/** Whether all ties are kept. */
	static boolean together(StateFlowGraph graph, List<StateChoice> states) {
		for (int later = 1; later < states.size(); later++) {
			for (int earlier = 0; earlier < later; earlier++) {
				if (states.get(earlier).home() != states.get(later).home() && tied(graph, earlier, later)) {
					return false;
				}
			}
		}
		return true;
	}
}
