// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;
import org.cora.ir.program.BinaryOperator;
import org.cora.ir.program.Consistency;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Port;
import org.cora.ir.program.Register;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.Trigger;
import org.cora.ir.type.Types;
import org.cora.ir.verify.IrVerifier;

/**
 * Random programs for the analysis: tables keyed by 5-tuples, straight, turned round, mixed up, chosen by branches, rewritten
 * or looked up in each other; counters, sketches, filters and registers that are added to, read, or both.
 */
final class RandomNfs {

	private final Random random;
	private final boolean onlySums;
	private final List<State> states = new ArrayList<>();
	private TestCode code;

	private RandomNfs(long seed, boolean onlySums) {
		this.random = new Random(seed);
		this.onlySums = onlySums;
	}

	/** With tables. */
	static Nf draw(long seed) {
		return new RandomNfs(seed, false).make();
	}

	/** Mostly sums, which commute unless somebody looks at them. */
	static Nf commuting(long seed) {
		return new RandomNfs(seed, true).make();
	}

	private Nf make() {
		int count = 1 + random.nextInt(3);
		for (int s = 0; s < count; s++) {
			states.add(state(s));
		}
		List<Handler> handlers = new ArrayList<>();
		for (int port = 0; port < 2; port++) {
			handlers.add(handler(port));
		}
		return IrVerifier.verified(new Nf("random.Nf", List.of(new Port("left", 0, TestCode.WHERE), new Port("right", 1,
				TestCode.WHERE)), states, handlers, TestCode.WHERE));
	}

	private State state(int index) {
		String name = "s" + index;
		if (!onlySums) {
			return new State(name, index, StateKind.MAP, Types.FLOW_KEY, Types.FLOW_KEY, 10_000, 0, 0, -1, null,
					Consistency.STRICT, 0, TestCode.WHERE);
		}
		return switch (random.nextInt(4)) {
			case 0 -> new State(name, index, StateKind.COUNTMIN, Types.IPV4, Types.U64, 64, 2, 0, -1, null, Consistency.STRICT, 0,
					TestCode.WHERE);
			case 1 -> new State(name, index, StateKind.BLOOM, Types.IPV4, Types.U64, 256, 3, 0, -1, null, Consistency.STRICT, 0,
					TestCode.WHERE);
			case 2 -> new State(name, index, StateKind.REGISTER, null, Types.U64, 1, 0, 0, -1, null, Consistency.STRICT, 0,
					TestCode.WHERE);
			default -> new State(name, index, StateKind.COUNTER, Types.IPV4, Types.U64, 1000, 0, 0, -1, null, Consistency.STRICT,
					0, TestCode.WHERE);
		};
	}

	private Handler handler(int port) {
		code = new TestCode();
		boolean checked = random.nextInt(5) > 0;
		Register present = code.has(checked ? Headers.IPV4_HEADER : random.nextBoolean() ? Headers.ETH : Headers.L4);
		code.branch(present, 2, 1);
		code.end(new Terminator.Pass(TestCode.WHERE));
		int steps = 1 + random.nextInt(3);
		for (int n = 0; n < steps; n++) {
			step();
		}
		code.end(new Terminator.Forward(1 - port, TestCode.WHERE));
		return code.build("packet from " + port, new Trigger.PacketFrom(port));
	}

	private void step() {
		State state = states.get(random.nextInt(states.size()));
		if (onlySums) {
			sum(state);
		} else if (random.nextInt(6) == 0) {
			code.store(Headers.IPV4_HEADER, random.nextBoolean() ? "src" : "dst", random.nextBoolean() ? code.load(
					Headers.IPV4_HEADER, "src") : code.constant(0x0a000001L, 32));
		} else {
			table(state);
		}
	}

