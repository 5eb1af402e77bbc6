// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.generate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.cora.ir.packet.Headers;
import org.cora.ir.program.BinaryOperator;
import org.cora.ir.program.Block;
import org.cora.ir.program.Consistency;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Port;
import org.cora.ir.program.Register;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.Trigger;
import org.cora.ir.source.SourceRange;
import org.cora.ir.type.Types;

/**
 * Writes a network function with as many states and ports as asked for. Of the states, half are tables by flow that time
 * out after ten seconds, the others strict tables by address, mergeable counters by address and mergeable registers in
 * equal parts. Three states each are a module, with as many of the ports as of the states. A packet stops at one to three
 * states of its port's module and now and then at a mergeable one of another, in a drawn order, computes between, and
 * leaves by the next port; a flow's first packet inserts where others find. Flows are told by their 5-tuple
 * as it comes in; the program declares that, as nothing in it checks that packets have one.
 */
final class GeneratedNf {

	private static final SourceRange WHERE = new SourceRange("generated", 0, 1, 1, 1);
	private static final long TIMEOUT = 10_000_000_000L;
	private static final int MODULE = 3;
	private static final int SHARED = 2;
	private static final int MOST_COMPUTE = 60;

	private final Random random;
	private final int states;
	private final int classes;
	private final long flows;
	private final List<State> declared = new ArrayList<>();
	private List<Register> registers;
	private List<Instruction> current;

	private GeneratedNf(int states, int classes, long flows, Random random) {
		this.states = states;
		this.classes = classes;
		this.flows = flows;
		this.random = random;
	}

	static Nf draw(int states, int classes, long flows, Random random) {
		return new GeneratedNf(states, classes, flows, random).nf();
	}

	private Nf nf() {
		for (int s = 0; s < states; s++) {
			declared.add(state(s));
		}
		List<Port> ports = new ArrayList<>();
		List<Handler> handlers = new ArrayList<>();
		for (int c = 0; c < classes; c++) {
			ports.add(new Port("p" + c, c, WHERE));
			handlers.add(handler(c));
		}
		for (int c = 0; c < classes; c++) {
			handlers.add(identity(c));
		}
		return new Nf("generated.Nf" + states + "x" + classes, ports, declared, handlers, WHERE);
	}

	private State state(int s) {
		int draw = s == 0 ? 0 : random.nextInt(6);
		double size = Math.pow(2, 2 * random.nextDouble() - 1);
		long entries = Math.max(1, (long) (size * flows));
		return switch (draw) {
			case 3 -> new State("address" + s, s, StateKind.MAP, Types.IPV4, Types.U64, Math.max(1, entries / 4), 0, 0, -1,
					null, Consistency.STRICT, 0, WHERE);
			case 4 -> new State("counter" + s, s, StateKind.COUNTER, Types.IPV4, Types.U64, Math.max(1, entries / 4), 0, 0,
					-1, null, Consistency.MERGEABLE, 0, WHERE);
			case 5 -> new State("register" + s, s, StateKind.REGISTER, null, Types.U64, 1, 0, 0, -1, null,
					Consistency.MERGEABLE, 0, WHERE);
			default -> new State("flow" + s, s, StateKind.MAP, Types.FLOW_KEY, random.nextBoolean() ? Types.U64
					: Types.U32, entries, 0, TIMEOUT, -1, null, Consistency.STRICT, 0, WHERE);
		};
	}

	private Handler handler(int c) {
		registers = new ArrayList<>();
		current = new ArrayList<>();
		List<Integer> stops = stops(c);
		List<Register> flow = tuple();
		Register found = null;
		List<Block> blocks = new ArrayList<>();
		if (isByFlow(stops.get(0))) {
			found = access(stops.get(0), StateAction.FIND, flow, 1, 64).get(0);
		} else {
			found = constant(1, 1);
			use(stops.get(0), flow, false);
		}
		blocks.add(new Block(0, current, new Terminator.Branch(found, 1, 2, WHERE)));
		for (int first = 0; first < 2; first++) {
			current = new ArrayList<>();
			if (first == 1 && isByFlow(stops.get(0))) {
				insert(stops.get(0), flow);
			}
			for (int stop : stops.subList(1, stops.size())) {
				use(stop, flow, first == 1);
			}
			blocks.add(new Block(first + 1, current, new Terminator.Forward((c + 1) % classes, WHERE)));
		}
		return new Handler("packet from " + c, new Trigger.PacketFrom(c), registers, blocks, List.of(), WHERE);
	}

