// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cora.ir.program.AccessKey;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.PacketOperation;
import org.cora.ir.program.Register;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.Trigger;
import org.cora.ir.program.UnaryOperator;

/**
 * Values of a handler's registers, symbolically, along all its ways at once: blocks in topological order (handlers have no
 * loops), and where ways meet a {@link Value.Join} of what each brings. Every access is noted with its key, what it writes
 * and which headers the packet is known to have. Handlers beyond a size aren't looked at; nothing is known of them then.
 */
final class HandlerValues {

	/** Blocks times registers at most. */
	private static final long MOST_CELLS = 20_000_000;

	/**
	 * An access to a state.
	 *
	 * @param key     its key, empty where it has none
	 * @param stored  value slots that it stores, by slot; empty where it stores none or part of them
	 * @param headers headers that the packet has whenever the access is made
	 */
	record Met(Instruction.Access access, List<Value> key, Map<Integer, Value> stored, Set<String> headers) {
	}

	private final Nf nf;
	private final Handler handler;
	private final List<Met> met = new ArrayList<>();
	private final List<List<Value>> identities = new ArrayList<>();
	private final Map<Integer, List<Standing>> arrivals = new HashMap<>();
	private final boolean known;
	private Liveness live;
	private int instructions;
	private int merged;

	HandlerValues(Nf nf, Handler handler) {
		this.nf = nf;
		this.handler = handler;
		this.known = (long) handler.blocks().size() * handler.registers().size() <= MOST_CELLS;
		if (known) {
			run();
		}
	}

	/** Whether the handler was looked at. */
	boolean isKnown() {
		return known;
	}

	/** All its accesses. */
	List<Met> met() {
		return met;
	}

	/** Of a flow identity, what each of its ends with a key says. */
	List<List<Value>> identities() {
		return identities;
	}

	private void run() {
		Standing start = new Standing();
		parameters(start);
		arrivals.put(0, new ArrayList<>(List.of(start)));
		int[] order = TopologicalOrder.of(handler);
		live = new Liveness(handler, order);
		for (int index : order) {
			List<Standing> ways = arrivals.remove(index);
			if (ways == null) {
				continue;
			}
			Standing at = ways.size() == 1 ? ways.get(0) : Standing.join(index, ways, live.before(index), () -> --merged);
			Block block = handler.blocks().get(index);
			block.instructions().forEach(i -> apply(i, at));
			leave(block.terminator(), at, ways, index);
		}
	}

	private void parameters(Standing start) {
		if (handler.trigger() instanceof Trigger.Expiry expiry) {
			State state = nf.states().get(expiry.state());
			int keys = state.keySlots().size();
			int all = Math.min(keys + state.valueSlots().size(), handler.registers().size());
			for (int r = 0; r < all; r++) {
				start.registers.put(handler.registers().get(r).index(), r < keys ? new Value.ExpiredKey(expiry.state(), r)
						: new Value.ExpiredValue(expiry.state(), r - keys));
			}
		}
	}

	private void apply(Instruction instruction, Standing at) {
		int number = instructions++;
		if (instruction instanceof Instruction.Access access) {
			access(access, at, number);
			return;
		}
		if (instruction instanceof Instruction.StoreField store) {
			at.store(store, number);
		}
		if (instruction instanceof PacketOperation.Push || instruction instanceof PacketOperation.Pop
				|| instruction instanceof PacketOperation.EndCopy) {
			at.change();
		}
		List<Register> targets = instruction.writes();
		for (int part = 0; part < targets.size(); part++) {
			at.registers.put(targets.get(part).index(), value(instruction, part, at, number));
		}
	}

