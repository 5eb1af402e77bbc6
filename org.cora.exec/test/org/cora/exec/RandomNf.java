// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cora.ir.packet.Field;
import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;
import org.cora.ir.program.BinaryOperator;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Meta;
import org.cora.ir.program.Nf;
import org.cora.ir.program.PacketOperation;
import org.cora.ir.program.Port;
import org.cora.ir.program.Register;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.Trigger;
import org.cora.ir.program.UnaryOperator;
import org.cora.ir.source.SourceRange;
import org.cora.ir.verify.IrVerifier;

/**
 * Random well-formed IR with control flow: every instruction there is, on states of every kind, registers assigned again and
 * again, and all handlers an NF can have. Seeded.
 */
public final class RandomNf {

	private static final SourceRange WHERE = SourceRange.NONE;
	private static final int[] WIDTHS = { 1, 7, 8, 16, 32, 48, 63, 64 };
	private static final int HANDLE = 64;

	private final Random random;
	private final List<State> states = SampleStates.all();
	private final int size;
	private List<Register> registers;
	private Register sum;
	private List<Instruction> instructions;
	private boolean ofPacket;

	private RandomNf(long seed, int size) {
		random = new Random(seed);
		this.size = size;
	}

	/**
	 * An NF of about so many instructions per handler.
	 *
	 * @param size at least 1
	 */
	public static Nf of(long seed, int size) {
		return new RandomNf(seed, size).nf();
	}

	private Nf nf() {
		List<Handler> handlers = new ArrayList<>();
		handlers.add(handler("left", new Trigger.PacketFrom(0), size));
		handlers.add(handler("right", new Trigger.PacketFrom(1), size));
		handlers.add(handler("expiry", new Trigger.Expiry(SampleStates.MAP), size / 2));
		handlers.add(handler("timer", new Trigger.Timer(0, 25), size / 2));
		handlers.add(handler("identity", new Trigger.IdentityOf(0), size / 4));
		return IrVerifier.verified(new Nf("random", List.of(new Port("left", 0, WHERE), new Port("right", 1, WHERE)), states,
				handlers, WHERE));
	}

	private Handler handler(String name, Trigger trigger, int length) {
		registers = new ArrayList<>();
		ofPacket = trigger instanceof Trigger.PacketFrom || trigger instanceof Trigger.IdentityOf;
		boolean pure = trigger instanceof Trigger.IdentityOf;
		if (trigger instanceof Trigger.Expiry expiry) {
			State state = states.get(expiry.state());
			state.keySlots().forEach(s -> register(s.bits()));
			state.valueSlots().forEach(s -> register(s.bits()));
		}
		int parameters = registers.size();
		for (int width : WIDTHS) {
			register(width);
			register(width);
		}
		sum = register(Long.SIZE);
		register(HANDLE);
		int count = 1 + random.nextInt(1 + length / 8);
		List<Block> blocks = new ArrayList<>();
		for (int b = 0; b < count; b++) {
			instructions = new ArrayList<>();
			if (b == 0) {
				registers.subList(parameters, registers.size()).forEach(r -> instructions.add(
						new Instruction.Constant(r, r.index() == registers.size() - 1 ? 0 : value(), WHERE)));
			}
			for (int i = random.nextInt(2 + 2 * length / count); i > 0; i--) {
				instruction(pure);
			}
			Terminator end = end(trigger, b, count);
			if (end.successors().isEmpty() && !pure) {
				showRegisters();
			}
			blocks.add(new Block(b, instructions, end));
		}
		return new Handler(name, trigger, registers, reachable(blocks), List.of(), WHERE);
	}

	/** Blocks that nothing goes to are gone to by the one before; that one's branch then has both ways. */
	private List<Block> reachable(List<Block> blocks) {
		List<Block> all = new ArrayList<>(blocks);
		for (int b = 1; b < all.size(); b++) {
			int number = b;
			if (all.subList(0, b).stream().noneMatch(each -> each.terminator().successors().contains(number))) {
				Block before = all.get(b - 1);
				List<Integer> successors = before.terminator().successors();
				int other = successors.isEmpty() ? b : successors.get(successors.size() - 1);
				all.set(b - 1, new Block(b - 1, before.instructions(), new Terminator.Branch(any(1), b, other, WHERE)));
			}
		}
		return all;
	}

	/** Whatever a register holds at the end can be seen in a state. */
	private void showRegisters() {
		for (Register register : registers.subList(0, sum.index())) {
			instructions.add(new Instruction.Binary(BinaryOperator.ADD, sum, sum, sum, WHERE));
			instructions.add(new Instruction.Binary(BinaryOperator.ADD, sum, sum, register, WHERE));
		}
		instructions.add(new Instruction.Access(SampleStates.REGISTER, StateAction.STORE, 0, List.of(), List.of(sum), WHERE));
	}

