// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.cora.ir.spec.OffloadSpec.Order;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.runtime.Dataplane;
import org.cora.runtime.DataplaneEvents;

/**
 * Moves flows between NIC and CPU while packets flow, in bundles, in strict or weak order. No packet is dropped, no update
 * lost or done twice, and no two sides write a flow's entries. When the flow table refuses, the other side has no room, a
 * transfer is lost, the buffer fills up, or somebody asks for it, a flow stays where it is: its entries never left the old
 * side before they were installed on the new one.
 *
 * <p>Runs behind {@link Dataplane}; knows no clock and no hardware of its own. Not thread-safe.
 */
public final class MigrationEngine {

	private final Dataplane dataplane;
	private final FlowOwnership ownership;
	private final MigrationListener listener;
	private final MigrationLimits limits;
	final MoveProtocol protocol;
	final Map<Integer, Migration> active = new LinkedHashMap<>();
	/** Bundles whose copies are under way. */
	final Map<Integer, FlowMove[]> copying = new LinkedHashMap<>();
	/** By flow number; null for a flow that doesn't move. */
	FlowMove[] moves = new FlowMove[16];
	int migrationsStarted;
	int bundlesStarted;
	/** Flows that are to be tried again. */
	final Retries retries;
	/** Flows whose bundle has started. */
	int underWay;
	private final Answers answers = new Answers(this);
	private boolean suspended;
	private long abortedFlows;
	private long movedFlows;

	/** An engine at rest. */
	public MigrationEngine(Dataplane dataplane, FlowOwnership ownership, Order order, MigrationLimits limits,
			MigrationListener listener) {
		this(dataplane, ownership, order == Order.STRICT ? StrictOrder::new : WeakOrder::new, limits, listener);
	}

	MigrationEngine(Dataplane dataplane, FlowOwnership ownership, Function<MigrationEngine, MoveProtocol> protocol,
			MigrationLimits limits, MigrationListener listener) {
		this.dataplane = dataplane;
		this.ownership = ownership;
		this.limits = limits;
		retries = new Retries(dataplane, limits, listener);
		this.listener = listener;
		this.protocol = protocol.apply(this);
	}

	/** Who is to be told what the data plane answers. */
	public DataplaneEvents events() {
		return answers;
	}

	Dataplane dataplane() {
		return dataplane;
	}

	/** Migrations that are not finished. */
	public Collection<Migration> active() {
		return Collections.unmodifiableCollection(active.values());
	}

