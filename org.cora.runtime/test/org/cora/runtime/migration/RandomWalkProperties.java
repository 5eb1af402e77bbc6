// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.cora.runtime.migration.ModelDataplane.Violation;

/** Worlds too large to be explored: one way through each, at random. */
class RandomWalkProperties {

	private static final int FLOWS = 14;
	private static final int PACKETS = 12;

	@Property(tries = 200, shrinking = ShrinkingMode.OFF)
	void whateverHappensEndsWell(@ForAll long seed, @ForAll boolean keeps, @ForAll @IntRange(min = 1, max = FLOWS) int flows,
			@ForAll @IntRange(min = 0, max = 30) int faults, @ForAll @IntRange(min = 1, max = 40) int room,
			@ForAll @IntRange(min = 1, max = FLOWS) int underWay, @ForAll @IntRange(min = 0, max = 3) int resets, @ForAll boolean partial) {
		MigrationLimits limits = new MigrationLimits(Math.max(1, underWay / 2), underWay, 0.5, 2, 1);
		ModelWorld world = new ModelWorld(new Scenario(flows, flows * PACKETS, PACKETS, 12, faults, room, limits, false,
				keeps ? StrictOrder::new : WeakOrder::new, resets, FlowCheckpoints::new, 0, false, partial,
				resets > 0 ? 0 : flows / 2));
		Random random = new Random(seed);
		StringBuilder way = new StringBuilder();
		for (List<Step> possible = world.possible(); !possible.isEmpty(); possible = world.possible()) {
			Step step = possible.get(random.nextInt(possible.size()));
			way.append(step).append('\n');
			try {
				world.perform(step);
				world.check();
			} catch (Violation violation) {
				throw new AssertionError(way + "→ " + violation.getMessage());
			}
		}
	}
}
