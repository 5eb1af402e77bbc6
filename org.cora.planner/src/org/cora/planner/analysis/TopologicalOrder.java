// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.analysis;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.cora.ir.program.Handler;

/** Blocks of a handler, which has no cycle, so that each comes before those it goes on to. */
public final class TopologicalOrder {

	private TopologicalOrder() {
	}

	/** The blocks that can be reached, in order. */
	public static int[] of(Handler handler) {
		int blocks = handler.blocks().size();
		int[] order = new int[blocks];
		int[] next = new int[blocks];
		int[] stack = new int[blocks + 1];
		BitSet seen = new BitSet();
		seen.set(0);
		int depth = 1;
		int place = blocks;
		while (depth > 0) {
			int block = stack[depth - 1];
			List<Integer> successors = handler.blocks().get(block).terminator().successors();
			if (next[block] == successors.size()) {
				order[--place] = block;
				depth--;
				continue;
			}
			int successor = successors.get(next[block]++);
			if (!seen.get(successor)) {
				seen.set(successor);
				stack[depth++] = successor;
			}
		}
		return Arrays.copyOfRange(order, place, blocks);
	}
}
