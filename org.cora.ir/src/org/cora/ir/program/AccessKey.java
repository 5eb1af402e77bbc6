// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.program;

import java.util.List;

/** Finds among the arguments of an access those that say which entry is meant. */
public final class AccessKey {

	private AccessKey() {
	}

	/** The key's registers, of an array the index; none for a register, a pool, or an entry found before. */
	public static List<Register> registers(Nf nf, Instruction.Access access) {
		State state = nf.states().get(access.state());
		int values = switch (access.action()) {
			case FIND, PEEK, TOUCH, REMOVE, COUNT, MARK, CONTAINS, CLEAR -> 0;
			case INSERT -> state.valueSlots().size();
			case ADD, SPEND -> 1;
			case LOAD, STORE -> state.kind() == StateKind.REGISTER ? access.arguments().size()
					: access.action() == StateAction.STORE ? state.valueSlots().size() : 0;
			case READ, WRITE, PUSH, POP, TAKE, GIVE -> access.arguments().size();
		};
		return access.arguments().subList(0, Math.max(0, access.arguments().size() - values));
	}
}
