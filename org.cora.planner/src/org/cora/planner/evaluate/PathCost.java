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
	record Use(int state, boolean onNic, double reads, double writes, double atomics, boolean takes) {
	}

	/** For how long the lock of a state is held on one side, all accesses together. */
	record Hold(int state, boolean onNic, double cycles) {
	}

	final List<Use> uses = new ArrayList<>();
	final List<Hold> holds = new ArrayList<>();
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

	/** Holds the lock of a state for so long, once more. */
	void hold(int state, boolean onNic, double cycles) {
		double sum = cycles;
		for (int i = holds.size() - 1; i >= 0; i--) {
			Hold before = holds.get(i);
			if (before.state() == state && before.onNic() == onNic) {
				sum += before.cycles();
				holds.remove(i);
			}
		}
		holds.add(new Hold(state, onNic, sum));
	}

	/** Bus crossings in both directions. */
	int crossings() {
		return toHost + toNic;
	}
}
