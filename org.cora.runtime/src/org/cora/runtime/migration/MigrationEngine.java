// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.runtime.Dataplane;
import org.cora.runtime.DataplaneEvents;

/**
 * Moves bundles of flows between NIC and CPU while packets flow, in strict order: mark, copy a snapshot, switch steering,
 * drain the old epoch, apply what changed and release what was kept, forget. No packet is dropped and none overtakes
 * another of its flow; what it costs is that packets wait between switch and apply. When the flow table refuses an entry,
 * the other side has no room, or the buffer fills up, a flow is moved back: its state never left the old side before it
 * was installed on the new one.
 *
 * <p>Runs behind {@link Dataplane}; knows no clock and no hardware of its own. Not thread-safe.
 */
public final class MigrationEngine implements DataplaneEvents {

	/** Tokens of transfers of one flow: this bit, the migration's number in 24 bits, the flow's in 31. */
	private static final long FLOW_TOKEN = 1L << 55;
	private static final int MIGRATION_SHIFT = 31;
	private static final long MIGRATION_MASK = (1L << 24) - 1;

	private final Dataplane dataplane;
	private final FlowOwnership ownership;
	private final MigrationListener listener;
	private final Map<Integer, Migration> active = new LinkedHashMap<>();
	/** By flow number; null for a flow that doesn't move. */
	private FlowMove[] moves = new FlowMove[64];
	private int started;
	private long abortedFlows;
	private long movedFlows;

	/** One flow's own progress. */
	private static final class FlowMove {
		final int flow;
		final Migration migration;
		MigrationPhase phase = MigrationPhase.MARK;
		byte[] snapshot;
		byte[] latest;
		long switchedAt;
		boolean steeredBack;
		boolean drainedBack;
		boolean stays;

		FlowMove(int flow, Migration migration) {
			this.flow = flow;
			this.migration = migration;
		}
	}

	/** An engine at rest. */
	public MigrationEngine(Dataplane dataplane, FlowOwnership ownership, MigrationListener listener) {
		this.dataplane = dataplane;
		this.ownership = ownership;
		this.listener = listener;
	}

	/** Migrations that are not finished. */
	public Collection<Migration> active() {
		return Collections.unmodifiableCollection(active.values());
	}

	/** Whether the flow is on its way. */
	public boolean isMoving(int flow) {
		return move(flow) != null;
	}

	/** The migration that moves the flow; null if none does. */
	public Migration migrationOf(int flow) {
		FlowMove move = move(flow);
		return move == null ? null : move.migration;
	}

	/** Whether the flow's state is just leaving for the other side, so that neither may handle its packets. */
	public boolean isFrozen(int flow) {
		FlowMove move = move(flow);
		return move != null && move.phase == MigrationPhase.APPLY;
	}

	private FlowMove move(int flow) {
		return flow < moves.length ? moves[flow] : null;
	}

	private void begin(FlowMove move) {
		if (move.flow >= moves.length) {
			moves = Arrays.copyOf(moves, Math.max(move.flow + 1, moves.length * 2));
		}
		moves[move.flow] = move;
	}

	/** Flows that have arrived on another side since the beginning. */
	public long movedFlows() {
		return movedFlows;
	}

	/** Flows whose move was undone. */
	public long abortedFlows() {
		return abortedFlows;
	}

	/**
	 * Starts to move flows away from a side; those that aren't there or are moving already are left out.
	 *
	 * @return the migration, or null if nothing is left to move
	 */
	public Migration start(String reason, Side from, int[] candidates) {
		int[] flows = Arrays.stream(candidates).distinct()
				.filter(f -> ownership.owner(f) == from && !isMoving(f)).toArray();
		if (flows.length == 0) {
			return null;
		}
		Migration migration = new Migration(++started, reason, from, flows, dataplane.nowNanos());
		active.put(migration.id, migration);
		for (int flow : flows) {
			begin(new FlowMove(flow, migration));
		}
		listener.phase(migration, MigrationPhase.MARK, dataplane.nowNanos());
		copy(migration);
		return migration;
	}

	private void copy(Migration migration) {
		for (int flow : migration.flows) {
			FlowMove move = move(flow);
			move.snapshot = dataplane.snapshot(migration.from, flow);
			migration.bytes += move.snapshot.length;
			enter(move, MigrationPhase.COPY);
		}
		dataplane.transfer(migration.from, migration.bytes, migration.id);
	}

	@Override
	public void transferred(long token) {
		if ((token & FLOW_TOKEN) != 0) {
			FlowMove move = move((int) token & Integer.MAX_VALUE);
			if (move != null && move.phase == MigrationPhase.APPLY && token == token(move)) {
				apply(move);
			}
		} else {
			Migration migration = active.get((int) token);
			if (migration != null) {
				switchSteering(migration);
			}
		}
	}

