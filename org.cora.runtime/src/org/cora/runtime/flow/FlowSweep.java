// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.flow;

/** Comes by every flow in turn, for looking after a few at a time. */
public final class FlowSweep {

	/** Numbers that aren't in use, passed over at a time. */
	private static final int MOST_GAPS = 64;

	private final FlowRegistry flows;
	private int at;

	/** A round over the flows of that registry. */
	public FlowSweep(FlowRegistry flows) {
		this.flows = flows;
	}

	/** The next flow; {@link FlowRegistry#NONE} if there was none nearby. */
	public int next() {
		int limit = flows.limit();
		for (int i = 0; i < Math.min(limit, MOST_GAPS); i++) {
			at = at + 1 >= limit ? 0 : at + 1;
			if (flows.isLive(at)) {
				return at;
			}
		}
		return FlowRegistry.NONE;
	}
}
