// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec;

import org.cora.exec.packet.Packet;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;

/**
 * Watches an executor, operation by operation: for debuggers, explorers and profilers. May take as long as it likes,
 * and may block; must change nothing. Source positions are at the {@link Instruction} and terminator it is given.
 */
public interface ExecutionHook {

	/** The registers of the running handler. */
	interface Registers {
		/** Value of the register of that index, an unsigned number. */
		long get(int register);
	}

	/**
	 * A handler begins.
	 *
	 * @param packet null in an expiry handler
	 * @param port   index of the packet's port, -1 without a packet
	 * @param now    what the program sees as {@code now}
	 * @param flow   as given to the executor
	 */
	default void enter(Handler handler, Packet packet, int port, long now, int flow) {
	}

	/** A block begins. */
	default void block(Handler handler, Block block) {
	}

	/**
	 * An instruction is about to run.
	 *
	 * @param index its position in the block; the number of instructions for the terminator
	 */
	default void before(Handler handler, Block block, int index, Registers registers) {
	}

	/**
	 * A state access has run. Its results are in the registers.
	 *
	 * @param entryFlow flow of the entry it met or made, -1 where there is none
	 */
	default void accessed(Handler handler, Instruction.Access access, int entryFlow, Registers registers) {
	}

	/**
	 * A handler ends.
	 *
	 * @param verdict null after an expiry handler
	 */
	default void leave(Handler handler, Verdict verdict) {
	}
}
