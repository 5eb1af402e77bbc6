// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.List;
import java.util.stream.IntStream;
import org.cora.runtime.flow.FlowRegistry;
import org.cora.sim.AskedMove;

/** Starts the migrations that a run was asked for. */
final class AskedMoves {

	private final Engine engine;
	private final List<AskedMove> moves;

	AskedMoves(Engine engine, List<AskedMove> moves) {
		this.engine = engine;
		this.moves = moves;
	}

	void begin() {
		for (int i = 0; i < moves.size(); i++) {
			engine.schedule(moves.get(i).atNanos(), Event.MOVE, i);
		}
	}

	/** A move is due. */
	void start(int number) {
		AskedMove move = moves.get(number);
		FlowRegistry flows = engine.flows;
		int[] chosen = IntStream.range(0, flows.limit())
				.filter(f -> flows.isLive(f) && !flows.isPinned(f) && flows.owner(f) == move.from() && canBeSteered(f))
				.limit(move.flows()).toArray();
		engine.dataplane.migrations().start(AskedMove.REASON, move.from(), chosen);
	}

	/** Whether there is something to tell its packets by, if they are not to go where they go without an entry. */
	private boolean canBeSteered(int flow) {
		boolean leavesHome = Engine.side(engine.flows.owner(flow)) == engine.traffic.home(flow);
		return !leavesHome || engine.traffic.tuples(flow) > 0;
	}
}
