// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

/**
 * Which flow groups move to the card, and when.
 *
 * @param from      first group that does, from 0; those before are too fast for one flow on the card
 * @param to        group after the last one
 * @param threshold packets after which a flow moves, from 1
 */
public record Cut(int from, int to, long threshold) {

	public Cut {
		if (from < 0 || to <= from || threshold < 1) {
			throw new IllegalArgumentException("not a cut: " + from + " .. " + to + " after " + threshold);
		}
	}

	/** Whether flows of that group move. */
	public boolean promotes(int group) {
		return group >= from && group < to;
	}
}
