// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.analysis;

import java.util.ArrayList;
import java.util.BitSet;
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

	/** Values that one is made of at most. */
	private static final int MOST_VALUES = 256;

	/**
	 * An access to a state.
	 *
	 * @param key     its key, empty where it has none
	 * @param stored  value slots that it stores, by slot; empty where it stores none or part of them
	 * @param headers headers that the packet has whenever the access is made
	 */
	record Met(Instruction.Access access, List<Value> key, Map<Integer, Value> stored, Set<String> headers) {
	}

	/** How a run stands at a point. */
	private static final class Standing {
		final Map<Integer, Value> registers = new HashMap<>();
		final Map<String, Value> written = new HashMap<>();
		final Map<Integer, Integer> versions = new HashMap<>();
		Set<String> headers = new HashSet<>();
		/** Whether the packet as a whole was changed, so that its fields are no longer those that came in. */
		boolean changed;
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
			Standing at = ways.size() == 1 ? ways.get(0) : join(index, ways);
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

	private Standing join(int block, List<Standing> ways) {
		Standing at = new Standing();
		Set<String> written = new HashSet<>();
		Set<Integer> states = new HashSet<>();
		for (Standing way : ways) {
			written.addAll(way.written.keySet());
			states.addAll(way.versions.keySet());
			at.changed |= way.changed;
		}
		live.before(block).stream().filter(r -> ways.stream().anyMatch(w -> w.registers.containsKey(r)))
				.forEach(r -> at.registers.put(r, joined(block, ways.stream().map(w -> w.registers.getOrDefault(r,
						new Value.Number(0))).toList())));
		for (String field : written) {
			// where one way didn't write the field, it is what came in
			at.written.put(field, joined(block, ways.stream().map(w -> w.written.getOrDefault(field, asCame(field))).toList()));
		}
		states.forEach(s -> at.versions.put(s, ways.stream().mapToInt(w -> w.versions.getOrDefault(s, 0)).max().orElse(0)));
		at.headers = new HashSet<>(ways.get(0).headers);
		ways.forEach(w -> at.headers.retainAll(w.headers));
		return at;
	}

	/** What is made of too many values is told from others only: comparing it would take for ever. */
	private Value joined(int block, List<Value> values) {
		Value first = values.get(0);
		if (values.stream().allMatch(first::equals)) {
			return first;
		}
		int size = 1 + Value.size(values);
		return size <= MOST_VALUES ? new Value.Join(block, values, size) : new Value.Other(--merged, 0);
	}

	private static String place(String field, int part) {
		return field + "/" + part;
	}

	private static Value asCame(String place) {
		int slash = place.lastIndexOf('/');
		return new Value.Field(place.substring(0, slash), Integer.parseInt(place.substring(slash + 1)));
	}

	private void apply(Instruction instruction, Standing at) {
		int number = instructions++;
		if (instruction instanceof Instruction.Access access) {
			access(access, at, number);
			return;
		}
		if (instruction instanceof Instruction.StoreField store) {
			store(store, at, number);
		}
		if (instruction instanceof PacketOperation.Push || instruction instanceof PacketOperation.Pop
				|| instruction instanceof PacketOperation.EndCopy) {
			at.changed = true;
			at.written.clear();
			at.headers = new HashSet<>();
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
			String place = place(load.field().toString(), part);
			return at.changed ? other : at.written.getOrDefault(place, asCame(place));
		}
		if (instruction instanceof Instruction.Unary unary) {
			Value operand = of(unary.operand(), at);
			if (unary.operator() == UnaryOperator.COPY) {
				return unary.target().bits() >= unary.operand().bits() ? operand : other;
			}
			return unary.operator() == UnaryOperator.NOT ? new Value.Not(operand) : other;
		}
		return other;
	}

	/** Names that the same bytes have: a port is a field of l4, tcp and udp. */
	private void store(Instruction.StoreField store, Standing at, int number) {
		String own = store.field().toString();
		for (String header : List.of("l4", "tcp", "udp")) {
			String alias = header + "." + store.field().name();
			if (!alias.equals(own) && (own.startsWith("l4.") || own.startsWith("tcp.") || own.startsWith("udp."))) {
				at.written.put(place(alias, 0), own.startsWith("l4.") ? rewritten(alias, 0, of(store.sources().get(0), at))
						: new Value.Other(number, 0));
			}
		}
		for (int part = 0; part < store.sources().size(); part++) {
			at.written.put(place(own, part), rewritten(own, part, of(store.sources().get(part), at)));
		}
	}

	private static Value rewritten(String field, int part, Value by) {
		return by.equals(new Value.Field(field, part)) ? by : new Value.Rewritten(field, part, by);
	}

	private static Value of(Register register, Standing at) {
		return at.registers.getOrDefault(register.index(), new Value.Number(0));
	}

	private void access(Instruction.Access access, Standing at, int number) {
		State state = nf.states().get(access.state());
		List<Value> key = AccessKey.registers(nf, access).stream().map(r -> of(r, at)).toList();
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
			case READ -> of(access.arguments().get(0), at) instanceof Value.Handle handle && handle.version() == version
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
				stored.put(slot, of(access.arguments().get(keys + slot), at));
			}
		} else if (table && access.action() == StateAction.WRITE) {
			stored.put(access.slot(), of(access.arguments().get(1), at));
		}
		return stored;
	}

	private void leave(Terminator terminator, Standing at, List<Standing> ways, int block) {
		if (terminator instanceof Terminator.Identify identify && !identify.key().isEmpty()) {
			identities.add(identify.key().stream().map(r -> of(r, at)).toList());
		}
		List<Integer> next = terminator.successors();
		for (int n = 0; n < next.size(); n++) {
			Standing on = next.size() == 1 ? at : copy(at, live.before(next.get(n)));
			if (terminator instanceof Terminator.Branch branch && !at.changed) {
				on.headers.addAll(known(of(branch.condition(), at), n == 0, ways, block));
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

	/** A copy with the registers that are still read. */
	private static Standing copy(Standing at, BitSet live) {
		Standing copy = new Standing();
		live.stream().forEach(r -> {
			Value value = at.registers.get(r);
			if (value != null) {
				copy.registers.put(r, value);
			}
		});
		copy.written.putAll(at.written);
		copy.versions.putAll(at.versions);
		copy.headers.addAll(at.headers);
		copy.changed = at.changed;
		return copy;
	}
}