	private Terminator end(Trigger trigger, int block, int count) {
		if (block + 1 < count && random.nextInt(8) > 0) {
			int most = Math.min(4, count - block - 1);
			int then = block + 1 + random.nextInt(most);
			int otherwise = block + 1 + random.nextInt(most);
			return random.nextInt(4) == 0 ? new Terminator.Jump(then, WHERE)
					: new Terminator.Branch(any(1), then, otherwise, WHERE);
		}
		if (trigger instanceof Trigger.IdentityOf) {
			return new Terminator.Identify(random.nextInt(3) == 0 ? List.of() : List.of(any(32), any(16), any(48)), WHERE);
		}
		if (!(trigger instanceof Trigger.PacketFrom)) {
			return new Terminator.Return(WHERE);
		}
		return switch (random.nextInt(6)) {
			case 0 -> new Terminator.Drop("no", WHERE);
			case 1 -> new Terminator.Pass(WHERE);
			case 2 -> new Terminator.Abort(random.nextInt(states.size()), WHERE);
			default -> new Terminator.Forward(random.nextInt(2), WHERE);
		};
	}

	private Register register(int bits) {
		Register register = new Register(registers.size(), "", bits);
		registers.add(register);
		return register;
	}

	/** A register of that width, but for those that hold the sum and entries. */
	private Register any(int bits) {
		List<Register> fit = registers.stream().filter(r -> r.bits() == bits && r.index() < registers.size() - 2).toList();
		return fit.get(random.nextInt(fit.size()));
	}

	private Register any() {
		return any(WIDTHS[random.nextInt(WIDTHS.length)]);
	}

	private Register entry() {
		return registers.get(registers.size() - 1);
	}

	private long value() {
		return switch (random.nextInt(4)) {
			case 0 -> random.nextLong();
			case 1 -> -1L;
			default -> random.nextInt(70);
		};
	}

	private void instruction(boolean pure) {
		switch (random.nextInt(ofPacket ? 13 : 6)) {
			case 0 -> instructions.add(new Instruction.Constant(any(), value(), WHERE));
			case 1 -> {
				UnaryOperator operator = UnaryOperator.values()[random.nextInt(3)];
				instructions.add(new Instruction.Unary(operator, operator == UnaryOperator.NOT ? any(1) : any(), any(), WHERE));
			}
			case 2, 3 -> binary();
			case 4 -> instructions.add(meta(Meta.values()[random.nextInt(4)]));
			case 5, 6, 7 -> access(pure);
			case 8 -> instructions.add(new Instruction.HasHeader(any(1), Headers.all().get(random.nextInt(Headers.all().size())),
					WHERE));
			case 9, 10 -> load();
			case 11 -> {
				if (!pure) {
					operation();
				}
			}
			default -> {
				if (!pure) {
					store();
				}
			}
		}
	}

	private void operation() {
		Register payload = any(8 << random.nextInt(4));
		Header header = List.of(Headers.VLAN, Headers.VXLAN, Headers.GTPU).get(random.nextInt(3));
		Header over = header.equals(Headers.VLAN) ? null : random.nextBoolean() ? Headers.IPV4_HEADER : Headers.IPV6_HEADER;
		switch (random.nextInt(7)) {
			case 0 -> instructions.add(new PacketOperation.LoadPayload(payload, small(64), WHERE));
			case 1 -> instructions.add(new PacketOperation.StorePayload(small(64), payload, WHERE));
			case 2 -> instructions.add(new PacketOperation.Resize(any(1), small(64), WHERE));
			case 3 -> instructions.add(new PacketOperation.Push(any(1), header, over, WHERE));
			case 4 -> instructions.add(new PacketOperation.Pop(any(1), header, WHERE));
			case 5 -> instructions.add(new PacketOperation.Emit(random.nextInt(2), WHERE));
			default -> copy();
		}
	}

	/** Something is done to a copy, and it leaves. */
	private void copy() {
		instructions.add(new PacketOperation.BeginCopy(WHERE));
		store();
		instructions.add(new PacketOperation.Emit(random.nextInt(2), WHERE));
		instructions.add(new PacketOperation.EndCopy(WHERE));
	}

	private Instruction meta(Meta meta) {
		Register target = any(meta.bits() == 16 ? 16 : meta.bits() == 32 ? 32 : 64);
		return new Instruction.LoadMeta(target, meta, WHERE);
	}

	private void binary() {
		BinaryOperator operator = BinaryOperator.values()[random.nextInt(BinaryOperator.values().length)];
		instructions.add(new Instruction.Binary(operator, operator.isComparison() ? any(1) : any(), any(), any(), WHERE));
	}

	private Field field() {
		List<Field> fields = Headers.all().get(random.nextInt(Headers.all().size())).fields();
		return fields.get(random.nextInt(fields.size()));
	}

