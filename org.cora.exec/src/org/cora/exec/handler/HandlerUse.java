// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.handler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.PacketOperation;
import org.cora.ir.program.Register;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.Terminator;

/** What of a handler matters: which registers are read, and from where on it can't abort. */
public final class HandlerUse {

	private final Handler handler;
	private final int[] reads;
	/** Blocks from which a run can come to an end that aborts. */
	private final BitSet aborts = new BitSet();
	/** By block, those that it can follow. */
	private final List<List<Integer>> before = new ArrayList<>();

	public HandlerUse(Handler handler) {
		this.handler = handler;
		reads = new int[handler.registers().size()];
		findAborts();
		for (Block block : handler.blocks()) {
			for (Instruction instruction : block.instructions()) {
				instruction.reads().forEach(r -> reads[r.index()]++);
			}
			block.terminator().reads().forEach(r -> reads[r.index()]++);
		}
	}

	/** How many times a register is read. */
	public int reads(Register register) {
		return reads[register.index()];
	}

	/** Whether all that an instruction does is write registers that nobody reads. */
	public boolean isIdle(Instruction instruction) {
		boolean effect = instruction instanceof Instruction.StoreField || instruction instanceof PacketOperation
				|| instruction instanceof Instruction.Access access && access.action() != StateAction.READ
						&& access.action() != StateAction.PEEK;
		return !effect && instruction.writes().stream().allMatch(r -> reads(r) == 0);
	}

	/** Whether a run that might still abort before is certain not to from this block on. */
	public boolean settlesAt(Block block) {
		return !aborts.get(block.index()) && before.get(block.index()).stream().anyMatch(aborts::get);
	}

	/** Goes from the ends that abort back to all blocks that lead there: by a list, as loops written out are long. */
	private void findAborts() {
		Deque<Integer> open = new ArrayDeque<>();
		for (Block block : handler.blocks()) {
			before.add(new ArrayList<>());
			if (block.terminator() instanceof Terminator.Abort) {
				open.add(block.index());
			}
		}
		for (Block block : handler.blocks()) {
			block.terminator().successors().forEach(next -> before.get(next).add(block.index()));
		}
		while (!open.isEmpty()) {
			int block = open.remove();
			if (!aborts.get(block)) {
				aborts.set(block);
				open.addAll(before.get(block));
			}
		}
	}
}
