// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.analysis;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Register;

/** How a run stands at a point of a handler, whichever way it came: what registers and fields hold, what is known of the packet. */
final class Standing {

	/** Values that one is made of at most. */
	private static final int MOST_VALUES = 256;

	final Map<Integer, Value> registers = new HashMap<>();
	final Map<String, Value> written = new HashMap<>();
	final Map<Integer, Integer> versions = new HashMap<>();
	Set<String> headers = new HashSet<>();
	/** Whether the packet as a whole was changed, so that its fields are no longer those that came in. */
	boolean changed;

	/** What a register holds. */
	Value of(Register register) {
		return registers.getOrDefault(register.index(), new Value.Number(0));
	}

	/** What a part of a field holds, of a packet that wasn't changed as a whole. */
	Value field(String name, int part) {
		String place = place(name, part);
		return written.getOrDefault(place, asCame(place));
	}

	/** The packet as a whole is changed. */
	void change() {
		changed = true;
		written.clear();
		headers = new HashSet<>();
	}

	/** Names that the same bytes have: a port is a field of l4, tcp and udp. */
	void store(Instruction.StoreField store, int number) {
		String own = store.field().toString();
		for (String header : List.of("l4", "tcp", "udp")) {
			String alias = header + "." + store.field().name();
			if (!alias.equals(own) && (own.startsWith("l4.") || own.startsWith("tcp.") || own.startsWith("udp."))) {
				written.put(place(alias, 0), own.startsWith("l4.") ? rewritten(alias, 0, of(store.sources().get(0)))
						: new Value.Other(number, 0));
			}
		}
		for (int part = 0; part < store.sources().size(); part++) {
			written.put(place(own, part), rewritten(own, part, of(store.sources().get(part))));
		}
	}

	private static Value rewritten(String field, int part, Value by) {
		return by.equals(new Value.Field(field, part)) ? by : new Value.Rewritten(field, part, by);
	}

	/**
	 * Where ways meet: a {@link Value.Join} of what each brings.
	 *
	 * @param live  registers that are still read
	 * @param fresh gives a number that no other value has
	 */
	static Standing join(int block, List<Standing> ways, BitSet live, IntSupplier fresh) {
		Standing at = new Standing();
		Set<String> written = new HashSet<>();
		Set<Integer> states = new HashSet<>();
		for (Standing way : ways) {
			written.addAll(way.written.keySet());
			states.addAll(way.versions.keySet());
			at.changed |= way.changed;
		}
		live.stream().filter(r -> ways.stream().anyMatch(w -> w.registers.containsKey(r)))
				.forEach(r -> at.registers.put(r, joined(block, fresh, ways.stream().map(w -> w.registers.getOrDefault(r,
						new Value.Number(0))).toList())));
		for (String field : written) {
			// where one way didn't write the field, it is what came in
			at.written.put(field, joined(block, fresh, ways.stream().map(w -> w.written.getOrDefault(field, asCame(field))).toList()));
		}
		states.forEach(s -> at.versions.put(s, ways.stream().mapToInt(w -> w.versions.getOrDefault(s, 0)).max().orElse(0)));
		at.headers = new HashSet<>(ways.get(0).headers);
		ways.forEach(w -> at.headers.retainAll(w.headers));
		return at;
	}

	/** What is made of too many values is told from others only: comparing it would take for ever. */
	private static Value joined(int block, IntSupplier fresh, List<Value> values) {
		Value first = values.get(0);
		if (values.stream().allMatch(first::equals)) {
			return first;
		}
		int size = 1 + Value.size(values);
		return size <= MOST_VALUES ? new Value.Join(block, values, size) : new Value.Other(fresh.getAsInt(), 0);
	}

	private static String place(String field, int part) {
		return field + "/" + part;
	}

	private static Value asCame(String place) {
		int slash = place.lastIndexOf('/');
		return new Value.Field(place.substring(0, slash), Integer.parseInt(place.substring(slash + 1)));
	}

	/** A copy with the registers that are still read. */
	Standing copy(BitSet live) {
		Standing copy = new Standing();
		live.stream().forEach(r -> {
			Value value = registers.get(r);
			if (value != null) {
				copy.registers.put(r, value);
			}
		});
		copy.written.putAll(written);
		copy.versions.putAll(versions);
		copy.headers.addAll(headers);
		copy.changed = changed;
		return copy;
	}
}
