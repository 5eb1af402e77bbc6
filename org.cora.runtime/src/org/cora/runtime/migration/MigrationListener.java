// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

/** Hears how migrations go on, for traces and metrics. */
public interface MigrationListener {

	/** A migration enters a phase: when its first flow does. */
	void phase(Migration migration, MigrationPhase phase, long nowNanos);

	/** A flow's state has arrived on the new side, or the flow's move has been undone. */
	default void flow(Migration migration, FlowMoveReport report) {
	}

	/**
	 * A transfer was lost.
	 *
	 * @param flows     flows that stay for it; 0 if it had what is only counted of one that has arrived
	 * @param waitNanos how long until they are tried again, or the counts sent again; negative if they aren't
	 */
	default void lost(Migration migration, int flows, long waitNanos, long nowNanos) {
	}

	/** The last flow has arrived or stayed. */
	void finished(MigrationReport report);
}