	private void sum(State state) {
		Register address = code.load(Headers.IPV4_HEADER, random.nextBoolean() ? "src" : "dst");
		switch (state.kind()) {
			case COUNTER -> {
				if (random.nextInt(5) == 0) {
					look(code.access(state.index(), StateAction.COUNT, 0, List.of(address), 64).get(0));
				}
				code.access(state.index(), StateAction.ADD, 0, List.of(address, code.constant(1 + random.nextInt(9), 64)));
			}
			case COUNTMIN -> {
				Register estimate = code.access(state.index(), StateAction.ADD, 0, List.of(address, code.constant(1, 64)), 64).get(
						0);
				if (random.nextInt(4) == 0) {
					look(estimate);
				}
			}
			case BLOOM -> {
				if (random.nextInt(5) == 0) {
					look(code.access(state.index(), StateAction.CONTAINS, 0, List.of(address), 1).get(0));
				}
				code.access(state.index(), StateAction.MARK, 0, List.of(address));
			}
			default -> {
				Register value = code.access(state.index(), StateAction.LOAD, 0, List.of(), 64).get(0);
				if (random.nextBoolean()) {
					code.access(state.index(), StateAction.STORE, 0, List.of(code.binary(BinaryOperator.ADD, value, code.constant(1,
							64))));
				}
			}
		}
	}

	/** The packet shows what was read. */
	private void look(Register value) {
		Register ttl = code.register(8);
		code.copy(ttl, value);
		code.store(Headers.IPV4_HEADER, "ttl", ttl);
	}

	private void table(State state) {
		List<Register> key = key();
		List<Register> value = random.nextInt(3) == 0 ? key() : key;
		List<Register> found = code.access(state.index(), StateAction.FIND, 0, key, 1, 64);
		int at = code.next();
		code.branch(found.get(0), at + 1, at + 2);
		if (random.nextInt(3) == 0) {
			List<Register> read = new ArrayList<>();
			int[] bits = {32, 16, 32, 16, 8};
			for (int slot = 0; slot < bits.length; slot++) {
				read.add(code.access(state.index(), StateAction.READ, slot, List.of(found.get(1)), bits[slot]).get(0));
			}
			code.access(random.nextInt(states.size()), StateAction.PEEK, 0, read, 1, 64);
		}
		code.jump(at + 3);
		List<Register> entry = new ArrayList<>(key);
		entry.addAll(value);
		code.access(state.index(), StateAction.INSERT, 0, entry, 1, 64);
		code.jump(at + 3);
	}

	/** A 5-tuple, or something that looks like one. */
	private List<Register> key() {
		Header ports = random.nextInt(4) == 0 ? Headers.TCP : Headers.L4;
		List<Register> key = new ArrayList<>(List.of(code.load(Headers.IPV4_HEADER, "src"), code.load(ports, "sport"), code.load(
				Headers.IPV4_HEADER, "dst"), code.load(ports, "dport"), code.load(Headers.IPV4_HEADER, "proto")));
		List<Register> turned = List.of(key.get(2), key.get(3), key.get(0), key.get(1), key.get(4));
		return switch (random.nextInt(9)) {
			case 0, 1 -> turned;
			case 2 -> List.of(key.get(0), key.get(3), key.get(2), key.get(1), key.get(4));
			case 3 -> List.of(key.get(0), key.get(1), key.get(0), key.get(3), key.get(4));
			case 4 -> chosen(key, turned, 5);
			case 5 -> chosen(key, turned, 1 + random.nextInt(4));
			default -> key;
		};
	}

	/** By a branch, either key; only the first so many parts are chosen, the others are those of the second. */
	private List<Register> chosen(List<Register> one, List<Register> other, int parts) {
		List<Register> result = new ArrayList<>();
		for (int i = 0; i < one.size(); i++) {
			result.add(i < parts ? code.register(one.get(i).bits()) : other.get(i));
		}
		Register even = code.binary(BinaryOperator.EQUAL, code.binary(BinaryOperator.AND, code.load(Headers.IPV4_HEADER, "src"),
				code.constant(1, 32)), code.constant(0, 32));
		int at = code.next();
		code.branch(even, at + 1, at + 2);
		for (int i = 0; i < parts; i++) {
			code.copy(result.get(i), one.get(i));
		}
		code.jump(at + 3);
		for (int i = 0; i < parts; i++) {
			code.copy(result.get(i), other.get(i));
		}
		code.jump(at + 3);
		return result;
	}
}
