// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.interpret;

import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Register;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.Terminator;

/** What of a handler matters: which registers are read, and from where on it can't abort. */
final class HandlerUse {

	private final Handler handler;
	private final int[] reads;
	private final Boolean[] aborts;

	HandlerUse(Handler handler) {
		this.handler = handler;
		reads = new int[handler.registers().size()];
		aborts = new Boolean[handler.blocks().size()];
		for (Block block : handler.blocks()) {
			for (Instruction instruction : block.instructions()) {
				instruction.reads().forEach(r -> reads[r.index()]++);
			}
			block.terminator().reads().forEach(r -> reads[r.index()]++);
		}
	}

	/** How many times a register is read. */
	int reads(Register register) {
		return reads[register.index()];
	}

	/** Whether all that an instruction does is write registers that nobody reads. */
	boolean isIdle(Instruction instruction) {
		boolean effect = instruction instanceof Instruction.StoreField
				|| instruction instanceof Instruction.Access access && access.action() != StateAction.READ
						&& access.action() != StateAction.PEEK;
		return !effect && instruction.writes().stream().allMatch(r -> reads(r) == 0);
	}

	/** Whether a run that might still abort before is certain not to from this block on. */
	boolean settlesAt(Block block) {
		return !canAbort(block.index()) && handler.blocks().stream()
				.anyMatch(b -> b.terminator().successors().contains(block.index()) && canAbort(b.index()));
	}

	private boolean canAbort(int block) {
		if (aborts[block] == null) {
			Terminator end = handler.blocks().get(block).terminator();
			aborts[block] = end instanceof Terminator.Abort || end.successors().stream().anyMatch(this::canAbort);
		}
		return aborts[block];
	}
}
