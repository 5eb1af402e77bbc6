// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.runtime.Dataplane;

/** Flows that stayed because a transfer was lost, and when each is tried again: later each time, and not for ever. */
final class Retries {

	/**
	 * Flows that are tried again together.
	 *
	 * @param attempt times that they were tried before, from 1
	 */
	record Retry(String reason, Side from, int[] flows, int attempt) {
	}

	private final Dataplane dataplane;
	private final MigrationLimits limits;
	private final MigrationListener listener;
	final Map<Integer, Retry> waiting = new LinkedHashMap<>();
	/** Flows whose counts are sent again. */
	final Map<Integer, Integer> counts = new LinkedHashMap<>();
	int numbered;
	private long lost;
	private long retried;

	Retries(Dataplane dataplane, MigrationLimits limits, MigrationListener listener) {
		this.dataplane = dataplane;
		this.limits = limits;
		this.listener = listener;
	}

	/** A transfer was lost, and these flows stay where they were. */
	void add(Migration migration, int... flows) {
		lost++;
		long wait = limits.waitNanos(migration.attempt);
		listener.lost(migration, flows.length, wait, dataplane.nowNanos());
		if (wait >= 0) {
			waiting.put(++numbered, new Retry(migration.reason, migration.from, flows, migration.attempt + 1));
			dataplane.remind(wait, numbered);
		}
	}

	/** Counts of a flow were lost, which is handled on its new side already. */
	void addCounts(FlowMove move) {
		lost++;
		long wait = limits.waitForCountsNanos(move.countsSent);
		listener.lost(move.migration, 0, wait, dataplane.nowNanos());
		counts.put(++numbered, move.flow);
		dataplane.remind(wait, numbered);
	}

	/** The flow whose counts' time has come; negative if that reminder isn't about counts. */
	int takeCounts(int number) {
		Integer flow = counts.remove(number);
		return flow == null ? -1 : flow;
	}

	/** The time of flows that wait has come; null if nobody waits for it any more. */
	Retry take(int number) {
		Retry retry = waiting.remove(number);
		retried += retry == null ? 0 : retry.flows.length;
		return retry;
	}

	/** No flow is tried again. */
	void clear() {
		waiting.clear();
	}

	/** No counts are sent again, as they are gone or in their place. */
	void clearCounts() {
		counts.clear();
	}

	long lost() {
		return lost;
	}

	long retried() {
		return retried;
	}
}
