// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cora.exec.compile.HandlerLayout.Piece;
import org.cora.exec.flow.FlowIdentity;
import org.cora.exec.handler.HandlerUse;
import org.cora.exec.handler.IdentityPacking;
import org.cora.ir.program.BinaryOperator;
import org.cora.ir.program.Block;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Register;
import org.cora.ir.program.Terminator;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes one method: some pieces of a handler, and how control goes from one to the next. */
final class PieceWriter {

	private static final String IDENTITY = Type.getInternalName(FlowIdentity.class);
	private static final String KIND = Type.getInternalName(FlowIdentity.Kind.class);

	private final HandlerCompiler compiler;
	private final HandlerLayout layout;
	private final HandlerUse use;
	private final Code code;
	private final InstructionWriter instructions;
	private final AccessWriter accesses;
	/** Null in code that isn't watched. */
	private final HookWriter hooks;
	private final int number;
	private final List<Piece> pieces;
	private final Map<Integer, Label> labels = new TreeMap<>();
	/** Pieces of later methods that this one goes to. */
	private final Map<Integer, Label> exits = new TreeMap<>();

	PieceWriter(HandlerCompiler compiler, Code code, AccessWriter accesses, HookWriter hooks, int number) {
		this.compiler = compiler;
		this.code = code;
		this.accesses = accesses;
		this.hooks = hooks;
		this.number = number;
		layout = compiler.layout();
		use = compiler.use();
		instructions = new InstructionWriter(code);
		pieces = layout.methods().get(number);
		pieces.forEach(p -> labels.put(p.number(), new Label()));
	}

	void write() {
		enter();
		for (Piece piece : pieces) {
			code.method.visitLabel(labels.get(piece.number()));
			write(piece);
		}
		exits.forEach((piece, label) -> {
			code.method.visitLabel(label);
			layout.pieces().get(piece).live().stream().forEach(code::spill);
			result(-1 - piece);
		});
	}

	/** Goes to the piece that the method is called for, with the registers that it needs. */
	private void enter() {
		int first = pieces.get(0).number();
		if (number == 0) {
			layout.pieces().get(0).live().stream().forEach(code::fetch);
			return;
		}
		Label[] starts = pieces.stream().map(p -> new Label()).toArray(Label[]::new);
		code.method.visitVarInsn(Opcodes.ILOAD, Code.ENTRY);
		code.method.visitTableSwitchInsn(first, first + starts.length - 1, starts[0], starts);
		for (int i = 0; i < starts.length; i++) {
			code.method.visitLabel(starts[i]);
			pieces.get(i).live().stream().forEach(code::fetch);
			code.method.visitJumpInsn(Opcodes.GOTO, labels.get(first + i));
		}
	}

	private void write(Piece piece) {
		Block block = piece.block();
		if (piece.isFirst()) {
			begin(block);
		}
		List<Instruction> all = block.instructions();
		boolean fused = hooks == null && piece.isLast() && isFusable(block, piece);
		for (int i = piece.from(); i < piece.to() - (fused ? 1 : 0); i++) {
			write(block, i, all.get(i));
		}
		if (!piece.isLast()) {
			go(piece, layout.pieces().get(piece.number() + 1));
			return;
		}
		if (hooks != null) {
			hooks.before(block, all.size());
		}
		if (fused) {
			test(piece, all.get(all.size() - 1), (Terminator.Branch) block.terminator());
		} else {
			end(piece, block.terminator());
		}
	}

	private void begin(Block block) {
		if (hooks != null) {
			hooks.block(block);
			return;
		}
		if (compiler.records()) {
			code.field("visited", "[J");
			code.number(block.index() >> 6);
			code.method.visitInsn(Opcodes.DUP2);
			code.method.visitInsn(Opcodes.LALOAD);
			code.number(1L << block.index());
			code.method.visitInsn(Opcodes.LOR);
			code.method.visitInsn(Opcodes.LASTORE);
		}
		if (use.settlesAt(block)) {
			code.field("store", "Lorg/cora/exec/state/LocalStore;");
			code.call("org/cora/exec/state/LocalStore", "commit", "()V");
		}
	}

