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
 * Writes a look ahead: a handler's beginning, as far as that depends on nothing but the packet and what can be read at once,
 * with notes in place of accesses and without writing fields. It ends with the note whose access has results; following, it
 * searches for the first entry instead and goes on to the next note.
 */
final class ForeseeWriter {

	/** Local variable that says which step it is. */
	static final int STEP = 3;
	/** The parameter that gets the notes, and where it goes: time and flow take its place, as accesses want them. */
	private static final int PARAMETER = 4;
	private static final int INTO = Code.ENTRY;
	/** Instructions beyond which a beginning isn't worth running twice. */
	private static final int MOST = 120;

	private final Code code;
	private final AccessWriter accesses;
	private final NoteWriter notes;
	private final InstructionWriter instructions;
	private final boolean follows;
	/** Where blocks begin: 2 n + 1 for block n once an entry has been sought. */
	private final Map<Integer, Label> labels = new TreeMap<>();
	private int written;
	private boolean sought;

	/** @param follows whether the first search is made, to look by what it finds */
	ForeseeWriter(Code code, AccessWriter accesses, NoteWriter notes, boolean follows) {
		this.code = code;
		this.accesses = accesses;
		this.notes = notes;
		this.follows = follows;
		instructions = new InstructionWriter(code);
	}

	/** @param order the handler's blocks, those that others go to after those */
	void write(List<Block> order) {
		code.method.visitVarInsn(Opcodes.ALOAD, PARAMETER);
		code.method.visitVarInsn(Opcodes.ASTORE, INTO);
		code.number(0L);
		code.method.visitVarInsn(Opcodes.LSTORE, Code.NOW);
		code.number(-1);
		code.method.visitVarInsn(Opcodes.ISTORE, Code.FLOW);
		labels.put(0, new Label());
		for (Block block : order) {
			for (int before = 0; before <= 1; before++) {
				Label label = labels.get(2 * block.index() + before);
				if (label != null) {
					sought = before == 1;
					code.method.visitLabel(label);
					write(block);
				}
			}
		}
	}

	private void write(Block block) {
		for (Instruction instruction : block.instructions()) {
			if (++written > MOST || !write(instruction)) {
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

	/** Returns false where the look ahead ends. */
	private boolean write(Instruction instruction) {
		boolean time = instruction instanceof Instruction.LoadMeta load && load.meta() == Meta.NOW;
		if (time || instruction instanceof PacketOperation) {
			return false;
		}
		if (instruction instanceof Instruction.Access access) {
			return write(access);
		}
		if (!(instruction instanceof Instruction.StoreField)) {
			instructions.write(instruction);
		}
		return true;
	}

	private boolean write(Instruction.Access access) {
		if (notes.isRead(access)) {
			accesses.write(access);
			return true;
		}
		if (follows && !sought && notes.seek(access)) {
			sought = true;
			return true;
		}
		notes.foresee(access, INTO);
		return access.results().isEmpty();
	}

	private void leave() {
		code.method.visitInsn(Opcodes.RETURN);
	}

	private Label label(int block) {
		return labels.computeIfAbsent(2 * block + (sought ? 1 : 0), b -> new Label());
	}
}
