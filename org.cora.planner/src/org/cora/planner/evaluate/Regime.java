// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.Optional;
import org.cora.planner.plan.Side;

/**
 * What makes the rest of a split linear: which flows move, and where packets that use state begin.
 *
 * @param cut   as in a split
 * @param start side that packets begin on where there is no cut; with one they begin where their flow is
 */
public record Regime(Optional<Cut> cut, Side start) {

	/** Flows move. */
	public static Regime of(Cut cut) {
		return new Regime(Optional.of(cut), Side.NIC);
	}

	/** No flow moves. */
	public static Regime beginningOn(Side side) {
		return new Regime(Optional.empty(), side);
	}
}
