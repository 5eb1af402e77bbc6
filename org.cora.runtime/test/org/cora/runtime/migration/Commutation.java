// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that what the arrival of a copy does and what packets do comes to the same in either order. */
final class Commutation {

	private Commutation() {
	}

	/** Checks it in all states in which a copy is under way; says for how many pairs of steps. */
	static int check(Scenario scenario) {
		Deque<ModelWorld> open = new ArrayDeque<>(List.of(new ModelWorld(scenario)));
		Set<Long> known = new HashSet<>();
		int pairs = 0;
		while (!open.isEmpty()) {
			ModelWorld world = open.poll();
			List<Step> possible = world.possible();
			List<Step> ofCopies = possible.stream().filter(s -> !s.kind().isOfFlow).toList();
			for (Step step : possible.stream().filter(s -> s.kind().isOfFlow).toList()) {
				for (Step copy : ofCopies) {
					ModelWorld other = after(after(world, copy), step);
					assertTrue(after(world, step).possible().contains(copy), copy + " is held up: " + step);
					assertEquals(after(after(world, step), copy).hash(), other.hash(), step + " and " + copy);
					pairs++;
				}
				ModelWorld next = after(world, step);
				if (!ofCopies.isEmpty() && known.add(next.hash())) {
					open.add(next);
				}
			}
		}
		return pairs;
	}

	private static ModelWorld after(ModelWorld world, Step step) {
		ModelWorld next = world.copy();
		assertTrue(next.possible().contains(step), step + " is possible");
		next.perform(step);
		return next;
	}
}
