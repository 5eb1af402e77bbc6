// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

/**
 * Where a migration stands. A flow goes through them in this order; in weak order it is applied before it is drained.
 * ABORT can follow any of them until the new side owns the flow.
 */
public enum MigrationPhase {
	/** A new epoch begins; the flows are marked as moving. */
	MARK,
	/** A snapshot of their state is on its way; packets are still handled on the old side. */
	COPY,
	/** Steering is being changed. */
	SWITCH,
	/** New packets are kept on the new side; those of the old epoch are still being handled on the old side. */
	DRAIN,
	/** What changed since the snapshot is on its way and then installed; kept packets are released in order. */
	APPLY,
	/** The old side has dropped its entries; the move is done. */
	FORGET,
	/** The move is being undone: packets and steering go back to the old side, whose state never went away. */
	ABORT
}
