// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

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
		return of(states(handler), home);
	}

	/** The same of a handler that touches these states. */
	static Side of(int[] states, IntFunction<Home> home) {
		boolean onNic = false;
		for (int state : states) {
			Home at = home.apply(state);
			if (at != Home.NIC && at != Home.REPLICATED && at != Home.SHARDED) {
				return Side.CPU;
			}
			onNic |= at == Home.NIC;
		}
		return onNic ? Side.NIC : Side.CPU;
	}

	/** Indexes of the states that a handler touches, on whichever way. */
	static int[] states(Handler handler) {
		return handler.blocks().stream().flatMap(b -> b.instructions().stream()).filter(Instruction.Access.class::isInstance)
				.mapToInt(a -> ((Instruction.Access) a).state()).distinct().toArray();
	}
}
