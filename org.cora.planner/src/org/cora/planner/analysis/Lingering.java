// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.analysis;

import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.Trigger;

/**
 * How long an entry stays once nobody uses it: until it times out, or, of a state without a timeout, until another's entry times
 * out and what the program does then takes it away.
 */
public final class Lingering {

	private Lingering() {
	}

	/** Nanoseconds; 0 if nothing takes it away. The longest, if several entries do. */
	public static long nanos(Nf nf, State state) {
		return state.timeoutNanos() > 0 ? state.timeoutNanos() : nf.handlers().stream().filter(h -> removes(h, state.index()))
				.mapToLong(h -> nf.states().get(((Trigger.Expiry) h.trigger()).state()).timeoutNanos()).max().orElse(0);
	}

	private static boolean removes(Handler handler, int state) {
		return handler.trigger() instanceof Trigger.Expiry && handler.blocks().stream().flatMap(b -> b.instructions().stream())
				.anyMatch(i -> i instanceof Instruction.Access access && access.state() == state && access.action() == StateAction.REMOVE);
	}
}
