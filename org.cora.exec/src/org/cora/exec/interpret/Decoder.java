// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.interpret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.cora.exec.Verdict;
import org.cora.exec.handler.HandlerUse;
import org.cora.exec.handler.MetEntries;
import org.cora.exec.handler.StateCall;
import org.cora.exec.handler.Verdicts;
import org.cora.exec.packet.FieldAccess;
import org.cora.exec.packet.PacketAction;
import org.cora.ir.program.AccessKey;
import org.cora.ir.program.BinaryOperator;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.PacketOperation;
import org.cora.ir.program.Register;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.Trigger;

/** Decodes one handler of the IR into {@link HandlerCode}. */
final class Decoder {

	private final Nf nf;
	private final Handler handler;
	private final boolean ofPacket;
	private final HandlerUse use;
	private final boolean recorded;
	private final BitSet noted;
	private int[] code = new int[64];
	private int length;
	private final List<Long> constants = new ArrayList<>();
	private final List<FieldAccess> fields = new ArrayList<>();
	private final List<int[]> lists = new ArrayList<>();
	private final List<StateCall> calls = new ArrayList<>();
	private final List<PacketAction> actions = new ArrayList<>();
	private final List<Verdict> verdicts = new ArrayList<>();
	private final int[] starts;
	/** Places in the code that hold a block's number until all starts are known. */
	private final List<Integer> targets = new ArrayList<>();

	private Decoder(Nf nf, Handler handler, boolean recorded, BitSet noted) {
		this.nf = nf;
		this.handler = handler;
		this.recorded = recorded;
		this.noted = noted;
		ofPacket = handler.trigger() instanceof Trigger.PacketFrom;
		starts = new int[handler.blocks().size()];
		use = new HandlerUse(handler);
	}

	/** Decodes a handler; its runs record the blocks they visit if that is asked for, and note which entries of some states they ask for. */
	static HandlerCode decode(Nf nf, Handler handler, boolean recorded, BitSet noted) {
		return new Decoder(nf, handler, recorded, noted).decode();
	}

	private HandlerCode decode() {
		for (Block block : handler.blocks()) {
			starts[block.index()] = length;
			if (recorded) {
				emit(Opcode.VISIT, block.index() >> 6, block.index() & 63);
			}
			if (use.settlesAt(block)) {
				emit(Opcode.COMMIT);
			}
			List<Instruction> instructions = block.instructions();
			int fused = fusable(block) ? 1 : 0;
			instructions(instructions.subList(0, instructions.size() - fused));
			if (fused == 0) {
				terminator(block.terminator());
			} else {
				branchOn(instructions.get(instructions.size() - 1), (Terminator.Branch) block.terminator());
			}
		}
		targets.forEach(at -> code[at] = starts[code[at]]);
		return new HandlerCode(handler, Arrays.copyOf(code, length), constants.stream().mapToLong(Long::longValue).toArray(), fields.toArray(FieldAccess[]::new),
				lists.toArray(int[][]::new), calls.toArray(StateCall[]::new), actions.toArray(PacketAction[]::new), verdicts.toArray(Verdict[]::new), handler.canAbort());
	}

	/** A test whose result nothing but the block's branch reads is made by the branch itself. */
	private boolean fusable(Block block) {
		if (block.instructions().isEmpty() || !(block.terminator() instanceof Terminator.Branch branch)) {
			return false;
		}
		Instruction last = block.instructions().get(block.instructions().size() - 1);
		boolean test = last instanceof Instruction.HasHeader || last instanceof Instruction.Binary binary
				&& (binary.operator() == BinaryOperator.EQUAL || binary.operator() == BinaryOperator.NOT_EQUAL);
		return test && last.writes().get(0).equals(branch.condition()) && use.reads(branch.condition()) == 1;
	}

	private void instructions(List<Instruction> instructions) {
		for (int i = 0; i < instructions.size();) {
			int run = 1;
			while (i + run < instructions.size() && continues(instructions.get(i + run - 1), instructions.get(i + run))) {
				run++;
			}
			List<Instruction> together = instructions.subList(i, i + run);
			if (run == 1) {
				note(together.get(0));
				instruction(together.get(0));
			} else if (together.get(0) instanceof Instruction.LoadField) {
				loadFields(together);
			} else {
				reads(together);
			}
			i += run;
		}
	}