	/** Whether the flow is on its way or is about to be. */
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
		return move != null && protocol.isFrozen(move);
	}

	/** Whether packets that can't be handled wait where they are (strict order); else they go to the other side. */
	public boolean keepsPackets() {
		return protocol.keepsPackets();
	}

	/** The move of a flow; null if it doesn't move. */
	FlowMove move(int flow) {
		return flow < moves.length ? moves[flow] : null;
	}

	/** Flows that have arrived on another side since the beginning. */
	public long movedFlows() {
		return movedFlows;
	}

	/** Transfers that were lost. */
	public long lostTransfers() {
		return retries.lost();
	}

	/** Flows that were tried again after a transfer of theirs was lost, counted each time. */
	public long retriedFlows() {
		return retries.retried();
	}

	/** Flows that stayed though they were to move. */
	public long abortedFlows() {
		return abortedFlows;
	}

	// ---- begin and end

	/**
	 * Starts to move flows away from a side; those that aren't there or are moving already are left out.
	 *
	 * @return the migration, or null if nothing is left to move or nothing may
	 */
	public Migration start(String reason, Side from, int[] candidates) {
		return start(reason, from, candidates, 0);
	}

	/** The same once more, after so many attempts. */
	Migration start(String reason, Side from, int[] candidates, int attempt) {
		int[] flows = Arrays.stream(candidates).distinct()
				.filter(f -> ownership.owner(f) == from && !isMoving(f)).toArray();
		if (flows.length == 0 || suspended) {
			return null;
		}
		Migration migration = new Migration(++migrationsStarted, reason, from, flows, attempt, dataplane.nowNanos());
		active.put(migration.id, migration);
		for (int flow : flows) {
			if (flow >= moves.length) {
				moves = Arrays.copyOf(moves, Math.max(flow + 1, moves.length * 2));
			}
			moves[flow] = new FlowMove(flow, migration);
		}
		report(migration, MigrationPhase.MARK);
		startBundles();
		return migration;
	}

	/** Starts what there is room for, oldest first. */
	private void startBundles() {
		for (Migration migration : active.values().toArray(Migration[]::new)) {
			while (migration.hasWaiting()) {
				int size = Math.min(limits.bundle(), migration.waiting());
				boolean room = underWay + size <= limits.underWay() && dataplane.bufferFill() < limits.fill();
				if (underWay > 0 && !room) {
					return;
				}
				copy(migration, migration.next(size));
			}
		}
	}

	private void copy(Migration migration, int[] flows) {
		FlowMove[] bundle = Arrays.stream(flows).mapToObj(this::move)
				.filter(m -> m != null && m.migration == migration && m.phase == MigrationPhase.MARK).toArray(FlowMove[]::new);
		if (bundle.length == 0) {
			return;
		}
		long bytes = 0;
		for (FlowMove move : bundle) {
			move.snapshot = dataplane.snapshot(migration.from, move.flow);
			bytes += protocol.needed(move.snapshot).length;
			enter(move, MigrationPhase.COPY);
		}
		migration.bytes += bytes;
		underWay += bundle.length;
		copying.put(++bundlesStarted, bundle);
		dataplane.transfer(migration.from, bytes, bundlesStarted);
	}

	/**
	 * Has the flows of a migration stay where they are, as far as they haven't arrived. It ends when packets and steering are
	 * as they were.
	 */
	public void abort(Migration migration) {
		migration.begun = migration.flowCount;
		for (FlowMove move : moves.clone()) {
			if (move != null && move.migration == migration) {
				protocol.abort(move);
			}
		}
	}

	/** Has all flows stay where they are as far as they haven't arrived, and nothing set out until {@link #resume}. */
	public void suspend() {
		suspended = true;
		retries.clear();
		for (Migration migration : active.values().toArray(Migration[]::new)) {
			abort(migration);
		}
	}

	/** Flows may set out again. */
	public void resume() {
		suspended = false;
	}

	/** Has one flow stay where it is; false if it doesn't move, has arrived, or is on its way back already. */
	public boolean abort(int flow) {
		FlowMove move = move(flow);
		return move != null && protocol.abort(move);
	}

	/**
	 * The card has been reset: what it had in store, in its flow table and under way is gone, and so are the answers to all that
	 * was asked for. To be called when {@link FlowOwnership} says by which side each flow goes on. All moves end.
	 */
	public void reset() {
		copying.clear();
		retries.clear();
		retries.clearCounts();
		active.values().forEach(m -> m.begun = m.flowCount);
		for (FlowMove move : moves.clone()) {
			if (move != null) {
				protocol.reset(move);
			}
		}
	}

	// ---- what the protocol says

	/** The side that owns a flow now. */
	Side owner(FlowMove move) {
		return ownership.owner(move.flow);
	}

	/** The new side owns the flow. */
	void moved(FlowMove move) {
		ownership.moved(move.flow, move.migration.to);
		movedFlows++;
		long now = dataplane.nowNanos();
		move.migration.blackoutSumNanos += now - move.switchedAt;
		blackout(move, new FlowMoveReport(move.flow, false, now - move.switchedAt, move.drainedAt - move.switchedAt,
				now - move.drainedAt, move.lateBytes));
	}

	/** The old side handles the flow again, which nobody did for a while. */
	void resumed(FlowMove move) {
		if (move.switchedAt == FlowMove.NEVER) {
			return;
		}
		blackout(move, new FlowMoveReport(move.flow, true, dataplane.nowNanos() - move.switchedAt, 0, 0, move.lateBytes));
	}

	private void blackout(FlowMove move, FlowMoveReport report) {
		move.migration.blackoutNanos = Math.max(move.migration.blackoutNanos, report.blackoutNanos());
		listener.flow(move.migration, report);
	}

	/** The flow's move is over, one way or the other. */
	void end(FlowMove move, boolean stays) {
		Migration migration = move.migration;
		moves[move.flow] = null;
		if (move.phase != MigrationPhase.MARK) {
			underWay--;
		}
		if (stays) {
			migration.aborted++;
			abortedFlows++;
		}
		if (--migration.open == 0) {
			active.remove(migration.id);
			listener.finished(migration.report(dataplane.nowNanos()));
		}
		ownership.rests(move.flow);
		if (stays && move.lost) {
			retries.add(migration, move.flow);
		}
		startBundles();
	}

	void enter(FlowMove move, MigrationPhase phase) {
		move.phase = phase;
		report(move.migration, phase);
	}

	private void report(Migration migration, MigrationPhase phase) {
		if (migration.reached.add(phase)) {
			listener.phase(migration, phase, dataplane.nowNanos());
		}
	}
}
