// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim;

import org.cora.ir.spec.OffloadSpec.Side;

/**
 * Somebody wants flows off a side, whatever the controller thinks: before a card is reset, or to see what it costs.
 *
 * @param atNanos virtual time, 0 or more
 * @param from    side that they leave
 * @param flows   how many at most, above 0
 */
public record AskedMove(long atNanos, Side from, int flows) {

	/** What a migration's report gives as its reason. */
	public static final String REASON = "asked for";

	public AskedMove {
		if (atNanos < 0 || flows < 1) {
			throw new IllegalArgumentException("at " + atNanos + " ns, " + flows + " flows");
		}
	}
}
