// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import org.cora.planner.plan.Side;

/** Sums over the packets of one class and group. */
final class GroupTotals {

	private double share;
	private double midway;
	private double crossings;
	private double nicCycles;
	private double cpuCycles;
	private double fixed;
	private double onCpu;
	private boolean onNic;

	void add(PathCost cost, double packets) {
		if (packets <= 0) {
			return;
		}
		share += packets;
		midway += cost.crossesMidway ? packets : 0;
		crossings += packets * cost.crossings();
		nicCycles += packets * (cost.nicIssue + cost.nicSpacing);
		cpuCycles += packets * cost.cpuCycles;
		fixed += packets * cost.fixedNanos;
		onCpu += cost.visitsCpu ? packets : 0;
		onNic |= cost.visitsNic;
	}

	GroupCost cost(Side side, Side start) {
		double n = share > 0 ? share : 1;
		return new GroupCost(side, share, start == Side.CPU, midway / n, crossings / n, nicCycles / n,
				cpuCycles / n, fixed / n, onNic, onCpu / n);
	}
}
