// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.metrics;

import java.util.List;

/**
 * What it took to be ready for resets of the card, and what came of them.
 *
 * @param checkpoints checkpoints that came across whole
 * @param bytes       bytes of state that crossed for them and for flows that began or ended on the card
 * @param resets      one report each
 */
public record CheckpointUse(long checkpoints, long bytes, List<ResetReport> resets) {

	public CheckpointUse {
		resets = List.copyOf(resets);
	}
}
