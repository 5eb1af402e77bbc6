// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.handler;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.cora.exec.state.MapState;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Register;

/** Runs state accesses of the IR one by one. */
public final class AccessRunner {

	/** An access, decoded once. */
	private record Decoded(StateCall call, int[] arguments, int[] results) {
		static Decoded of(Nf nf, Instruction.Access access) {
			return new Decoded(StateCall.isOne(nf, access) ? StateCall.of(nf, access) : null, indexes(access.arguments()),
					indexes(access.results()));
		}
	}

	private final StateTables states;
	private final long[] registers;
	private final StateCalls calls;
	private final Map<Instruction.Access, Decoded> decoded = new IdentityHashMap<>();

	/** @param registers where arguments are read and results written */
	public AccessRunner(StateTables states, long[] registers) {
		this.states = states;
		this.registers = registers;
		calls = new StateCalls(states, registers);
	}

	/** Runs one; returns the flow of the entry it met or made, -1 for none. */
	public int run(Instruction.Access access, long now, int flow, boolean refreshing) {
		Decoded known = decoded.get(access);
		if (known == null) {
			known = Decoded.of(states.nf, access);
			decoded.put(access, known);
		}
		if (known.call() != null) {
			return calls.run(known.call(), now, flow);
		}
		int[] arguments = known.arguments();
		int[] results = known.results();
		MapState map = states.maps[access.state()];
		return switch (access.action()) {
			case FIND -> found(map, map.find(registers, arguments), results, refreshing, now);
			case TOUCH -> found(map, map.find(registers, arguments), results, true, now);
			case PEEK -> found(map, map.find(registers, arguments), results, false, now);
			case INSERT -> found(map, map.insert(registers, arguments, now, flow), results, false, now);
			case REMOVE -> {
				int entry = map.find(registers, arguments);
				int belonged = entry == 0 ? -1 : map.flow(entry);
				registers[results[0]] = map.remove(registers, arguments) ? 1 : 0;
				yield belonged;
			}
			case READ -> {
				int entry = (int) registers[arguments[0]];
				registers[results[0]] = map.read(entry, access.slot());
				yield map.flow(entry);
			}
			case WRITE -> {
				int entry = (int) registers[arguments[0]];
				map.write(entry, access.slot(), registers[arguments[1]]);
				yield map.flow(entry);
			}
			default -> {
				unowned(access, arguments, results);
				yield -1;
			}
		};
	}

	private static int[] indexes(List<Register> registers) {
		return registers.stream().mapToInt(Register::index).toArray();
	}

	private int found(MapState map, int entry, int[] results, boolean refreshing, long now) {
		registers[results[0]] = entry == 0 ? 0 : 1;
		if (results.length > 1) {
			registers[results[1]] = entry;
		}
		if (entry == 0) {
			return -1;
		}
		if (refreshing) {
			map.refresh(entry, now);
		}
		return map.flow(entry);
	}

	/** Accesses to states whose entries belong to nobody. */
	private void unowned(Instruction.Access access, int[] arguments, int[] results) {
		int state = access.state();
		boolean sketch = states.sketches[state] != null;
		switch (access.action()) {
			case LOAD -> states.arrays[state].load(registers, arguments, results);
			case STORE -> states.arrays[state].store(registers, arguments);
			case ADD -> {
				if (sketch) {
					registers[results[0]] = states.sketches[state].add(registers, arguments);
				} else {
					states.counters[state].add(registers, arguments);
				}
			}
			case COUNT -> registers[results[0]] = sketch ? states.sketches[state].count(registers, arguments)
					: states.counters[state].count(registers, arguments);
			case TAKE -> states.pools[state].take(registers, results);
			case GIVE -> states.pools[state].give(registers[arguments[0]], registers[arguments[1]]);
			default -> throw new IllegalStateException("not such an access: " + access);
		}
	}
}
