// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.List;
import java.util.Optional;
import org.cora.planner.plan.Home;

/**
 * All decisions of a plan; everything else follows from them and the model.
 *
 * @param states   one for each state, in order of declaration
 * @param cut      which flows move; empty exactly if no state is placed by flow
 * @param hostOnly whether the card does nothing but hand packets over, even those that touch no state
 */
public record Split(List<StateChoice> states, Optional<Cut> cut, boolean hostOnly) {

	public Split {
		states = List.copyOf(states);
	}

	/** Whether some state's entries are placed by flow. */
	public boolean placesFlows() {
		return states.stream().anyMatch(s -> s.home() == Home.PER_FLOW);
	}
}
