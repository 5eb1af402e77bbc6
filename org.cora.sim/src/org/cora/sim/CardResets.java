// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim;

import java.util.List;

/**
 * When the card is reset, and what the host keeps so that flows can go on.
 *
 * @param atNanos         virtual times, each 0 or more
 * @param takesNanos      how long the card is away before it can be filled again, 0 or more
 * @param checkpointNanos from the beginning of a checkpoint of the card's state to that of the next one; 0 for none
 */
public record CardResets(List<Long> atNanos, long takesNanos, long checkpointNanos) {

	/** No reset, and nothing kept for one. */
	public static final CardResets NONE = new CardResets(List.of(), 0, 0);

	/** The drop cause of packets that were in the card, or came while it was away. */
	public static final String CAUSE = "reset";

	public CardResets {
		atNanos = atNanos.stream().sorted().toList();
		if (takesNanos < 0 || checkpointNanos < 0 || !atNanos.isEmpty() && atNanos.get(0) < 0) {
			throw new IllegalArgumentException("resets at " + atNanos + " ns that take " + takesNanos + " ns, checkpoints every "
					+ checkpointNanos + " ns");
		}
	}

	/** Whether the host keeps track of what the card has. */
	public boolean isExpected() {
		return !atNanos.isEmpty() || checkpointNanos > 0;
	}
}
