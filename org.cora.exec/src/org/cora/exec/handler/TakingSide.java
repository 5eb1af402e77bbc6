// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.handler;

import org.cora.exec.state.PoolDivision;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;

/**
 * On which side a handler is when it takes an item of a divided pool: it begins on one, changes sides when the next state is on
 * the other one, and stays there. Handlers are run in one go by the executor of the side where they begin, so that has to be
 * told from the way that they have come.
 */
public final class TakingSide {

	private static final int STAYS = -2;

	private final int[] places;
	private final boolean[] divided;
	private Handler handler;
	private long[] visited;
	private int side;
	private int taken;

	/** @param division with at least one pool that is divided */
	public TakingSide(Nf nf, PoolDivision division) {
		places = nf.states().stream().mapToInt(s -> division.places().getOrDefault(s.name(), STAYS)).toArray();
		divided = new boolean[places.length];
		for (State state : nf.states()) {
			divided[state.index()] = division.count(state.name()) > 1;
		}
	}

	/**
	 * A handler is about to run.
	 *
	 * @param of   the executor that runs it, which records what is visited
	 * @param from the side where it begins
	 */
	public void begin(Handler next, LocalExecutor of, int from) {
		handler = next;
		visited = of.visited();
		side = from;
		taken = 0;
	}

	/** Where the handler is at its next take from a divided pool. */
	public int next() {
		int at = side;
		int before = taken++;
		for (int index = 0; index >= 0; index = VisitedWay.next(handler, index, visited)) {
			Block block = handler.blocks().get(index);
			for (Instruction instruction : block.instructions()) {
				if (instruction instanceof Instruction.Access access) {
					int place = places[access.state()];
					at = place == STAYS ? at : place == PoolDivision.FLOW ? side : place;
					if (access.action() == StateAction.TAKE && divided[access.state()] && before-- == 0) {
						return at;
					}
				}
			}
		}
		throw new IllegalStateException("no such take on the way through " + handler.trigger());
	}
}