	private void load() {
		Field field = field();
		List<Register> targets = new ArrayList<>();
		for (int bits = field.bits(); bits > 0; bits -= 64) {
			targets.add(widest(Math.min(64, bits)));
		}
		if (targets.size() == 1 || targets.get(0) != targets.get(1)) {
			instructions.add(new Instruction.LoadField(targets, field, WHERE));
		}
	}

	private void store() {
		Field field = field();
		if (field.header().isInner()) {
			return;
		}
		List<Register> sources = new ArrayList<>();
		for (int bits = field.bits(); bits > 0; bits -= 64) {
			sources.add(widest(Math.min(64, bits)));
		}
		instructions.add(new Instruction.StoreField(field, sources, WHERE));
	}

	/** A register that so many bits fit into. */
	private Register widest(int bits) {
		List<Register> fit = registers.stream().filter(r -> r.bits() >= bits && r.index() < registers.size() - 2).toList();
		return fit.get(random.nextInt(fit.size()));
	}

	// ---- accesses

	/** Keys and indexes are made small, so that they meet again. */
	private Register small(int bits) {
		Register target = any(bits);
		Register limit = any(8);
		Register from = any();
		instructions.add(new Instruction.Constant(limit, 1 + random.nextInt(random.nextBoolean() ? 3 : 14), WHERE));
		instructions.add(new Instruction.Binary(BinaryOperator.REMAINDER, target, from.equals(limit) ? any(64) : from, limit, WHERE));
		return target;
	}

	private void access(boolean pure) {
		int[] maps = { SampleStates.MAP, SampleStates.LRU, SampleStates.PAIRS, SampleStates.FLOWS };
		State state = states.get(random.nextBoolean() ? maps[random.nextInt(maps.length)] : random.nextInt(states.size()));
		List<StateAction> actions = List.of(StateAction.values()).stream().filter(a -> a.kinds().contains(state.kind()))
				.filter(a -> !pure || a == StateAction.PEEK || a == StateAction.COUNT || a == StateAction.CONTAINS).toList();
		if (actions.isEmpty()) {
			return;
		}
		StateAction action = actions.get(random.nextInt(actions.size()));
		switch (action) {
			case READ, WRITE -> {
				find(state);
				slot(state, action);
			}
			case FIND, PEEK -> find(state, action);
			case INSERT -> add(state, action, List.of(any(1), entry()), concat(key(state), value(state)));
			case TOUCH, REMOVE, CONTAINS -> add(state, action, List.of(any(1)), key(state));
			case MARK -> add(state, action, List.of(), key(state));
			case LOAD -> add(state, action, value(state), index(state));
			case STORE -> add(state, action, List.of(), concat(index(state), value(state)));
			case ADD -> add(state, action, state.kind() == StateKind.COUNTMIN ? List.of(any(64)) : List.of(),
					concat(key(state), List.of(any(64))));
			case SPEND -> add(state, action, List.of(any(1)), concat(key(state), List.of(small(64))));
			case COUNT -> add(state, action, List.of(any(64)), key(state));
			case CLEAR -> {
				if (random.nextInt(4) == 0) {
					add(state, action, List.of(), List.of());
				}
			}
			case PUSH -> add(state, action, List.of(any(1)), value(state));
			case POP, TAKE -> add(state, action, concat(List.of(any(1)), value(state)), List.of());
			case GIVE -> add(state, action, List.of(), List.of(small(32), small(16)));
		}
	}

	private void find(State state) {
		find(state, random.nextBoolean() ? StateAction.FIND : StateAction.PEEK);
	}

	private void find(State state, StateAction action) {
		add(state, action, List.of(any(1), entry()), key(state));
	}

	/** The entry is of this state: it was sought just before. */
	private void slot(State state, StateAction action) {
		int slot = random.nextInt(state.valueSlots().size());
		Register value = any(state.valueSlots().get(slot).bits());
		boolean reads = action == StateAction.READ;
		instructions.add(new Instruction.Access(state.index(), action, slot, reads ? List.of(value) : List.of(),
				reads ? List.of(entry()) : List.of(entry(), value), WHERE));
	}

	private void add(State state, StateAction action, List<Register> results, List<Register> arguments) {
		if (results.stream().distinct().count() == results.size()) {
			instructions.add(new Instruction.Access(state.index(), action, 0, results, arguments, WHERE));
		}
	}

	private List<Register> key(State state) {
		return state.keySlots().stream().map(s -> random.nextInt(8) == 0 ? any(s.bits()) : small(s.bits())).toList();
	}

	private List<Register> value(State state) {
		return state.valueSlots().stream().map(s -> any(s.bits())).toList();
	}

	private List<Register> index(State state) {
		return state.kind() == StateKind.ARRAY ? List.of(small(64)) : List.of();
	}

	private static List<Register> concat(List<Register> first, List<Register> second) {
		return HandlerBuilder.concat(first, second);
	}
}
