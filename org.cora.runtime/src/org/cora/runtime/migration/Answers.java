// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import java.util.Arrays;
import org.cora.runtime.DataplaneEvents;

/** Brings what the data plane answers to the move that asked for it, if that isn't over: transfers are known by their tokens. */
final class Answers implements DataplaneEvents {

	/** Tokens of transfers of one flow: this bit, that of its counts, the migration's number in 23 bits, the flow's in 31. */
	private static final long FLOW_TOKEN = 1L << 55;
	static final long COUNTS_TOKEN = 1L << 54;
	private static final int MIGRATION_SHIFT = 31;
	private static final long MIGRATION_MASK = (1L << 23) - 1;

	private final MigrationEngine engine;

	Answers(MigrationEngine engine) {
		this.engine = engine;
	}

	static long token(FlowMove move) {
		return FLOW_TOKEN | (move.migration.id & MIGRATION_MASK) << MIGRATION_SHIFT | move.flow;
	}

	static long countsToken(FlowMove move) {
		return token(move) | COUNTS_TOKEN;
	}

	/** The move that sent the changes or counts with that token, null if it is over. */
	private FlowMove sender(long token) {
		FlowMove move = engine.move((int) token & Integer.MAX_VALUE);
		return move != null && (token & ~COUNTS_TOKEN) == token(move) ? move : null;
	}

	@Override
	public void transferred(long token) {
		if ((token & FLOW_TOKEN) == 0) {
			for (FlowMove move : engine.copying.remove((int) token)) {
				if (engine.moves[move.flow] == move) {
					engine.protocol.copied(move);
				}
			}
		} else if (sender(token) != null && (token & COUNTS_TOKEN) != 0) {
			engine.protocol.countsArrived(sender(token));
		} else if (sender(token) != null) {
			engine.protocol.arrived(sender(token));
		}
	}

	@Override
	public void transferFailed(long token) {
		if ((token & FLOW_TOKEN) == 0) {
			lost(Arrays.stream(engine.copying.remove((int) token)).filter(m -> engine.moves[m.flow] == m).toArray(FlowMove[]::new));
		} else if (sender(token) != null && (token & COUNTS_TOKEN) != 0) {
			engine.protocol.countsLost(sender(token));
		} else if (sender(token) != null) {
			engine.protocol.lost(sender(token));
		}
	}

	private void lost(FlowMove[] bundle) {
		for (FlowMove move : bundle) {
			engine.protocol.lost(move);
		}
		if (bundle.length > 0) {
			engine.retries.add(bundle[0].migration, Arrays.stream(bundle).mapToInt(m -> m.flow).toArray());
		}
	}

	/** Flows whose transfer was lost have waited; those that rest where they were are tried again, and counts are sent again. */
	@Override
	public void reminded(int token) {
		int counted = engine.retries.takeCounts(token);
		if (counted >= 0) {
			engine.protocol.sendCounts(engine.move(counted));
			return;
		}
		Retries.Retry retry = engine.retries.take(token);
		if (retry == null) {
			return;
		}
		engine.start(retry.reason(), retry.from(), retry.flows(), retry.attempt());
	}

	@Override
	public void steered(int flow, boolean accepted) {
		if (engine.isMoving(flow)) {
			engine.protocol.steered(engine.move(flow), accepted);
		}
	}

	@Override
	public void drained(int flow) {
		if (engine.isMoving(flow)) {
			engine.protocol.drained(engine.move(flow));
		}
	}

	@Override
	public void released(int flow) {
		if (engine.isMoving(flow)) {
			engine.protocol.released(engine.move(flow));
		}
	}

	@Override
	public void bufferFull(int flow) {
		if (engine.isMoving(flow)) {
			engine.protocol.bufferFull(engine.move(flow));
		}
	}
}
