// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.interpret;

import org.cora.exec.handler.MetEntries;
import org.cora.exec.handler.StateCalls;
import org.cora.exec.handler.StateTables;
import org.cora.exec.packet.FieldAccess;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.Hash;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.MapState;

/** The loop. One thread at a time. */
final class Interpreter {

	private final LocalStore store;
	private final StateTables states;
	private final StateCalls calls;
	final long[] registers;
	/** Bit per block that the last runs visited, where the code records it. */
	final long[] visited;
	/** Entries that the last run asked for, where the code notes it. */
	final MetEntries met = new MetEntries();

	Interpreter(LocalStore store, int registerCount, int blockCount) {
		this.store = store;
		states = new StateTables(store);
		registers = new long[registerCount];
		calls = new StateCalls(states, registers);
		visited = new long[(blockCount + 63) / 64];
	}

	/**
	 * Runs a handler until it ends.
	 *
	 * @param packet null in an expiry handler
	 * @return index in the code of the opcode it ended with
	 */
	int run(HandlerCode handler, Packet packet, int port, long now, int flow) {
		final int[] code = handler.code();
		final int[][] lists = handler.lists();
		final FieldAccess[] fields = handler.fields();
		final long[] r = registers;
		int pc = 0;
		while (true) {
			switch (code[pc]) {
				case Opcode.CONSTANT -> {
					r[code[pc + 1]] = handler.constants()[code[pc + 2]];
					pc += 3;
				}
				case Opcode.COPY -> {
					r[code[pc + 1]] = r[code[pc + 2]];
					pc += 3;
				}
				case Opcode.CUT -> {
					r[code[pc + 1]] = cut(r[code[pc + 2]], code[pc + 3]);
					pc += 4;
				}
				case Opcode.NOT -> {
					r[code[pc + 1]] = r[code[pc + 2]] == 0 ? 1 : 0;
					pc += 3;
				}
				case Opcode.COMPLEMENT -> {
					r[code[pc + 1]] = cut(~r[code[pc + 2]], code[pc + 3]);
					pc += 4;
				}
				case Opcode.ADD -> {
					r[code[pc + 1]] = cut(r[code[pc + 2]] + r[code[pc + 3]], code[pc + 4]);
					pc += 5;
				}
				case Opcode.EQUAL -> {
					r[code[pc + 1]] = r[code[pc + 2]] == r[code[pc + 3]] ? 1 : 0;
					pc += 5;
				}
				case Opcode.LESS -> {
					r[code[pc + 1]] = Long.compareUnsigned(r[code[pc + 2]], r[code[pc + 3]]) < 0 ? 1 : 0;
					pc += 5;
				}
				case Opcode.SUBTRACT, Opcode.MULTIPLY, Opcode.DIVIDE, Opcode.REMAINDER, Opcode.AND, Opcode.OR, Opcode.XOR,
						Opcode.SHIFT_LEFT, Opcode.SHIFT_RIGHT, Opcode.NOT_EQUAL, Opcode.LESS_EQUAL -> {
					r[code[pc + 1]] = cut(binary(code[pc], r[code[pc + 2]], r[code[pc + 3]]), code[pc + 4]);
					pc += 5;
				}
				case Opcode.HAS_HEADER -> {
					r[code[pc + 1]] = packet.hasHeader(code[pc + 2]) ? 1 : 0;
					pc += 3;
				}
				case Opcode.LOAD_FIELD -> {
					r[code[pc + 1]] = fields[code[pc + 2]].load(packet);
					pc += 3;
				}
				case Opcode.LOAD_FIELDS -> {
					int end = pc + 2 + 2 * code[pc + 1];
					for (pc += 2; pc < end; pc += 2) {
						r[code[pc]] = fields[code[pc + 1]].load(packet);
					}
				}
				case Opcode.STORE_FIELD -> {
					fields[code[pc + 1]].store(packet, r[code[pc + 2]]);
					pc += 3;
				}
				case Opcode.NOW -> {
					r[code[pc + 1]] = cut(now, code[pc + 2]);
					pc += 3;
				}
				case Opcode.LENGTH -> {
					r[code[pc + 1]] = cut(packet == null ? 0 : packet.wireLength(), code[pc + 2]);
					pc += 3;
				}
				case Opcode.PORT -> {
					r[code[pc + 1]] = cut(port, code[pc + 2]);
					pc += 3;
				}
				case Opcode.FIND -> {
					find(code, pc, lists[code[pc + 2]], now);
					pc += 5;
				}
				case Opcode.PEEK -> {
					int entry = states.maps[code[pc + 1]].find(r, lists[code[pc + 2]]);
					r[code[pc + 3]] = entry == 0 ? 0 : 1;
					r[code[pc + 4]] = entry;
					pc += 5;
				}
				case Opcode.READ -> {
					r[code[pc + 3]] = states.maps[code[pc + 1]].read((int) r[code[pc + 4]], code[pc + 2]);
					pc += 5;
				}
				case Opcode.READS -> {
					MapState map = states.maps[code[pc + 1]];
					int entry = (int) r[code[pc + 2]];
					int end = pc + 4 + 2 * code[pc + 3];
					for (pc += 4; pc < end; pc += 2) {
						r[code[pc]] = map.read(entry, code[pc + 1]);
					}
				}
				case Opcode.COMMIT -> {
					store.commit();
					pc += 1;
				}
				case Opcode.WRITE -> {
					states.maps[code[pc + 1]].write((int) r[code[pc + 3]], code[pc + 2], r[code[pc + 4]]);
					pc += 5;
				}
				case Opcode.TOUCH, Opcode.INSERT, Opcode.REMOVE, Opcode.LOAD, Opcode.STORE, Opcode.TAKE, Opcode.GIVE ->
						pc = access(code, pc, lists, now, flow);
				case Opcode.COUNTER_ADD -> {
					states.counters[code[pc + 1]].add(r, lists[code[pc + 2]]);
					pc += 3;
				}
				case Opcode.COUNTER_COUNT -> {
					r[code[pc + 3]] = states.counters[code[pc + 1]].count(r, lists[code[pc + 2]]);
					pc += 4;
				}
				case Opcode.SKETCH_ADD -> {
					r[code[pc + 3]] = states.sketches[code[pc + 1]].add(r, lists[code[pc + 2]]);
					pc += 4;
				}
				case Opcode.SKETCH_COUNT -> {
					r[code[pc + 3]] = states.sketches[code[pc + 1]].count(r, lists[code[pc + 2]]);
					pc += 4;
				}
				case Opcode.CALL -> {
					calls.run(handler.calls()[code[pc + 1]], now, flow);
					pc += 2;
				}
				case Opcode.ACTION -> {
					handler.actions()[code[pc + 1]].run(packet, r);
					pc += 2;
				}
				case Opcode.PAYLOAD -> {
					r[code[pc + 1]] = cut(packet == null ? 0 : packet.payloadLength(), code[pc + 2]);
					pc += 3;
				}
				case Opcode.VISIT -> {
					visited[code[pc + 1]] |= 1L << code[pc + 2];
					pc += 3;
				}
				case Opcode.NOTE -> {
					met.add(Hash.of(r, lists[code[pc + 1]]));
					pc += 2;
				}
				case Opcode.JUMP -> pc = code[pc + 1];
				case Opcode.BRANCH -> pc = r[code[pc + 1]] != 0 ? code[pc + 2] : code[pc + 3];
				case Opcode.BRANCH_EQUAL -> pc = r[code[pc + 1]] == r[code[pc + 2]] ? code[pc + 3] : code[pc + 4];
				case Opcode.BRANCH_HEADER -> pc = packet.hasHeader(code[pc + 1]) ? code[pc + 2] : code[pc + 3];
				default -> {
					return pc;
				}
			}
		}
	}

