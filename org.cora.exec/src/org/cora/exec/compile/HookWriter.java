// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

import org.cora.exec.ExecutionHook;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes the calls of a hook into watched code, and accesses so that the hook can be told whose entry they met. */
final class HookWriter {

	private static final String HOOK = Type.getInternalName(ExecutionHook.class);
	private static final String HANDLER = Type.getDescriptor(Handler.class);
	private static final String BLOCK = Type.getDescriptor(Block.class);
	private static final String ACCESS = Type.getDescriptor(Instruction.Access.class);
	private static final String REGISTERS = Type.getDescriptor(ExecutionHook.Registers.class);

	private final Code code;
	private final Handler handler;
	private final boolean refreshing;

	HookWriter(Code code, Handler handler, boolean refreshing) {
		this.code = code;
		this.handler = handler;
		this.refreshing = refreshing;
	}

	private void begin() {
		code.field("hook", "L" + HOOK + ";");
		code.constants.push(code.method, handler, Handler.class);
	}

	private void view() {
		code.field("view", REGISTERS);
	}

	private void tell(String name, String type) {
		code.method.visitMethodInsn(Opcodes.INVOKEINTERFACE, HOOK, name, type, true);
	}

	/** A block begins. */
	void block(Block block) {
		begin();
		code.constants.push(code.method, block, Block.class);
		tell("block", "(" + HANDLER + BLOCK + ")V");
	}

	/** An instruction or the block's end is about to run. */
	void before(Block block, int index) {
		begin();
		code.constants.push(code.method, block, Block.class);
		code.number(index);
		view();
		tell("before", "(" + HANDLER + BLOCK + "I" + REGISTERS + ")V");
	}

	/** Runs an access on the array of registers, and tells. */
	void access(Instruction.Access access) {
		code.field("accesses", "Lorg/cora/exec/handler/AccessRunner;");
		code.constants.push(code.method, access, Instruction.Access.class);
		code.method.visitVarInsn(Opcodes.LLOAD, Code.NOW);
		code.method.visitVarInsn(Opcodes.ILOAD, Code.FLOW);
		code.number(refreshing ? 1 : 0);
		code.call("org/cora/exec/handler/AccessRunner", "run", "(" + ACCESS + "JIZ)I");
		code.storeInt();
		begin();
		code.constants.push(code.method, access, Instruction.Access.class);
		code.loadInt();
		view();
		tell("accessed", "(" + HANDLER + ACCESS + "I" + REGISTERS + ")V");
	}
}