	private void write(Block block, int index, Instruction instruction) {
		if (instruction instanceof Instruction.Access access && compiler.notes(access)) {
			accesses.note(access);
		}
		if (hooks != null) {
			hooks.before(block, index);
		} else if (use.isIdle(instruction)) {
			return;
		}
		if (!(instruction instanceof Instruction.Access access)) {
			instructions.write(instruction);
		} else if (hooks != null) {
			hooks.access(access);
		} else {
			accesses.write(access);
		}
	}

	// ---- ends

	/** A test whose result nothing but the block's branch reads is made by the branch itself. */
	private boolean isFusable(Block block, Piece piece) {
		if (piece.to() == piece.from() || !(block.terminator() instanceof Terminator.Branch branch)) {
			return false;
		}
		Instruction last = block.instructions().get(piece.to() - 1);
		boolean test = last instanceof Instruction.HasHeader || last instanceof Instruction.Binary binary
				&& (binary.operator() == BinaryOperator.EQUAL || binary.operator() == BinaryOperator.NOT_EQUAL);
		return test && last.writes().get(0).equals(branch.condition()) && use.reads(branch.condition()) == 1;
	}

	private void test(Piece from, Instruction test, Terminator.Branch branch) {
		if (test instanceof Instruction.HasHeader has) {
			instructions.header(has);
			branch(from, Opcodes.IFNE, branch);
			return;
		}
		Instruction.Binary binary = (Instruction.Binary) test;
		code.load(binary.left());
		code.load(binary.right());
		code.method.visitInsn(Opcodes.LCMP);
		branch(from, binary.operator() == BinaryOperator.EQUAL ? Opcodes.IFEQ : Opcodes.IFNE, branch);
	}

	private void branch(Piece from, int jump, Terminator.Branch branch) {
		code.method.visitJumpInsn(jump, label(layout.begin(branch.then())));
		go(from, layout.begin(branch.otherwise()));
	}

	private void go(Piece from, Piece to) {
		boolean next = to.number() == from.number() + 1 && layout.method(to) == number;
		if (!next) {
			code.method.visitJumpInsn(Opcodes.GOTO, label(to));
		}
	}

	private Label label(Piece piece) {
		return layout.method(piece) == number ? labels.get(piece.number())
				: exits.computeIfAbsent(piece.number(), p -> new Label());
	}

	private void end(Piece from, Terminator terminator) {
		if (terminator instanceof Terminator.Jump jump) {
			go(from, layout.begin(jump.target()));
		} else if (terminator instanceof Terminator.Branch branch) {
			code.load(branch.condition());
			code.number(0L);
			code.method.visitInsn(Opcodes.LCMP);
			branch(from, Opcodes.IFNE, branch);
		} else if (terminator instanceof Terminator.Return) {
			result(0);
		} else if (terminator instanceof Terminator.Identify identify) {
			identify(identify.key());
		} else {
			result(compiler.verdict(terminator));
		}
	}

	private void result(int result) {
		code.number(result);
		code.method.visitInsn(Opcodes.IRETURN);
	}

	/** Writes the words of a flow's identity. */
	private void identify(List<Register> key) {
		if (key.isEmpty()) {
			result(0);
			return;
		}
		IdentityPacking packing = compiler.packing();
		code.field("identity", "L" + IDENTITY + ";");
		code.method.visitFieldInsn(Opcodes.GETSTATIC, KIND, "DECLARED", "L" + KIND + ";");
		code.call(IDENTITY, "begin", "(L" + KIND + ";)V");
		for (int word = 0; word < packing.words(); word++) {
			code.field("identity", "L" + IDENTITY + ";");
			code.number(0L);
			for (int i = 0; i < key.size(); i++) {
				if (packing.word(i) == word) {
					code.load(key.get(i));
					code.number(packing.shift(i));
					code.method.visitInsn(Opcodes.LSHL);
					code.method.visitInsn(Opcodes.LOR);
				}
			}
			code.call(IDENTITY, "add", "(J)V");
		}
		result(1);
	}
}
