// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.control;

import org.cora.ir.spec.OffloadSpec.Side;

/** Knows which flows are worth moving. */
public interface FlowChoice {

	/**
	 * The heaviest flows whose state is on a side and that may move, by packets in the last intervals.
	 *
	 * @param share stop when they carry this share of the side's packets, 0 … 1
	 * @param most  stop at that many flows
	 * @return flow numbers, heaviest first; empty if there are none
	 */
	int[] heaviest(Side side, double share, int most);
}
