// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.ArrayList;
import java.util.List;

/** What one packet on one path costs under a split, sum of all its visits. Filled in by {@link PathWalk}. */
final class PathCost {

	/**
	 * Accesses to a state that are made on one side.
	 *
	 * @param takes whether an item of a pool is taken
	 */
	record Use(int state, boolean onNic, double reads, double writes, double atomics, double stallCycles,
			boolean locked, boolean takes) {
	}

	final List<Use> uses = new ArrayList<>();
	final List<String> missing = new ArrayList<>();
	double nicIssue;
	double nicSpacing;
	double nicLatency;
	double cpuCycles;
	/** Time in the system without waiting for cores and bus. */
	double fixedNanos;
	/** Cycles on the card from the first access on, crossings in between included: what a flow's next packet waits for. */
	double nicCritical;
	/** Of these those before it leaves the card for the first time, if it began there: so long the flow's turn is taken. */
	double nicTurn;
	int toHost;
	int toNic;
	/** Packets made on the host that the card sends. */
	int copiesToNic;
	boolean visitsNic;
	boolean visitsCpu;
	boolean startsOnCpu;
	/** Whether the path changes sides between its start and its end. */
	boolean crossesMidway;

	/** Bus crossings in both directions. */
	int crossings() {
		return toHost + toNic;
	}
}
