// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.PacketOperation;
import org.cora.ir.program.Register;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.Trigger;

/**
 * What the registers of a handler can have been computed from: header fields, values of states, items of pools. A
 * may-analysis over all paths; assignments add, nothing is ever taken away.
 */
final class Origins {

	/** Something a register's value comes from. */
	sealed interface Source {
		/** A header field, by its name {@code header.field}. */
		record FromField(String field) implements Source {
		}

		/** The value or key of an entry of a state. */
		record FromState(int state) implements Source {
		}

		/** An item taken from a pool. */
		record FromPool(int state) implements Source {
		}

		/** Anything else that differs between packets. */
		record Other() implements Source {
		}
	}

	private final Map<Integer, Set<Source>> sources = new HashMap<>();
	private final BitSet moved = new BitSet();

	private Origins() {
	}

	/** The origins of all registers of a handler. */
	static Origins of(Nf nf, Handler handler) {
		Origins origins = new Origins();
		origins.parameters(nf, handler);
		origins.findMoved(handler);
		boolean changed = true;
		while (changed) {
			changed = false;
			for (Block block : handler.blocks()) {
				boolean moved = origins.moved.get(block.index());
				for (Instruction instruction : block.instructions()) {
					moved |= moves(instruction);
					changed |= origins.apply(nf, instruction, moved);
				}
			}
		}
		return origins;
	}

	/** What a register's value can come from; empty for a constant. */
	Set<Source> of(Register register) {
		return sources.getOrDefault(register.index(), Set.of());
	}

	/** What any of the registers' values can come from. */
	Set<Source> of(List<Register> registers) {
		Set<Source> all = new HashSet<>();
		registers.forEach(r -> all.addAll(of(r)));
		return all;
	}

	/** Sources of the key that a flow identity ends with, over all its ends. */
	static Set<Source> identity(Nf nf, Handler handler) {
		Origins origins = of(nf, handler);
		Set<Source> all = new HashSet<>();
		for (Block block : handler.blocks()) {
			if (block.terminator() instanceof Terminator.Identify identify) {
				all.addAll(origins.of(identify.key()));
			}
		}
		return all;
	}

	private void parameters(Nf nf, Handler handler) {
		if (handler.trigger() instanceof Trigger.Expiry expiry) {
			State state = nf.states().get(expiry.state());
			int count = state.keySlots().size() + state.valueSlots().size();
			for (Register register : handler.registers().subList(0, Math.min(count, handler.registers().size()))) {
				add(register, Set.of(new Source.FromState(expiry.state())));
			}
		}
	}

	private static boolean moves(Instruction instruction) {
		return instruction instanceof PacketOperation.Push || instruction instanceof PacketOperation.Pop;
	}

	/** Blocks that runs can come to after headers were pushed or popped: what they read isn't what came in. */
	private void findMoved(Handler handler) {
		Deque<Integer> open = new ArrayDeque<>();
		handler.blocks().stream().filter(b -> b.instructions().stream().anyMatch(Origins::moves))
				.forEach(b -> open.addAll(b.terminator().successors()));
		while (!open.isEmpty()) {
			int block = open.pop();
			if (!moved.get(block)) {
				moved.set(block);
				open.addAll(handler.blocks().get(block).terminator().successors());
			}
		}
	}

	private boolean apply(Nf nf, Instruction instruction, boolean afterMove) {
		Set<Source> from = new HashSet<>();
		if (instruction instanceof Instruction.LoadField load && !afterMove) {
			from.add(new Source.FromField(load.field().toString()));
		} else if (instruction instanceof Instruction.LoadField || instruction instanceof PacketOperation
				|| instruction instanceof Instruction.HasHeader || instruction instanceof Instruction.LoadMeta) {
			from.add(new Source.Other());
		} else if (instruction instanceof Instruction.Access access) {
			from.add(access.action() == StateAction.TAKE ? new Source.FromPool(access.state())
					: new Source.FromState(access.state()));
		} else if (instruction instanceof Instruction.Binary) {
			// what is computed of a key may be the same for another key
			from.addAll(of(instruction.reads()).isEmpty() ? Set.of() : Set.of(new Source.Other()));
		} else {
			from.addAll(of(instruction.reads()));
		}
		boolean changed = false;
		for (Register target : new ArrayList<>(instruction.writes())) {
			changed |= add(target, from);
		}
		return changed;
	}

	private boolean add(Register register, Set<Source> more) {
		return sources.computeIfAbsent(register.index(), i -> new HashSet<>()).addAll(more);
	}
}
