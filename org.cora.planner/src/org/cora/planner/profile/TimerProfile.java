// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.profile;

import java.util.List;

/**
 * How often a timer's handler takes one way, or one of several that are counted together.
 *
 * @param handler index of the handler in the NF
 * @param blocks  the way: indexes of blocks in order; of several ways the blocks of all of them
 * @param merged  whether these are several ways
 * @param share   of the handler's runs
 */
public record TimerProfile(int handler, List<Integer> blocks, boolean merged, double share) {

	public TimerProfile {
		blocks = List.copyOf(blocks);
	}
}
