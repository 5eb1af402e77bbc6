// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cora.exec.state.EntryParts;
import org.cora.exec.state.EntryParts.Merge;
import org.cora.ir.program.BinaryOperator;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Register;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.UnaryOperator;

/**
 * Fields of entries that are only counted: whatever handlers do to one is to add to it, subtract from it or set bits of it –
 * always the same of these – and they look at it for nothing else. What entries are inserted with doesn't matter, nor what
 * happens to them when they time out. Two sides may then count apart, and the counts are put together later.
 *
 * <p>A field counts as needed unless that is proved, register by register: a register that the field is read into may go
 * into the sum only, and the sum back into the field of the same entry only.
 */
public final class CountedFields {

	private final Nf nf;
	/** By state and slot: what was found to be done to it; absent if nothing. */
	private final Map<List<Integer>, Merge> merges = new HashMap<>();
	private final Set<List<Integer>> needed = new HashSet<>();

	private CountedFields(Nf nf) {
		this.nf = nf;
		nf.handlers().forEach(h -> new InHandler(h).look());
	}

	/** What of a program's entries is counted and what is needed. */
	public static EntryParts of(Nf nf) {
		CountedFields found = new CountedFields(nf);
		Merge[][] all = new Merge[nf.states().size()][];
		for (State state : nf.states()) {
			all[state.index()] = found.of(state);
		}
		return new EntryParts(nf, all);
	}

	private Merge[] of(State state) {
		Merge[] slots = new Merge[state.valueSlots().size()];
		boolean table = state.kind() == StateKind.MAP || state.kind() == StateKind.LRU;
		for (int slot = 0; slot < slots.length && table && state.expiresWith() < 0; slot++) {
			List<Integer> place = List.of(state.index(), slot);
			slots[slot] = needed.contains(place) ? null : merges.getOrDefault(place, Merge.ADD);
		}
		return slots;
	}

	private void merges(List<Integer> place, Merge merge) {
		Merge before = merges.putIfAbsent(place, merge);
		if (before != null && before != merge) {
			needed.add(place);
		}
	}

	/** One handler's part in it. */
	private final class InHandler {

		private final Handler handler;
		private final List<Instruction> all = new ArrayList<>();
		/** Of registers that hold a field, which one, of which entry. */
		private final Map<Register, Held> held = new HashMap<>();
		/** Of registers that hold a sum, which register's field it is to be. */
		private final Map<Register, Register> sums = new HashMap<>();
		private final Map<Register, Integer> writers = new HashMap<>();

		private record Held(List<Integer> place, Register entry, int bits) {
		}

		InHandler(Handler handler) {
			this.handler = handler;
			handler.blocks().stream().map(Block::instructions).forEach(all::addAll);
			all.forEach(i -> i.writes().forEach(r -> writers.merge(r, 1, Integer::sum)));
		}

		void look() {
			all.forEach(this::findField);
			all.forEach(this::findSum);
			all.forEach(this::check);
			handler.blocks().stream().flatMap(b -> b.terminator().reads().stream()).forEach(this::isLookedAt);
		}

		private void findField(Instruction instruction) {
			if (instruction instanceof Instruction.Access access && access.action() == StateAction.READ) {
				State state = nf.states().get(access.state());
				if (state.kind() == StateKind.LPM) {
					return;
				}
				List<Integer> place = List.of(access.state(), access.slot());
				Register entry = access.arguments().get(0);
				Held now = new Held(place, entry, state.valueSlots().get(access.slot()).bits());
				Held before = held.put(access.results().get(0), now);
				if (before != null || writers.get(entry) != 1 || access.results().get(0).bits() != now.bits) {
					needed.add(place);
				}
				if (before != null) {
					needed.add(before.place);
				}
			}
		}

		private void findSum(Instruction instruction) {
			if (!(instruction instanceof Instruction.Binary binary)) {
				return;
			}
			boolean left = held.containsKey(binary.left());
			Register field = left ? binary.left() : binary.right();
			Merge merge = merge(binary.operator(), left);
			if (held.containsKey(field) && merge != null && !binary.left().equals(binary.right())
					&& writers.get(binary.target()) == 1 && binary.target().bits() == held.get(field).bits) {
				sums.put(binary.target(), field);
			}
		}

		private Merge merge(BinaryOperator operator, boolean left) {
			return switch (operator) {
				case ADD -> Merge.ADD;
				case SUBTRACT -> left ? Merge.ADD : null;
				case OR -> Merge.OR;
				default -> null;
			};
		}

		/** Looks whether it uses a field or a sum for anything else. */
		private void check(Instruction instruction) {
			if (instruction instanceof Instruction.Binary binary && sums.containsKey(binary.target())) {
				Register field = sums.get(binary.target());
				merges(held.get(field).place, merge(binary.operator(), field.equals(binary.left())));
				isLookedAt(field.equals(binary.left()) ? binary.right() : binary.left());
			} else if (instruction instanceof Instruction.Unary unary && unary.operator() == UnaryOperator.COPY
					&& sums.containsKey(unary.operand()) && sums.get(unary.operand()).equals(unary.target())) {
				return;
			} else if (instruction instanceof Instruction.Access access && access.action() == StateAction.WRITE) {
				checkWrite(access);
			} else {
				instruction.reads().forEach(this::isLookedAt);
				instruction.writes().stream().filter(r -> held.containsKey(r) && !isRead(instruction)).forEach(this::isLookedAt);
			}
		}

		private boolean isRead(Instruction instruction) {
			return instruction instanceof Instruction.Access access && access.action() == StateAction.READ;
		}

		private void checkWrite(Instruction.Access access) {
			List<Integer> place = List.of(access.state(), access.slot());
			Register value = access.arguments().get(1);
			Held of = sums.containsKey(value) ? held.get(sums.get(value)) : null;
			if (of == null || !of.place.equals(place) || !of.entry.equals(access.arguments().get(0))) {
				needed.add(place);
				isLookedAt(value);
			}
			isLookedAt(access.arguments().get(0));
		}

		private void isLookedAt(Register register) {
			Register field = sums.getOrDefault(register, register);
			if (held.containsKey(field)) {
				needed.add(held.get(field).place);
			}
		}
	}
}
