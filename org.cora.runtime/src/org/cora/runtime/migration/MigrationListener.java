// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

/** Hears how migrations go on, for traces and metrics. */
public interface MigrationListener {

	/** The bundle as a whole enters a phase: when its first flow does. */
	void phase(Migration migration, MigrationPhase phase, long nowNanos);

	/** The last flow of the bundle has arrived or stayed. */
	void finished(MigrationReport report);
}
