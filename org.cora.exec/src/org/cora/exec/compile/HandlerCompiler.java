// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.cora.exec.Verdict;
import org.cora.exec.handler.HandlerUse;
import org.cora.exec.handler.IdentityPacking;
import org.cora.exec.handler.MetEntries;
import org.cora.exec.handler.Verdicts;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.Trigger;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Compiles one handler to a class that extends {@link CompiledHandler}. */
final class HandlerCompiler {

	private static final String FRAME = "(" + Type.getDescriptor(CompiledHandler.Frame.class)
			+ Type.getDescriptor(Handler.class) + Type.getDescriptor(Verdict[].class) + ")V";
	private static final String RUN = "(Lorg/cora/exec/packet/Packet;IJI)I";
	private static final String FORESEE = "(Lorg/cora/exec/packet/Packet;IILorg/cora/exec/state/LookAhead;)V";
	private static final String PART = "(Lorg/cora/exec/packet/Packet;IJII)I";
	/** Where room for arguments and results of accesses begins. */
	private final int scratch;
	private final Nf nf;
	private final Handler handler;
	private final IdentityPacking packing;
	private final boolean records;
	private final BitSet noted;
	private final boolean watched;
	private final HandlerLayout layout;
	private final HandlerUse use;
	private final Constants constants = new Constants();
	private final StateFields fields = new StateFields();
	private final List<Verdict> verdicts = new ArrayList<>();

	/**
	 * @param scratch index behind the registers of all handlers
	 * @param records whether visits of blocks are recorded
	 * @param noted   states of which entries that are asked for are noted
	 * @param watched whether a hook is called
	 */
	HandlerCompiler(Nf nf, Handler handler, IdentityPacking packing, int scratch, boolean records, BitSet noted, boolean watched) {
		this.nf = nf;
		this.handler = handler;
		this.packing = packing;
		this.scratch = scratch;
		this.records = records && !(handler.trigger() instanceof Trigger.IdentityOf);
		this.noted = noted;
		this.watched = watched;
		layout = new HandlerLayout(handler, watched);
		use = new HandlerUse(handler);
	}

	/**
	 * Compiles and loads it.
	 *
	 * @throws NotCompiled if that can't be done
	 */
	CompiledClass load() {
		byte[] bytes = write();
		try {
			MethodHandles.Lookup handlerClass = MethodHandles.lookup().defineHiddenClassWithClassData(bytes,
					List.copyOf(constants.objects()), true);
			return new CompiledClass(handlerClass.lookupClass().getDeclaredConstructors()[0], handler,
					verdicts.toArray(Verdict[]::new));
		} catch (IllegalAccessException e) {
			throw new IllegalStateException("generated code of " + nf.name() + ", " + handler.name(), e);
		}
	}