	private static long token(FlowMove move) {
		return FLOW_TOKEN | (move.migration.id & MIGRATION_MASK) << MIGRATION_SHIFT | move.flow;
	}

	private void switchSteering(Migration migration) {
		for (int flow : migration.flows) {
			FlowMove move = move(flow);
			if (move != null && move.migration == migration) {
				enter(move, MigrationPhase.SWITCH);
				dataplane.hold(flow, migration.to == Side.NIC, migration.to == Side.CPU);
				dataplane.steer(flow, migration.to, false);
			}
		}
		migration.flows = null;
	}

	@Override
	public void steered(int flow, boolean accepted) {
		FlowMove move = move(flow);
		if (move == null) {
			return;
		}
		if (move.phase == MigrationPhase.ABORT) {
			move.steeredBack = true;
			dataplane.watchDrain(flow, move.migration.to);
		} else if (!accepted) {
			release(move, move.migration.from, true);
		} else {
			move.switchedAt = dataplane.nowNanos();
			enter(move, MigrationPhase.DRAIN);
			dataplane.watchDrain(flow, move.migration.from);
		}
	}

	@Override
	public void drained(int flow, Side side) {
		FlowMove move = move(flow);
		if (move == null) {
			return;
		}
		if (move.phase == MigrationPhase.DRAIN && side == move.migration.from) {
			move.latest = dataplane.snapshot(move.migration.from, flow);
			long changed = Arrays.equals(move.snapshot, move.latest) ? 0 : move.latest.length;
			move.migration.bytes += changed;
			enter(move, MigrationPhase.APPLY);
			dataplane.transfer(move.migration.from, changed, token(move));
		} else if (move.phase == MigrationPhase.ABORT && move.steeredBack) {
			drainedBack(move, side);
		}
	}

	/** First those on their way to the new side have to be in, then those on their way to the old one. */
	private void drainedBack(FlowMove move, Side side) {
		if (move.drainedBack && side == move.migration.from) {
			settleBack(move);
		} else if (!move.drainedBack && side == move.migration.to) {
			move.drainedBack = true;
			dataplane.watchDrain(move.flow, move.migration.from);
		}
	}

	private void apply(FlowMove move) {
		Migration migration = move.migration;
		if (!dataplane.install(migration.to, move.flow, move.latest)) {
			undo(move);
			return;
		}
		dataplane.forget(migration.from, move.flow);
		ownership.moved(move.flow, migration.to);
		migration.blackoutNanos = Math.max(migration.blackoutNanos, dataplane.nowNanos() - move.switchedAt);
		enter(move, MigrationPhase.FORGET);
		movedFlows++;
		release(move, migration.to, false);
	}

	@Override
	public void bufferFull(int flow) {
		FlowMove move = move(flow);
		if (move != null && (move.phase == MigrationPhase.DRAIN || move.phase == MigrationPhase.APPLY)) {
			undo(move);
		}
	}

	/**
	 * Sends packets and steering back. Packets are kept on both sides until all that were under way to either side when
	 * steering was back have arrived, so that none overtakes another.
	 */
	private void undo(FlowMove move) {
		enter(move, MigrationPhase.ABORT);
		dataplane.hold(move.flow, true, true);
		dataplane.steer(move.flow, move.migration.from, true);
	}

	private void settleBack(FlowMove move) {
		long blackout = dataplane.nowNanos() - move.switchedAt;
		move.migration.blackoutNanos = Math.max(move.migration.blackoutNanos, blackout);
		release(move, move.migration.from, true);
	}

	private void release(FlowMove move, Side side, boolean stays) {
		move.stays = stays;
		dataplane.release(move.flow, side);
	}

	@Override
	public void released(int flow) {
		FlowMove move = move(flow);
		if (move != null) {
			finish(move);
		}
	}

	private void finish(FlowMove move) {
		Migration migration = move.migration;
		moves[move.flow] = null;
		if (move.stays) {
			migration.aborted++;
			abortedFlows++;
		}
		if (--migration.open == 0) {
			active.remove(migration.id);
			listener.finished(migration.report(dataplane.nowNanos()));
		}
	}

	private void enter(FlowMove move, MigrationPhase phase) {
		move.phase = phase;
		Migration migration = move.migration;
		if (phase.ordinal() > migration.reached.ordinal()) {
			migration.reached = phase;
			listener.phase(migration, phase, dataplane.nowNanos());
		}
	}
}
