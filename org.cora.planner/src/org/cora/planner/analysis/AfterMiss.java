// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.analysis;

import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Register;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.Terminator;

/**
 * Which accesses of a handler come only after the same state was asked for a key that it doesn't have, whichever way the run came:
 * what is done for want of an entry. A forward must-analysis; handlers have no loops.
 */
public final class AfterMiss {

	private static final Set<StateAction> ASKING = Set.of(StateAction.FIND, StateAction.PEEK, StateAction.TOUCH);

	private final Handler handler;
	/** States that were asked in vain, by block, at its beginning; null where no run comes. */
	private final BitSet[] missed;
	private final Set<Instruction.Access> found = Collections.newSetFromMap(new IdentityHashMap<>());

	private AfterMiss(Handler handler) {
		this.handler = handler;
		this.missed = new BitSet[handler.blocks().size()];
	}

	/** Those accesses, told apart by identity. */
	public static Set<Instruction.Access> of(Handler handler) {
		AfterMiss analysis = new AfterMiss(handler);
		analysis.missed[0] = new BitSet();
		for (int block : TopologicalOrder.of(handler)) {
			analysis.block(block);
		}
		return analysis.found;
	}

	private void block(int index) {
		if (missed[index] == null) {
			return;
		}
		Block block = handler.blocks().get(index);
		BitSet now = (BitSet) missed[index].clone();
		for (Instruction instruction : block.instructions()) {
			if (instruction instanceof Instruction.Access access) {
				if (now.get(access.state())) {
					found.add(access);
				}
				now.clear(access.state(), access.action().writes() ? access.state() + 1 : access.state());
			}
		}
		Map<Integer, Integer> asked = asked(block);
		for (int next : block.terminator().successors()) {
			BitSet there = (BitSet) now.clone();
			if (asked.containsKey(next)) {
				there.set(asked.get(next));
			}
			meet(next, there);
		}
	}

	private void meet(int block, BitSet also) {
		if (missed[block] == null) {
			missed[block] = also;
		} else {
			missed[block].and(also);
		}
	}

	/** The block that comes next if the block's last look-up finds nothing, and the state that was asked. */
	private static Map<Integer, Integer> asked(Block block) {
		if (!(block.terminator() instanceof Terminator.Branch branch) || branch.then() == branch.otherwise()) {
			return Map.of();
		}
		List<Instruction> all = block.instructions();
		for (int i = all.size() - 1; i >= 0; i--) {
			if (all.get(i).writes().contains(branch.condition())) {
				return all.get(i) instanceof Instruction.Access access && asks(access, branch.condition()) ? Map.of(branch.otherwise(), access
						.state()) : Map.of();
			}
		}
		return Map.of();
	}

	private static boolean asks(Instruction.Access access, Register condition) {
		return ASKING.contains(access.action()) && access.results().get(0).equals(condition);
	}
}
