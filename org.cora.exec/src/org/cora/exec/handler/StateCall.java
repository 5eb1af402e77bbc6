// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.handler;

import java.util.List;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Register;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;

/**
 * An access to a state of one of the rarer kinds, decoded: both interpreters run it the same way.
 *
 * @param kind      the state's kind
 * @param state     its index
 * @param action    what is done to it
 * @param slot      for READ which slot of the value
 * @param arguments indexes of registers read
 * @param results   indexes of registers written
 */
public record StateCall(StateKind kind, int state, StateAction action, int slot, int[] arguments, int[] results) {

	/** Whether the interpreters run that access as a call. */
	public static boolean isOne(Nf nf, Instruction.Access access) {
		return access.action() == StateAction.CLEAR || switch (nf.states().get(access.state()).kind()) {
			case LPM, METER, BLOOM, QUEUE -> true;
			case MAP, LRU, ARRAY, REGISTER, COUNTER, COUNTMIN, POOL -> false;
		};
	}

	/** Decodes an access. */
	public static StateCall of(Nf nf, Instruction.Access access) {
		return new StateCall(nf.states().get(access.state()).kind(), access.state(), access.action(), access.slot(),
				indexes(access.arguments()), indexes(access.results()));
	}

	private static int[] indexes(List<Register> registers) {
		return registers.stream().mapToInt(Register::index).toArray();
	}
}