	private static long cut(long value, int unused) {
		return value << unused >>> unused;
	}

	private static long binary(int opcode, long left, long right) {
		return switch (opcode) {
			case Opcode.SUBTRACT -> left - right;
			case Opcode.MULTIPLY -> left * right;
			case Opcode.DIVIDE -> right == 0 ? 0 : Long.divideUnsigned(left, right);
			case Opcode.REMAINDER -> right == 0 ? left : Long.remainderUnsigned(left, right);
			case Opcode.AND -> left & right;
			case Opcode.OR -> left | right;
			case Opcode.XOR -> left ^ right;
			case Opcode.SHIFT_LEFT -> left << right;
			case Opcode.SHIFT_RIGHT -> left >>> right;
			case Opcode.NOT_EQUAL -> left != right ? 1 : 0;
			default -> Long.compareUnsigned(left, right) <= 0 ? 1 : 0;
		};
	}

	private void find(int[] code, int pc, int[] arguments, long now) {
		MapState map = states.maps[code[pc + 1]];
		int entry = map.find(registers, arguments);
		if (entry != 0) {
			map.refresh(entry, now);
		}
		registers[code[pc + 3]] = entry == 0 ? 0 : 1;
		registers[code[pc + 4]] = entry;
	}

	/** The rarer accesses, apart so that the loop stays small enough to be compiled well. */
	private int access(int[] code, int pc, int[][] lists, long now, int flow) {
		long[] r = registers;
		int state = code[pc + 1];
		switch (code[pc]) {
			case Opcode.TOUCH -> {
				MapState map = states.maps[state];
				int entry = map.find(r, lists[code[pc + 2]]);
				if (entry != 0) {
					map.refresh(entry, now);
				}
				r[code[pc + 3]] = entry == 0 ? 0 : 1;
				return pc + 4;
			}
			case Opcode.INSERT -> {
				int entry = states.maps[state].insert(r, lists[code[pc + 2]], now, flow);
				r[code[pc + 3]] = entry == 0 ? 0 : 1;
				r[code[pc + 4]] = entry;
				return pc + 5;
			}
			case Opcode.REMOVE -> {
				r[code[pc + 3]] = states.maps[state].remove(r, lists[code[pc + 2]]) ? 1 : 0;
				return pc + 4;
			}
			case Opcode.LOAD -> {
				states.arrays[state].load(r, lists[code[pc + 2]], lists[code[pc + 3]]);
				return pc + 4;
			}
			case Opcode.STORE -> {
				states.arrays[state].store(r, lists[code[pc + 2]]);
				return pc + 3;
			}
			case Opcode.TAKE -> {
				states.pools[state].take(r, lists[code[pc + 2]]);
				return pc + 3;
			}
			default -> {
				states.pools[state].give(r[code[pc + 2]], r[code[pc + 3]]);
				return pc + 4;
			}
		}
	}
}
