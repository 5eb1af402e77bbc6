// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.control;

import org.cora.ir.spec.OffloadSpec.Side;

/** Knows how busy flows are, and which are worth moving. */
public interface FlowChoice {

	/** Share of the packets of late that belong to flows whose state is on that side, 0 … 1. */
	double share(Side side);

	/**
	 * Flows whose state is on a side and that may move, those first that have most packets for each entry that their move
	 * changes in the card's flow table: they free most cores per entry. A flow that carries much more than is still wanted is
	 * passed over as long as there are lighter ones.
	 *
	 * @param share   stop when they carry this share of the side's packets, 0 … 1
	 * @param entries most entries to change
	 * @param least   packets in the last interval for each entry, below which a move isn't worth it; from 0
	 * @return flow numbers; empty if there are none
	 */
	int[] worthiest(Side side, double share, int entries, double least);

	/** Flows that were looked at for the last choice: what it cost. */
	long examined();
}