	/** The class file. */
	byte[] write() {
		ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
			@Override
			protected String getCommonSuperClass(String first, String second) {
				return "java/lang/Object";
			}
		};
		writer.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, Code.SELF, null,
				watched ? Type.getInternalName(WatchedHandler.class) : Code.BASE, null);
		for (int i = 0; i < layout.methods().size(); i++) {
			MethodVisitor method = writer.visitMethod(i == 0 && isWhole() ? Opcodes.ACC_FINAL : Opcodes.ACC_PRIVATE,
					i == 0 && isWhole() ? "run" : "part" + i, i == 0 ? RUN : PART, null, null);
			method.visitCode();
			part(method, i);
			end(method);
		}
		if (!isWhole()) {
			dispatcher(writer);
		}
		if (handler.trigger() instanceof Trigger.PacketFrom && !watched) {
			foresee(writer);
		}
		constructor(writer);
		fields.declare(writer, nf);
		constants.declare(writer);
		writer.visitEnd();
		try {
			return writer.toByteArray();
		} catch (MethodTooLargeException | ClassTooLargeException e) {
			throw new NotCompiled("it is too large: " + e.getMessage());
		}
	}

	private boolean isWhole() {
		return layout.methods().size() == 1;
	}

	private static void end(MethodVisitor method) {
		method.visitMaxs(0, 0);
		method.visitEnd();
	}

	private void part(MethodVisitor method, int number) {
		Code code = new Code(method, constants, handler.registers().size(), watched);
		boolean ofPacket = handler.trigger() instanceof Trigger.PacketFrom;
		boolean hasPacket = ofPacket || handler.trigger() instanceof Trigger.IdentityOf;
		AccessWriter accesses = new AccessWriter(nf, code, fields, scratch, hasPacket, ofPacket);
		new PieceWriter(this, code, accesses, watched ? new HookWriter(code, handler, ofPacket) : null, number).write();
	}

	private void foresee(ClassWriter writer) {
		MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC, "foresee", FORESEE, null, null);
		method.visitCode();
		Label second = new Label();
		method.visitVarInsn(Opcodes.ILOAD, ForeseeWriter.STEP);
		method.visitJumpInsn(Opcodes.IFNE, second);
		boolean first = foresee(method, false);
		method.visitLabel(second);
		boolean more = foresee(method, true);
		end(method);
		method = writer.visitMethod(Opcodes.ACC_PUBLIC, "foresight", "()I", null, null);
		method.visitCode();
		method.visitInsn(more ? Opcodes.ICONST_2 : first ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
		method.visitInsn(Opcodes.IRETURN);
		end(method);
	}

	/** Writes a step; says whether anything is noted in it. */
	private boolean foresee(MethodVisitor method, boolean follows) {
		Code code = new Code(method, constants, handler.registers().size(), false);
		AccessWriter accesses = new AccessWriter(nf, code, fields, scratch, true, false);
		NoteWriter notes = new NoteWriter(nf, code, fields, accesses);
		new ForeseeWriter(code, accesses, notes, follows).write(layout.blocks());
		return notes.count() > 0;
	}

	/** A method that goes from part to part, always forward, until one says how the handler ends. */
	private void dispatcher(ClassWriter writer) {
		MethodVisitor method = writer.visitMethod(Opcodes.ACC_FINAL, "run", RUN, null, null);
		method.visitCode();
		Label done = new Label();
		for (int i = 0; i < layout.methods().size(); i++) {
			Label next = new Label();
			if (i > 0) {
				method.visitVarInsn(Opcodes.ILOAD, Code.ENTRY);
				method.visitJumpInsn(Opcodes.IFGE, done);
			}
			if (i > 0 && i + 1 < layout.methods().size()) {
				method.visitVarInsn(Opcodes.ILOAD, Code.ENTRY);
				method.visitLdcInsn(-1 - layout.first(i + 1));
				method.visitJumpInsn(Opcodes.IF_ICMPLE, next);
			}
			arguments(method);
			if (i > 0) {
				method.visitInsn(Opcodes.ICONST_M1);
				method.visitVarInsn(Opcodes.ILOAD, Code.ENTRY);
				method.visitInsn(Opcodes.ISUB);
			}
			method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Code.SELF, "part" + i, i == 0 ? RUN : PART, false);
			method.visitVarInsn(Opcodes.ISTORE, Code.ENTRY);
			method.visitLabel(next);
		}
		method.visitLabel(done);
		method.visitVarInsn(Opcodes.ILOAD, Code.ENTRY);
		method.visitInsn(Opcodes.IRETURN);
		end(method);
	}

	private static void arguments(MethodVisitor method) {
		method.visitVarInsn(Opcodes.ALOAD, 0);
		method.visitVarInsn(Opcodes.ALOAD, Code.PACKET);
		method.visitVarInsn(Opcodes.ILOAD, Code.PORT);
		method.visitVarInsn(Opcodes.LLOAD, Code.NOW);
		method.visitVarInsn(Opcodes.ILOAD, Code.FLOW);
	}

	private void constructor(ClassWriter writer) {
		MethodVisitor method = writer.visitMethod(0, "<init>", FRAME, null, null);
		method.visitCode();
		for (int i = 0; i <= 3; i++) {
			method.visitVarInsn(Opcodes.ALOAD, i);
		}
		method.visitMethodInsn(Opcodes.INVOKESPECIAL,
				watched ? Type.getInternalName(WatchedHandler.class) : Code.BASE, "<init>", FRAME, false);
		fields.set(method, nf);
		method.visitInsn(Opcodes.RETURN);
		end(method);
	}

	// ---- what writers of its parts ask

	HandlerLayout layout() {
		return layout;
	}

	HandlerUse use() {
		return use;
	}

	IdentityPacking packing() {
		return packing;
	}

	boolean records() {
		return records;
	}

	/** Whether it is noted which entry an access asks for. */
	boolean notes(Instruction.Access access) {
		return !(handler.trigger() instanceof Trigger.IdentityOf) && MetEntries.notes(noted, nf, access);
	}

	/** The number of the verdict that a terminator stands for. */
	int verdict(Terminator terminator) {
		verdicts.add(Verdicts.of(nf, terminator));
		return verdicts.size() - 1;
	}
}
