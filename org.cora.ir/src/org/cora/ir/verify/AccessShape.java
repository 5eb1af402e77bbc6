// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.verify;

import java.util.ArrayList;
import java.util.List;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Register;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;
import org.cora.ir.type.Slot;

/** Whether an instruction's registers have the number and widths that its operation asks for. */
final class AccessShape {

	private static final int FLAG = 1;
	private static final int HANDLE = 64;
	private static final int INDEX = 64;
	private static final int AMOUNT = 64;

	/** Takes what was checked and the sentence to say if it doesn't hold. */
	interface Checker {
		void check(boolean holds, String violation);
	}

	private AccessShape() {
	}

	static void check(Nf nf, Instruction instruction, Checker checker) {
		if (instruction instanceof Instruction.Access access) {
			checkAccess(nf, access, checker);
		} else if (instruction instanceof Instruction.LoadField load) {
			checker.check(load.targets().size() == parts(load.field().bits()), load.field() + " needs other targets");
		} else if (instruction instanceof Instruction.StoreField store) {
			checker.check(store.sources().size() == parts(store.field().bits()), store.field() + " needs other sources");
			checker.check(!store.field().header().isInner(), store.field() + " can't be written");
		} else if (instruction instanceof Instruction.Binary binary) {
			checker.check(!binary.operator().isComparison() || binary.target().bits() == FLAG,
					"a comparison gives one bit, not " + binary.target().bits());
		} else if (instruction instanceof Instruction.HasHeader has) {
			checker.check(has.target().bits() == FLAG, "whether a header is there is one bit");
		}
	}

	private static int parts(int bits) {
		return (bits + 63) / 64;
	}

	private static void checkAccess(Nf nf, Instruction.Access access, Checker checker) {
		if (access.state() < 0 || access.state() >= nf.states().size()) {
			checker.check(false, "access to state " + access.state() + ", which isn't there");
			return;
		}
		State state = nf.states().get(access.state());
		StateAction action = access.action();
		checker.check(action.kinds().contains(state.kind()), action + " can't be done to " + state.kind().word());
		boolean slotted = action == StateAction.READ || action == StateAction.WRITE;
		if (slotted && (access.slot() < 0 || access.slot() >= state.valueSlots().size())) {
			checker.check(false, state + " has no value slot " + access.slot());
			return;
		}
		checker.check(same(arguments(state, access), access.arguments()),
				action + " on " + state + " has other arguments: " + access.arguments());
		checker.check(same(results(state, access), access.results()),
				action + " on " + state + " has other results: " + access.results());
	}

	private static List<Integer> arguments(State state, Instruction.Access access) {
		List<Integer> key = widths(state.keySlots());
		List<Integer> value = widths(state.valueSlots());
		List<Integer> index = state.kind() == StateKind.ARRAY ? List.of(INDEX) : List.of();
		return switch (access.action()) {
			case FIND, PEEK, TOUCH, REMOVE, COUNT, MARK, CONTAINS -> key;
			case INSERT -> concat(key, value);
			case READ -> List.of(HANDLE);
			case WRITE -> List.of(HANDLE, value.get(access.slot()));
			case LOAD -> index;
			case STORE -> concat(index, value);
			case ADD, SPEND -> concat(key, List.of(AMOUNT));
			case TAKE, POP, CLEAR -> List.of();
			case GIVE, PUSH -> value;
		};
	}

	private static List<Integer> results(State state, Instruction.Access access) {
		List<Integer> value = widths(state.valueSlots());
		return switch (access.action()) {
			case FIND, PEEK, INSERT -> List.of(FLAG, HANDLE);
			case TOUCH, REMOVE, SPEND, CONTAINS, PUSH -> List.of(FLAG);
			case READ -> List.of(value.get(access.slot()));
			case LOAD -> value;
			case COUNT -> List.of(AMOUNT);
			case ADD -> state.kind() == StateKind.COUNTMIN ? List.of(AMOUNT) : List.of();
			case TAKE, POP -> concat(List.of(FLAG), value);
			case WRITE, STORE, GIVE, MARK, CLEAR -> List.of();
		};
	}

	private static boolean same(List<Integer> widths, List<Register> registers) {
		return widths.equals(registers.stream().map(Register::bits).toList());
	}

	private static List<Integer> widths(List<Slot> slots) {
		return slots.stream().map(Slot::bits).toList();
	}

	private static List<Integer> concat(List<Integer> first, List<Integer> second) {
		List<Integer> all = new ArrayList<>(first);
		all.addAll(second);
		return all;
	}
}
