// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

import org.cora.exec.packet.FieldAccess;
import org.cora.exec.packet.PacketAction;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.PacketOperation;
import org.cora.ir.program.Register;
import org.objectweb.asm.Opcodes;

/** Writes instructions that touch no state: numbers and the packet. */
final class InstructionWriter {

	private static final String PACKET = "org/cora/exec/packet/Packet";
	private static final String ACTION = "org/cora/exec/packet/PacketAction";
	private static final String FIELD = "org/cora/exec/packet/FieldAccess";
	private static final int WIDE = 64;

	private final Code code;

	InstructionWriter(Code code) {
		this.code = code;
	}

	void write(Instruction instruction) {
		if (instruction instanceof Instruction.Constant constant) {
			code.number(constant.value() & constant.target().mask());
			code.store(constant.target());
		} else if (instruction instanceof Instruction.Unary unary) {
			unary(unary);
		} else if (instruction instanceof Instruction.Binary binary) {
			binary(binary);
		} else if (instruction instanceof Instruction.HasHeader has) {
			header(has);
			code.help("flag", "(Z)J");
			code.store(has.target());
		} else if (instruction instanceof Instruction.LoadField load) {
			for (int part = 0; part < load.targets().size(); part++) {
				code.constants.push(code.method, FieldAccess.of(load.field(), part), FieldAccess.class);
				code.method.visitVarInsn(Opcodes.ALOAD, Code.PACKET);
				code.call(FIELD, "load", "(L" + PACKET + ";)J");
				code.cut(Math.min(WIDE, load.field().bits()), load.targets().get(part));
				code.store(load.targets().get(part));
			}
		} else if (instruction instanceof Instruction.StoreField store) {
			for (int part = 0; part < store.sources().size(); part++) {
				code.constants.push(code.method, FieldAccess.of(store.field(), part), FieldAccess.class);
				code.method.visitVarInsn(Opcodes.ALOAD, Code.PACKET);
				code.load(store.sources().get(part));
				code.call(FIELD, "store", "(L" + PACKET + ";J)V");
			}
		} else if (instruction instanceof Instruction.LoadMeta meta) {
			meta(meta);
		} else if (instruction instanceof PacketOperation operation) {
			operation(operation);
		} else {
			throw new NotCompiled(instruction.getClass().getSimpleName());
		}
	}

	/** Pushes whether the packet has the header. */
	void header(Instruction.HasHeader has) {
		code.method.visitVarInsn(Opcodes.ALOAD, Code.PACKET);
		code.number(has.header().index());
		code.call(PACKET, "hasHeader", "(I)Z");
	}

	private void unary(Instruction.Unary unary) {
		Register operand = unary.operand();
		Register target = unary.target();
		code.load(operand);
		switch (unary.operator()) {
			case COPY -> code.cut(operand.bits(), target);
			case NOT -> {
				code.number(0L);
				code.help("equal", "(JJ)J");
			}
			case COMPLEMENT -> {
				code.number(-1L);
				code.method.visitInsn(Opcodes.LXOR);
				code.cut(WIDE, target);
			}
		}
		code.store(target);
	}

	private void binary(Instruction.Binary binary) {
		code.load(binary.left());
		code.load(binary.right());
		int most = Math.max(binary.left().bits(), binary.right().bits());
		int bits = WIDE;
		switch (binary.operator()) {
			case ADD -> {
				code.method.visitInsn(Opcodes.LADD);
				bits = Math.min(WIDE, most + 1);
			}
			case SUBTRACT -> code.method.visitInsn(Opcodes.LSUB);
			case MULTIPLY -> code.method.visitInsn(Opcodes.LMUL);
			case DIVIDE -> {
				code.help("divide", "(JJ)J");
				bits = binary.left().bits();
			}
			case REMAINDER -> {
				code.help("remainder", "(JJ)J");
				bits = binary.left().bits();
			}
			case AND -> {
				code.method.visitInsn(Opcodes.LAND);
				bits = most;
			}
			case OR -> {
				code.method.visitInsn(Opcodes.LOR);
				bits = most;
			}
			case XOR -> {
				code.method.visitInsn(Opcodes.LXOR);
				bits = most;
			}
			case SHIFT_LEFT -> {
				code.method.visitInsn(Opcodes.L2I);
				code.method.visitInsn(Opcodes.LSHL);
			}
			case SHIFT_RIGHT -> {
				code.method.visitInsn(Opcodes.L2I);
				code.method.visitInsn(Opcodes.LUSHR);
				bits = binary.left().bits();
			}
			case EQUAL -> bits = comparison("equal");
			case NOT_EQUAL -> bits = comparison("notEqual");
			case LESS -> bits = comparison("less");
			case LESS_EQUAL -> bits = comparison("lessEqual");
		}
		code.cut(bits, binary.target());
		code.store(binary.target());
	}

	private int comparison(String name) {
		code.help(name, "(JJ)J");
		return 1;
	}

	/** Runs through the array of registers: what is done to packets as wholes takes longer than that. */
	private void operation(PacketOperation operation) {
		operation.reads().forEach(r -> code.spill(r.index()));
		code.constants.push(code.method, PacketAction.of(operation), PacketAction.class);
		code.method.visitVarInsn(Opcodes.ALOAD, Code.PACKET);
		code.field("registers", "[J");
		code.method.visitMethodInsn(Opcodes.INVOKEINTERFACE, ACTION, "run", "(L" + PACKET + ";[J)V", true);
		operation.writes().forEach(r -> code.fetch(r.index()));
	}

	private void meta(Instruction.LoadMeta load) {
		switch (load.meta()) {
			case NOW -> code.method.visitVarInsn(Opcodes.LLOAD, Code.NOW);
			case LENGTH -> {
				code.method.visitVarInsn(Opcodes.ALOAD, Code.PACKET);
				code.help("wireLength", "(L" + PACKET + ";)J");
			}
			case PORT -> {
				code.method.visitVarInsn(Opcodes.ILOAD, Code.PORT);
				code.method.visitInsn(Opcodes.I2L);
			}
			case PAYLOAD -> {
				code.method.visitVarInsn(Opcodes.ALOAD, Code.PACKET);
				code.help("payloadLength", "(L" + PACKET + ";)J");
			}
		}
		code.cut(WIDE, load.target());
		code.store(load.target());
	}
}