	private Value value(Instruction instruction, int part, Standing at, int number) {
		Value other = new Value.Other(number, part);
		if (instruction instanceof Instruction.Constant constant) {
			return new Value.Number(constant.value());
		}
		if (instruction instanceof Instruction.HasHeader has) {
			return at.changed ? other : new Value.Has(has.header().name());
		}
		if (instruction instanceof Instruction.LoadField load) {
			return at.changed ? other : at.field(load.field().toString(), part);
		}
		if (instruction instanceof Instruction.Unary unary) {
			Value operand = at.of(unary.operand());
			if (unary.operator() == UnaryOperator.COPY) {
				return unary.target().bits() >= unary.operand().bits() ? operand : other;
			}
			return unary.operator() == UnaryOperator.NOT ? new Value.Not(operand) : other;
		}
		return other;
	}

	private void access(Instruction.Access access, Standing at, int number) {
		State state = nf.states().get(access.state());
		List<Value> key = AccessKey.registers(nf, access).stream().map(r -> at.of(r)).toList();
		Map<Integer, Value> stored = stored(access, state, key.size(), at);
		met.add(new Met(access, key, stored, Set.copyOf(at.headers)));
		int version = at.versions.getOrDefault(access.state(), 0);
		boolean writes = access.action().writes();
		if (writes) {
			at.versions.put(access.state(), version + 1);
		}
		for (int r = 0; r < access.results().size(); r++) {
			at.registers.put(access.results().get(r).index(), result(access, state, key, r, at, number));
		}
	}

	private Value result(Instruction.Access access, State state, List<Value> key, int result, Standing at, int number) {
		Value other = new Value.Other(number, result);
		int version = at.versions.getOrDefault(access.state(), 0);
		return switch (access.action()) {
			case FIND, PEEK, INSERT -> result == 1 ? new Value.Handle(state.index(), key, version) : other;
			case READ -> at.of(access.arguments().get(0)) instanceof Value.Handle handle && handle.version() == version
					? new Value.Entry(state.index(), access.slot(), handle.key(), version) : other;
			case TAKE -> result > 0 ? new Value.Item(state.index(), result - 1, number) : other;
			default -> other;
		};
	}

	private static Map<Integer, Value> stored(Instruction.Access access, State state, int keys, Standing at) {
		Map<Integer, Value> stored = new HashMap<>();
		boolean table = state.kind() == StateKind.MAP || state.kind() == StateKind.LRU;
		if (table && access.action() == StateAction.INSERT) {
			for (int slot = 0; slot + keys < access.arguments().size(); slot++) {
				stored.put(slot, at.of(access.arguments().get(keys + slot)));
			}
		} else if (table && access.action() == StateAction.WRITE) {
			stored.put(access.slot(), at.of(access.arguments().get(1)));
		}
		return stored;
	}

	private void leave(Terminator terminator, Standing at, List<Standing> ways, int block) {
		if (terminator instanceof Terminator.Identify identify && !identify.key().isEmpty()) {
			identities.add(identify.key().stream().map(r -> at.of(r)).toList());
		}
		List<Integer> next = terminator.successors();
		for (int n = 0; n < next.size(); n++) {
			Standing on = next.size() == 1 ? at : at.copy(live.before(next.get(n)));
			if (terminator instanceof Terminator.Branch branch && !at.changed) {
				on.headers.addAll(known(at.of(branch.condition()), n == 0, ways, block));
			}
			arrivals.computeIfAbsent(next.get(n), b -> new ArrayList<>()).add(on);
		}
	}

	/** Headers that are there if the condition is, or isn't, 0. */
	private static Set<String> known(Value condition, boolean holds, List<Standing> ways, int block) {
		if (condition instanceof Value.Has has) {
			return holds ? Set.of(has.header()) : Set.of();
		}
		if (condition instanceof Value.Not not) {
			return known(not.of(), !holds, ways, block);
		}
		if (condition instanceof Value.Join join && join.block() == block && holds) {
			Set<String> all = null;
			for (int w = 0; w < ways.size(); w++) {
				if (!join.ways().get(w).equals(new Value.Number(0))) {
					Set<String> here = new HashSet<>(ways.get(w).headers);
					here.addAll(known(join.ways().get(w), true, ways, -1));
					if (all == null) {
						all = here;
					} else {
						all.retainAll(here);
					}
				}
			}
			return all == null ? Set.of() : all;
		}
		return Set.of();
	}
}
