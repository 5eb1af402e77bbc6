// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.whatif;

import java.util.List;
import java.util.Optional;
import org.cora.planner.evaluate.Cut;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.StateChoice;

/**
 * What is alike in plans that one would call the same, though their figures differ: where states are and which flow groups
 * move. After how many packets they do isn't part of it.
 *
 * @param feasible  whether all constraints hold; if not, the rest is empty
 * @param states    homes in order of declaration
 * @param fromGroup first group that moves to the card; -1 if none does
 * @param toGroup   group after the last one; {@link Integer#MAX_VALUE} where the slowest flows move too
 * @param hostOnly  whether the card does nothing
 */
public record Shape(boolean feasible, List<StateChoice> states, int fromGroup, int toGroup, boolean hostOnly) {

	private static final Shape INFEASIBLE = new Shape(false, List.of(), -1, -1, false);

	public Shape {
		states = List.copyOf(states);
	}

	/** @param groups flow groups without the one of unknown flows */
	static Shape of(boolean feasible, Optional<Split> split, int groups) {
		if (!feasible || split.isEmpty()) {
			return INFEASIBLE;
		}
		Optional<Cut> cut = split.get().cut();
		return new Shape(true, split.get().states(), cut.map(Cut::from).orElse(-1),
				cut.map(c -> c.to() == groups ? Integer.MAX_VALUE : c.to()).orElse(-1), split.get().hostOnly());
	}

	boolean promotes() {
		return fromGroup >= 0;
	}
}