	private void note(Instruction instruction) {
		if (instruction instanceof Instruction.Access access && MetEntries.notes(noted, nf, access)) {
			emit(Opcode.NOTE, list(AccessKey.registers(nf, access)));
		}
	}

	/** Whether the second can run in one operation with the one before it: fields loaded, slots read of one entry. */
	private boolean continues(Instruction first, Instruction second) {
		if (first instanceof Instruction.LoadField one && second instanceof Instruction.LoadField other) {
			return one.targets().size() == 1 && other.targets().size() == 1;
		}
		return first instanceof Instruction.Access one && second instanceof Instruction.Access other
				&& !StateCall.isOne(nf, one) && one.action() == StateAction.READ && other.action() == StateAction.READ && one.state() == other.state()
				&& one.arguments().equals(other.arguments()) && !one.results().equals(one.arguments());
	}

	private void loadFields(List<Instruction> loads) {
		emit(Opcode.LOAD_FIELDS, loads.size());
		for (Instruction load : loads) {
			Instruction.LoadField field = (Instruction.LoadField) load;
			fields.add(FieldAccess.of(field.field()));
			emit(field.targets().get(0).index(), fields.size() - 1);
		}
	}

	private void reads(List<Instruction> reads) {
		Instruction.Access first = (Instruction.Access) reads.get(0);
		emit(Opcode.READS, first.state(), first.arguments().get(0).index(), reads.size());
		for (Instruction read : reads) {
			Instruction.Access access = (Instruction.Access) read;
			emit(access.results().get(0).index(), access.slot());
		}
	}

	private void branchOn(Instruction test, Terminator.Branch branch) {
		boolean negated = false;
		if (test instanceof Instruction.HasHeader has) {
			emit(Opcode.BRANCH_HEADER, has.header().index());
		} else {
			Instruction.Binary binary = (Instruction.Binary) test;
			emit(Opcode.BRANCH_EQUAL, binary.left().index(), binary.right().index());
			negated = binary.operator() == BinaryOperator.NOT_EQUAL;
		}
		target(negated ? branch.otherwise() : branch.then());
		target(negated ? branch.then() : branch.otherwise());
	}

	private void emit(int... numbers) {
		while (length + numbers.length > code.length) {
			code = Arrays.copyOf(code, code.length * 2);
		}
		System.arraycopy(numbers, 0, code, length, numbers.length);
		length += numbers.length;
	}

	private void target(int block) {
		targets.add(length);
		emit(block);
	}

	private int list(List<Register> registers) {
		lists.add(registers.stream().mapToInt(Register::index).toArray());
		return lists.size() - 1;
	}

	private static int cut(Register target) {
		return 64 - target.bits();
	}

	private void instruction(Instruction instruction) {
		if (use.isIdle(instruction)) {
			return;
		} else if (instruction instanceof Instruction.Constant c) {
			constants.add(c.value() & c.target().mask());
			emit(Opcode.CONSTANT, c.target().index(), constants.size() - 1);
		} else if (instruction instanceof Instruction.Unary u) {
			unary(u);
		} else if (instruction instanceof Instruction.Binary b) {
			emit(Opcode.ADD + b.operator().ordinal(), b.target().index(), b.left().index(), b.right().index(),
					cut(b.target()));
		} else if (instruction instanceof Instruction.HasHeader h) {
			emit(Opcode.HAS_HEADER, h.target().index(), h.header().index());
		} else if (instruction instanceof Instruction.LoadField l) {
			for (int part = 0; part < l.targets().size(); part++) {
				fields.add(FieldAccess.of(l.field(), part));
				emit(Opcode.LOAD_FIELD, l.targets().get(part).index(), fields.size() - 1);
			}
		} else if (instruction instanceof Instruction.StoreField s) {
			for (int part = 0; part < s.sources().size(); part++) {
				fields.add(FieldAccess.of(s.field(), part));
				emit(Opcode.STORE_FIELD, fields.size() - 1, s.sources().get(part).index());
			}
		} else if (instruction instanceof Instruction.LoadMeta m) {
			meta(m);
		} else if (instruction instanceof Instruction.Access a) {
			access(a);
		} else if (instruction instanceof PacketOperation operation) {
			actions.add(PacketAction.of(operation));
			emit(Opcode.ACTION, actions.size() - 1);
		}
	}

