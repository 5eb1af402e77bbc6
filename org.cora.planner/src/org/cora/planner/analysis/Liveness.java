// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.analysis;

import java.util.BitSet;
import java.util.List;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Register;

/** Which registers of a handler are still read, by block. Handlers have no loops, so one pass from their ends is enough. */
final class Liveness {

	private final BitSet[] live;

	/** @param order the handler's blocks in topological order */
	Liveness(Handler handler, int[] order) {
		live = new BitSet[handler.blocks().size()];
		for (int i = order.length - 1; i >= 0; i--) {
			Block block = handler.blocks().get(order[i]);
			BitSet read = new BitSet();
			block.terminator().successors().forEach(next -> read.or(live[next]));
			add(read, block.terminator().reads());
			List<Instruction> instructions = block.instructions();
			for (int n = instructions.size() - 1; n >= 0; n--) {
				instructions.get(n).writes().forEach(r -> read.clear(r.index()));
				add(read, instructions.get(n).reads());
			}
			live[order[i]] = read;
		}
	}

	private static void add(BitSet read, List<Register> registers) {
		registers.forEach(r -> read.set(r.index()));
	}

	/** Registers that are read in the block or after it before they are written again. */
	BitSet before(int block) {
		return live[block];
	}
}
