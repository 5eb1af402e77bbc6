// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cora.runtime.migration.ModelDataplane.Violation;

/**
 * The shortest sequence of steps to something that must not happen.
 *
 * @param steps     from the first state
 * @param violation what happens then
 */
record Counterexample(List<Step> steps, String violation) {

	private record Way(ModelWorld world, Way before, Step step) {
		List<Step> steps() {
			List<Step> steps = new ArrayList<>();
			for (Way way = this; way.step != null; way = way.before) {
				steps.add(0, way.step);
			}
			return steps;
		}
	}

	/** Looks breadth first, so that nothing shorter exists; nothing if all is well. */
	static Optional<Counterexample> of(Scenario scenario) {
		Deque<Way> open = new ArrayDeque<>();
		Set<Long> known = new HashSet<>();
		Way first = new Way(new ModelWorld(scenario), null, null);
		open.add(first);
		known.add(first.world.hash());
		while (!open.isEmpty()) {
			Way way = open.poll();
			for (Step step : way.world.possible()) {
				Way next = new Way(way.world.copy(), way, step);
				try {
					next.world.perform(step);
					next.world.check();
				} catch (Violation violation) {
					return Optional.of(new Counterexample(next.steps(), violation.getMessage()));
				}
				if (known.add(next.world.hash())) {
					open.add(next);
				}
			}
		}
		return Optional.empty();
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < steps.size(); i++) {
			text.append(i + 1).append(". ").append(steps.get(i)).append('\n');
		}
		return text.append("→ ").append(violation).toString();
	}
}
