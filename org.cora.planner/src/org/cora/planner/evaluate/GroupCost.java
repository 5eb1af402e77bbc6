// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import org.cora.planner.plan.Side;

/**
 * What the packets of one steering class and one flow group cost, per packet of theirs.
 *
 * @param side        where the flows' own entries live
 * @param share       of all packets
 * @param startsOnCpu whether they are handed to the host unread
 * @param midway      share of them that change sides between start and end
 * @param crossings   bus crossings
 * @param nicCycles   card core cycles
 * @param cpuCycles   host core cycles
 * @param fixedNanos  time without queueing
 * @param onNic       whether card cores see them
 * @param onCpu       share of them that the host sees
 */
public record GroupCost(Side side, double share, boolean startsOnCpu, double midway, double crossings, double nicCycles,
		double cpuCycles, double fixedNanos, boolean onNic, double onCpu) {
}
