// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.Collection;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Side;

/** Where a timer's handler runs: on the card if states that only the card has are all it touches, otherwise on the host. */
public final class TimerSide {

	private TimerSide() {
	}

	/** @param homes of the states that the handler touches */
	public static Side of(Collection<Home> homes) {
		boolean onNic = homes.contains(Home.NIC)
				&& homes.stream().allMatch(h -> h == Home.NIC || h == Home.REPLICATED || h == Home.SHARDED);
		return onNic ? Side.NIC : Side.CPU;
	}
}
