// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cora.ir.packet.Headers;
import org.cora.ir.program.BinaryOperator;
import org.cora.ir.program.Consistency;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Nf;
import org.cora.ir.program.PoolRange;
import org.cora.ir.program.Port;
import org.cora.ir.program.Register;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.Trigger;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;
import org.cora.ir.verify.IrVerifier;

/**
 * Network functions put together from building blocks. A packet that is no TCP or UDP over IPv4 is passed; for others
 * each part does its work in turn; then it is forwarded.
 */
final class TestNfs {

	/** What a part of a test NF does with its state. */
	enum Part {
		/** Counts packets per flow in a map that times out. */
		PER_FLOW,
		/** Counts packets per destination in a map, strictly. */
		PER_ADDRESS,
		/** Sums bytes per destination, mergeable. */
		COUNTER,
		/** Counts all packets in one register. */
		REGISTER,
		/** Takes an item from a pool for the first packet of a flow; needs PER_FLOW before it. */
		POOL
	}

	private TestNfs() {
	}

	/** An NF of these parts; capacity of tables as given. */
	static Nf of(long capacity, Part... parts) {
		List<State> states = new ArrayList<>();
		for (Part part : parts) {
			states.add(state(part, states.size(), capacity));
		}
		List<Handler> handlers = new ArrayList<>();
		for (int port = 0; port < 2; port++) {
			handlers.add(handler(parts, port));
		}
		return IrVerifier.verified(new Nf("test.Nf", List.of(new Port("left", 0, TestCode.WHERE),
				new Port("right", 1, TestCode.WHERE)),
				states, handlers, TestCode.WHERE));
	}

	private static State state(Part part, int index, long capacity) {
		String name = part.name().toLowerCase(Locale.ROOT) + index;
		PoolRange range = new PoolRange(0x0a000001L, 0x0a000010L, 1024, 65535);
		return switch (part) {
			case PER_FLOW -> new State(name, index, StateKind.MAP, Types.FLOW_KEY, Types.U64, capacity, 0,
					10_000_000_000L, -1, null, Consistency.STRICT, 0, TestCode.WHERE);
			case PER_ADDRESS -> new State(name, index, StateKind.MAP, Types.IPV4, Types.U64, capacity, 0, 0, -1, null,
					Consistency.STRICT, 0, TestCode.WHERE);
			case COUNTER -> new State(name, index, StateKind.COUNTER, Types.IPV4, Types.U64, capacity, 0, 0, -1, null,
					Consistency.MERGEABLE, 0, TestCode.WHERE);
			case REGISTER -> new State(name, index, StateKind.REGISTER, null, Types.U64, 1, 0, 0, -1, null,
					Consistency.STRICT, 0, TestCode.WHERE);
			case POOL -> new State(name, index, StateKind.POOL, null, (Type) Types.ENDPOINT, range.size(), 0, 0, -1,
					range, Consistency.STRICT, 0, TestCode.WHERE);
		};
	}

	private static Handler handler(Part[] parts, int port) {
		TestCode code = new TestCode();
		code.branch(code.has(Headers.IPV4_HEADER), 2, 1);
		code.end(new Terminator.Pass(TestCode.WHERE));
		code.branch(code.has(Headers.L4), 3, 1);
		for (int p = 0; p < parts.length; p++) {
			part(code, parts, p, port);
		}
		code.end(new Terminator.Forward(1 - port, TestCode.WHERE));
		return code.build("packet from " + port, new Trigger.PacketFrom(port));
	}

	private static void part(TestCode code, Part[] parts, int p, int port) {
		switch (parts[p]) {
			case PER_FLOW -> table(code, p, flow(code, port), pool(parts, p));
			case PER_ADDRESS -> table(code, p, List.of(code.load(Headers.IPV4_HEADER, "dst")), -1);
			case COUNTER -> code.access(p, StateAction.ADD, 0,
					List.of(code.load(Headers.IPV4_HEADER, "dst"), code.constant(1, 64)));
			case REGISTER -> {
				Register value = code.access(p, StateAction.LOAD, 0, List.of(), 64).get(0);
				code.access(p, StateAction.STORE, 0, List.of(code.binary(BinaryOperator.ADD, value,
						code.constant(1, 64))));
			}
			case POOL -> code.constant(0, 1);
		}
	}

	private static int pool(Part[] parts, int before) {
		for (int p = before + 1; p < parts.length; p++) {
			if (parts[p] == Part.POOL) {
				return p;
			}
		}
		return -1;
	}

	/** The 5-tuple as the left side sends it, so that both directions have one key. */
	private static List<Register> flow(TestCode code, int port) {
		List<Register> key = code.flow();
		return port == 0 ? key : List.of(key.get(2), key.get(3), key.get(0), key.get(1), key.get(4));
	}

	private static void table(TestCode code, int state, List<Register> key, int pool) {
		List<Register> found = code.access(state, StateAction.FIND, 0, key, 1, 64);
		int at = code.next();
		int after = at + 3;
		code.branch(found.get(0), at + 1, at + 2);
		Register count = code.access(state, StateAction.READ, 0, List.of(found.get(1)), 64).get(0);
		code.access(state, StateAction.WRITE, 0, List.of(found.get(1),
				code.binary(BinaryOperator.ADD, count, code.constant(1, 64))));
		code.jump(after);
		if (pool >= 0) {
			code.access(pool, StateAction.TAKE, 0, List.of(), 1, 32, 16);
		}
		List<Register> arguments = new ArrayList<>(key);
		arguments.add(code.constant(1, 64));
		code.access(state, StateAction.INSERT, 0, arguments, 1, 64);
		code.jump(after);
	}
}
