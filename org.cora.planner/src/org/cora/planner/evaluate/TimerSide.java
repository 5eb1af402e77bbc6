// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.List;
import java.util.function.IntFunction;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Side;

/** Where a timer's handler runs: on the card if states that only the card has are all it touches, otherwise on the host. */
public final class TimerSide {

	private TimerSide() {
	}

	/**
	 * The side of a handler, whichever way it takes.
	 *
	 * @param home of a state, by its index
	 */
	public static Side of(Handler handler, IntFunction<Home> home) {
		List<Home> homes = handler.blocks().stream().flatMap(b -> b.instructions().stream()).filter(Instruction.Access.class::isInstance)
				.map(a -> home.apply(((Instruction.Access) a).state())).toList();
		boolean onNic = homes.contains(Home.NIC)
				&& homes.stream().allMatch(h -> h == Home.NIC || h == Home.REPLICATED || h == Home.SHARDED);
		return onNic ? Side.NIC : Side.CPU;
	}
}