	private void unary(Instruction.Unary unary) {
		int target = unary.target().index();
		int operand = unary.operand().index();
		switch (unary.operator()) {
			case COPY -> {
				if (unary.target().bits() >= unary.operand().bits()) {
					emit(Opcode.COPY, target, operand);
				} else {
					emit(Opcode.CUT, target, operand, cut(unary.target()));
				}
			}
			case NOT -> emit(Opcode.NOT, target, operand);
			case COMPLEMENT -> emit(Opcode.COMPLEMENT, target, operand, cut(unary.target()));
		}
	}

	private void meta(Instruction.LoadMeta load) {
		Register target = load.target();
		switch (load.meta()) {
			case NOW -> emit(Opcode.NOW, target.index(), cut(target));
			case LENGTH -> emit(Opcode.LENGTH, target.index(), cut(target));
			case PORT -> emit(Opcode.PORT, target.index(), cut(target));
			case PAYLOAD -> emit(Opcode.PAYLOAD, target.index(), cut(target));
		}
	}

	private void access(Instruction.Access access) {
		if (StateCall.isOne(nf, access)) {
			calls.add(StateCall.of(nf, access));
			emit(Opcode.CALL, calls.size() - 1);
			return;
		}
		int state = access.state();
		List<Register> results = access.results();
		List<Register> arguments = access.arguments();
		boolean sketch = nf.states().get(state).kind() == StateKind.COUNTMIN;
		switch (access.action()) {
			// only handlers of packets refresh what they find
			case FIND -> emit(ofPacket ? Opcode.FIND : Opcode.PEEK, state, list(arguments), results.get(0).index(),
					results.get(1).index());
			case PEEK -> emit(Opcode.PEEK, state, list(arguments), results.get(0).index(), results.get(1).index());
			case TOUCH -> emit(Opcode.TOUCH, state, list(arguments), results.get(0).index());
			case INSERT -> emit(Opcode.INSERT, state, list(arguments), results.get(0).index(), results.get(1).index());
			case REMOVE -> emit(Opcode.REMOVE, state, list(arguments), results.get(0).index());
			case READ -> emit(Opcode.READ, state, access.slot(), results.get(0).index(), arguments.get(0).index());
			case WRITE -> emit(Opcode.WRITE, state, access.slot(), arguments.get(0).index(), arguments.get(1).index());
			case LOAD -> emit(Opcode.LOAD, state, list(arguments), list(results));
			case STORE -> emit(Opcode.STORE, state, list(arguments));
			case ADD -> {
				if (sketch) {
					emit(Opcode.SKETCH_ADD, state, list(arguments), results.get(0).index());
				} else {
					emit(Opcode.COUNTER_ADD, state, list(arguments));
				}
			}
			case COUNT -> emit(sketch ? Opcode.SKETCH_COUNT : Opcode.COUNTER_COUNT, state, list(arguments),
					results.get(0).index());
			case TAKE -> emit(Opcode.TAKE, state, list(results));
			case GIVE -> emit(Opcode.GIVE, state, arguments.get(0).index(), arguments.get(1).index());
			default -> throw new IllegalStateException("decoded as a call: " + access);
		}
	}

	private void terminator(Terminator terminator) {
		if (terminator instanceof Terminator.Jump jump) {
			emit(Opcode.JUMP);
			target(jump.target());
		} else if (terminator instanceof Terminator.Branch branch) {
			emit(Opcode.BRANCH, branch.condition().index());
			target(branch.then());
			target(branch.otherwise());
		} else if (terminator instanceof Terminator.Return) {
			emit(Opcode.RETURN);
		} else if (terminator instanceof Terminator.Identify identify) {
			emit(Opcode.IDENTIFY, list(identify.key()));
		} else {
			verdicts.add(Verdicts.of(nf, terminator));
			emit(terminator instanceof Terminator.Abort ? Opcode.ABORT : Opcode.END, verdicts.size() - 1);
		}
	}
}
