// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cora.ir.program.Block;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Meta;
import org.cora.ir.program.PacketOperation;
import org.cora.ir.program.Terminator;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Writes the method that looks where a handler will look first: its beginning, as far as that depends on nothing but the
 * packet, with looks in place of accesses and without writing fields. What comes after a result is not foreseen.
 */
final class ForeseeWriter {

	private static final int SUM = Code.NOW;
	/** Instructions beyond which a beginning isn't worth running twice. */
	private static final int MOST = 120;

	private final Code code;
	private final AccessWriter accesses;
	private final InstructionWriter instructions;
	private final Map<Integer, Label> labels = new TreeMap<>();
	private int written;

	ForeseeWriter(Code code, AccessWriter accesses) {
		this.code = code;
		this.accesses = accesses;
		instructions = new InstructionWriter(code);
	}

	/** @param order the handler's blocks, those that others go to after those */
	void write(List<Block> order) {
		code.number(0L);
		code.method.visitVarInsn(Opcodes.LSTORE, SUM);
		labels.put(0, new Label());
		for (Block block : order) {
			if (labels.containsKey(block.index())) {
				code.method.visitLabel(labels.get(block.index()));
				write(block);
			}
		}
	}

	private void write(Block block) {
		for (Instruction instruction : block.instructions()) {
			if (!write(instruction) || ++written > MOST) {
				leave();
				return;
			}
		}
		if (block.terminator() instanceof Terminator.Jump jump) {
			code.method.visitJumpInsn(Opcodes.GOTO, label(jump.target()));
		} else if (block.terminator() instanceof Terminator.Branch branch) {
			code.load(branch.condition());
			code.number(0L);
			code.method.visitInsn(Opcodes.LCMP);
			code.method.visitJumpInsn(Opcodes.IFNE, label(branch.then()));
			code.method.visitJumpInsn(Opcodes.GOTO, label(branch.otherwise()));
		} else {
			leave();
		}
	}

	/** Returns false where the beginning ends. */
	private boolean write(Instruction instruction) {
		if (instruction instanceof Instruction.Access access) {
			if (accesses.foresee(access)) {
				code.method.visitVarInsn(Opcodes.LLOAD, SUM);
				code.method.visitInsn(Opcodes.LADD);
				code.method.visitVarInsn(Opcodes.LSTORE, SUM);
			}
			return access.results().isEmpty();
		}
		if (instruction instanceof Instruction.StoreField) {
			return true;
		}
		boolean time = instruction instanceof Instruction.LoadMeta load && load.meta() == Meta.NOW;
		if (time || instruction instanceof PacketOperation) {
			return false;
		}
		instructions.write(instruction);
		return true;
	}

	private void leave() {
		code.method.visitVarInsn(Opcodes.LLOAD, SUM);
		code.method.visitInsn(Opcodes.LRETURN);
	}

	private Label label(int block) {
		return labels.computeIfAbsent(block, b -> new Label());
	}
}
