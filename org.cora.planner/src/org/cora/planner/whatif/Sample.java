// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.whatif;

import java.util.List;
import java.util.Optional;

/**
 * Plans at one value.
 *
 * @param value    of the parameter, in its base unit
 * @param asked    whether the value is one of those asked for; else it was looked at on the way to a change of shape, and
 *                 only by the strategy whose shape is followed
 * @param outcomes one for each strategy
 */
public record Sample(double value, boolean asked, List<Outcome> outcomes) {

	public Sample {
		outcomes = List.copyOf(outcomes);
	}

	/** What that strategy reaches, if it was tried. */
	public Optional<Outcome> of(String strategy) {
		return outcomes.stream().filter(o -> o.strategy().equals(strategy)).findFirst();
	}
}