	private Handler identity(int c) {
		registers = new ArrayList<>();
		current = new ArrayList<>();
		Terminator key = new Terminator.Identify(tuple(), WHERE);
		return new Handler("identity from " + c, new Trigger.IdentityOf(c), registers, List.of(new Block(0, current, key)), List.of(),
				WHERE);
	}

	private List<Register> tuple() {
		return List.of(load("src"), port("sport"), load("dst"), port("dport"), load("proto"));
	}

	/** One to three of a class's module's states, and now and then a shared one, in any order. */
	private List<Integer> stops(int c) {
		int modules = Math.max(1, states / MODULE);
		int module = (int) ((long) c * modules / classes);
		int from = module * states / modules;
		int to = (module + 1) * states / modules;
		int wanted = Math.min(to - from, 1 + random.nextInt(MODULE));
		Set<Integer> chosen = new HashSet<>();
		while (chosen.size() < wanted) {
			chosen.add(from + random.nextInt(to - from));
		}
		int other = random.nextInt(states);
		boolean shared = !isByFlow(other) && declared.get(other).consistency() == Consistency.MERGEABLE;
		if (shared && random.nextInt(SHARED) == 0) {
			chosen.add(other);
		}
		List<Integer> stops = new ArrayList<>(chosen);
		stops.sort(null);
		Collections.shuffle(stops, random);
		return stops;
	}

	private boolean isByFlow(int state) {
		return declared.get(state).timeoutNanos() > 0;
	}

	private void use(int state, List<Register> flow, boolean first) {
		State used = declared.get(state);
		Register any = load("ttl");
		int compute = random.nextInt(MOST_COMPUTE);
		for (int i = 0; i < compute; i++) {
			Register sum = register(any.bits());
			current.add(new Instruction.Binary(BinaryOperator.ADD, sum, any, any, WHERE));
			any = sum;
		}
		switch (used.kind()) {
			case REGISTER -> {
				Register value = access(state, StateAction.LOAD, List.of(), 64).get(0);
				access(state, StateAction.STORE, List.of(value));
			}
			case COUNTER -> access(state, StateAction.ADD, List.of(flow.get(2), constant(1, 64)));
			default -> {
				List<Register> key = isByFlow(state) ? flow : List.of(flow.get(2));
				if (first) {
					insert(state, key);
				} else {
					access(state, StateAction.FIND, key, 1, 64);
				}
			}
		}
	}

	private void insert(int state, List<Register> key) {
		List<Register> arguments = new ArrayList<>(key);
		arguments.add(constant(1, declared.get(state).valueSlots().get(0).bits()));
		access(state, StateAction.INSERT, arguments, 1, 64);
	}

	private Register register(int bits) {
		Register register = new Register(registers.size(), "r", bits);
		registers.add(register);
		return register;
	}

	private Register constant(long value, int bits) {
		Register target = register(bits);
		current.add(new Instruction.Constant(target, value, WHERE));
		return target;
	}

	private Register load(String field) {
		Register target = register(Headers.IPV4_HEADER.require(field).bits());
		current.add(new Instruction.LoadField(List.of(target), Headers.IPV4_HEADER.require(field), WHERE));
		return target;
	}

	private Register port(String field) {
		Register target = register(Headers.L4.require(field).bits());
		current.add(new Instruction.LoadField(List.of(target), Headers.L4.require(field), WHERE));
		return target;
	}

	private List<Register> access(int state, StateAction action, List<Register> arguments, int... results) {
		List<Register> targets = new ArrayList<>();
		for (int bits : results) {
			targets.add(register(bits));
		}
		current.add(new Instruction.Access(state, action, 0, targets, arguments, WHERE));
		return targets;
	}
}
