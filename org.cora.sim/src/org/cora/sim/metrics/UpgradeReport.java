// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.metrics;

import java.util.List;

/**
 * How another plan took over.
 *
 * @param atNanos     when that began
 * @param inForceNanos when the plan was in force, moves and packets that were under way having ended
 * @param standNanos  how long packets that came in waited for it: until those before them were through, and while states that
 *                    changed sides as a whole crossed
 * @param bytes       bytes of those
 * @param flows       flows whose packets come to the other side since then
 * @param arrived     those of them that have followed their packets by the end of the run
 * @param settledNanos when the last of them did; when the plan was in force if none had to
 * @param changes     of another version of the program, what of its states is new or dropped
 */
public record UpgradeReport(long atNanos, long inForceNanos, long standNanos, long bytes, int flows, int arrived,
		long settledNanos, List<String> changes) {
	public UpgradeReport {
		changes = List.copyOf(changes);
	}
}
