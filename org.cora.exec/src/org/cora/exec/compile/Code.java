// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

import org.cora.ir.program.Register;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What code of a handler is written with: registers, numbers, calls. */
final class Code {

	/** The generated class itself; hidden classes get a suffix of their own. */
	static final String SELF = "org/cora/exec/compile/Handler";
	static final String BASE = "org/cora/exec/compile/CompiledHandler";
	static final int PACKET = 1;
	static final int PORT = 2;
	static final int NOW = 3;
	static final int FLOW = 5;
	/** The piece that a method begins with. */
	static final int ENTRY = 6;
	private static final int INT = 7;
	private static final int LONG = 8;
	private static final int FIRST_REGISTER = 10;

	final MethodVisitor method;
	final Constants constants;
	private final boolean watched;
	/** Of each register its local variable, 0 for none yet. */
	private final int[] locals;
	private int used = FIRST_REGISTER;

	/** @param watched whether registers are kept in the array that hooks read */
	Code(MethodVisitor method, Constants constants, int registers, boolean watched) {
		this.method = method;
		this.constants = constants;
		this.watched = watched;
		locals = new int[registers];
	}

	/** Pushes a register's value. */
	void load(Register register) {
		if (watched) {
			loadRoom(register.index());
		} else {
			method.visitVarInsn(Opcodes.LLOAD, local(register.index()));
		}
	}

	/** Pops a value, which must be cut to the register's width, into it. */
	void store(Register register) {
		if (watched) {
			storeRoom(register.index());
		} else {
			method.visitVarInsn(Opcodes.LSTORE, local(register.index()));
		}
	}

	private int local(int register) {
		if (locals[register] == 0) {
			locals[register] = used;
			used += 2;
		}
		return locals[register];
	}

	/** Puts a register where the next method finds it. */
	void spill(int register) {
		if (!watched) {
			method.visitVarInsn(Opcodes.LLOAD, local(register));
			storeRoom(register);
		}
	}

	/** Fetches what {@link #spill} put away. */
	void fetch(int register) {
		if (!watched) {
			loadRoom(register);
			method.visitVarInsn(Opcodes.LSTORE, local(register));
		}
	}

	/** Pushes a number from the array of registers. */
	void loadRoom(int index) {
		field("registers", "[J");
		number(index);
		method.visitInsn(Opcodes.LALOAD);
	}

	/** Pops a number into the array of registers. */
	void storeRoom(int index) {
		method.visitVarInsn(Opcodes.LSTORE, LONG);
		field("registers", "[J");
		number(index);
		method.visitVarInsn(Opcodes.LLOAD, LONG);
		method.visitInsn(Opcodes.LASTORE);
	}

	/** Keeps the number on the stack. */
	void storeInt() {
		method.visitVarInsn(Opcodes.ISTORE, INT);
	}

	/** Pushes the number last kept. */
	void loadInt() {
		method.visitVarInsn(Opcodes.ILOAD, INT);
	}

	/** Cuts the value on the stack, which may have so many bits, to the register's width. */
	void cut(int bits, Register target) {
		if (target.bits() < bits) {
			mask(target.mask());
		}
	}

	void mask(long mask) {
		if (mask != -1L) {
			number(mask);
			method.visitInsn(Opcodes.LAND);
		}
	}

	void number(long value) {
		if (value == 0 || value == 1) {
			method.visitInsn(value == 0 ? Opcodes.LCONST_0 : Opcodes.LCONST_1);
		} else {
			method.visitLdcInsn(value);
		}
	}

	void number(int value) {
		if (value >= -1 && value <= 5) {
			method.visitInsn(Opcodes.ICONST_0 + value);
		} else if (value == (byte) value) {
			method.visitIntInsn(Opcodes.BIPUSH, value);
		} else if (value == (short) value) {
			method.visitIntInsn(Opcodes.SIPUSH, value);
		} else {
			method.visitLdcInsn(value);
		}
	}

	/** Pushes a field that all handlers have. */
	void field(String name, String type) {
		method.visitVarInsn(Opcodes.ALOAD, 0);
		method.visitFieldInsn(Opcodes.GETFIELD, SELF, name, type);
	}

	/** Calls one of the base class's static methods. */
	void help(String name, String type) {
		method.visitMethodInsn(Opcodes.INVOKESTATIC, BASE, name, type, false);
	}

	/** Calls a method of a class. */
	void call(String owner, String name, String type) {
		method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name, type, false);
	}
}
