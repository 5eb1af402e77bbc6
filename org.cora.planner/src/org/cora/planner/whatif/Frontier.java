// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.whatif;

import java.util.List;

/**
 * What plans reach as one parameter varies.
 *
 * @param scenario   what was planned but for the parameter
 * @param parameter  what varies
 * @param followed   strategy whose changes of shape were looked for
 * @param strategies all that were tried
 * @param samples    by growing value
 * @param changes    by growing value
 * @param complete   whether all values asked for are there; not if the study was ended early
 */
public record Frontier(Scenario scenario, Parameter parameter, String followed, List<String> strategies, List<Sample> samples,
		List<ShapeChange> changes, boolean complete) {

	public Frontier {
		strategies = List.copyOf(strategies);
		samples = List.copyOf(samples);
		changes = List.copyOf(changes);
	}

	/** Samples at the values asked for. */
	public List<Sample> asked() {
		return samples.stream().filter(Sample::asked).toList();
	}
}
