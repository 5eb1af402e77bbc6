// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import java.util.Arrays;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.runtime.Dataplane;
import org.cora.runtime.PartialState;

/**
 * The steps of one flow's move: what is done when the data plane has answered. Holds nothing of its own; what a move has
 * come to is in its {@link FlowMove}. Both orders share that a flow's entries are whole and writable on one side only:
 * the old one up to the moment when they have been installed on the new one. Where the data plane can have a flow go on before
 * all of its state is there, what packets need goes first, and what is only counted follows.
 */
abstract class MoveProtocol {

	final Dataplane dataplane;
	/** Null if all state of a flow goes at once. */
	final PartialState parts;
	private final MigrationEngine engine;

	MoveProtocol(MigrationEngine engine) {
		this.engine = engine;
		this.dataplane = engine.dataplane();
		this.parts = dataplane.partial().orElse(null);
	}

	/** Whether packets that can't be handled are kept; else they are sent to the other side. */
	abstract boolean keepsPackets();

	/** Whether the flow's entries are just leaving, so that neither side may handle its packets. */
	boolean isFrozen(FlowMove move) {
		return move.phase == MigrationPhase.APPLY;
	}

	// ---- what the data plane answers

	/** The copy of its entries is on the other side: steering is changed. */
	final void copied(FlowMove move) {
		enter(move, MigrationPhase.SWITCH);
		switching(move);
		dataplane.steer(move.flow, move.migration.to, false);
	}

	/** Steering is about to be changed. */
	abstract void switching(FlowMove move);

	/** Steering has been changed, or the table has refused. */
	void steered(FlowMove move, boolean accepted) {
		if (move.phase == MigrationPhase.ABORT) {
			move.steeredBack = true;
			dataplane.watchDrain(move.flow);
		} else if (move.phase == MigrationPhase.SWITCH) {
			if (!accepted) {
				stay(move);
			} else {
				move.switchedAt = dataplane.nowNanos();
				if (move.aborting) {
					undo(move);
				} else {
					switched(move);
				}
			}
		}
	}

	/** New packets go to the new side. */
	abstract void switched(FlowMove move);

	/** All packets that were under way are through. */
	abstract void drained(FlowMove move);

	/** The last changes have crossed. */
	void arrived(FlowMove move) {
		if (move.phase != MigrationPhase.APPLY) {
			return;
		}
		Migration migration = move.migration;
		if (!isUnchanged(move)) {
			sendLatest(move);
			return;
		}
		if (!install(move)) {
			undo(move);
			return;
		}
		dataplane.forget(migration.from, move.flow);
		engine.moved(move);
		if (parts != null) {
			follow(move);
		}
		applied(move);
	}

	/** Whether what has crossed is what the old side has still: entries may have timed out since. */
	boolean isUnchanged(FlowMove move) {
		return dataplane.isUnchanged(move.migration.from, move.flow, move.latest);
	}

	/** What packets need of the flow is put where it goes; false if there is no room. */
	final boolean install(FlowMove move) {
		return parts == null ? dataplane.install(move.migration.to, move.flow, move.latest)
				: parts.installNeeded(move.migration.to, move.flow, move.latest);
	}

	/** Of entries what has to be on the new side before it handles packets. */
	final byte[] needed(byte[] entries) {
		return parts == null ? entries : parts.needed(entries);
	}

	// ---- what follows

	/** The flow is handled on its new side: what is only counted follows, if there is anything. */
	void follow(FlowMove move) {
		byte[] counts = parts.counted(move.latest);
		if (counts.length > 0) {
			move.counts = counts;
			move.migration.bytes += counts.length;
			move.migration.followed += counts.length;
			sendCounts(move);
		}
	}

	/** Sends the counts, again if they were lost: the move has no end without them. */
	final void sendCounts(FlowMove move) {
		move.countsSent++;
		dataplane.transfer(move.migration.from, move.counts.length, Answers.countsToken(move));
	}

	/** The counts have crossed. */
	void countsArrived(FlowMove move) {
		if (move.counts == null) {
			return;
		}
		parts.add(move.migration.to, move.flow, move.counts);
		move.counts = null;
		if (move.over) {
			engine.end(move, false);
		}
	}

	/** The counts were lost on the bus. */
	void countsLost(FlowMove move) {
		engine.retries.addCounts(move);
	}

	/** The new side owns the flow. */
	abstract void applied(FlowMove move);

	/** What was to cross has been lost. */
	void lost(FlowMove move) {
		if (move.phase == MigrationPhase.COPY) {
			end(move, true);
		} else if (move.phase == MigrationPhase.APPLY) {
			move.lost = true;
			undo(move);
		}
	}

	/** The buffer is full with packets of the flow: it is the one that has to go back. */
	final void bufferFull(FlowMove move) {
		abort(move);
	}

	/**
	 * Somebody wants the flow to stay.
	 *
	 * @return false if it is too late: the new side owns it, or it is on its way back already
	 */
	boolean abort(FlowMove move) {
		switch (move.phase) {
			case MARK, COPY -> end(move, true);
			case SWITCH -> move.aborting = true;
			case DRAIN, APPLY -> undo(move);
			default -> {
				return false;
			}
		}
		return true;
	}

	/**
	 * The card was reset: nothing that was asked for will be answered. What is kept on the host goes on to where the flow is.
	 */
	void reset(FlowMove move) {
		move.stays = engine.owner(move) == move.migration.from;
		move.counts = null;
		if (move.phase == MigrationPhase.MARK || move.over) {
			end(move, move.stays);
		} else {
			enter(move, MigrationPhase.ABORT);
			goOn(move, engine.owner(move));
		}
	}

	/** The flow goes on at that side after a reset: its move ends when packets that were under way can't be overtaken. */
	abstract void goOn(FlowMove move, Side owner);

	/** No packet is kept any more. */
	void released(FlowMove move) {
		end(move, move.stays);
	}

	// ---- steps that both have

	/** Takes the last snapshot, after which nobody may change the entries, and sends what changed since the copy. */
	final void sendLatest(FlowMove move) {
		Migration migration = move.migration;
		move.drainedAt = dataplane.nowNanos();
		move.latest = dataplane.snapshot(migration.from, move.flow);
		byte[] needed = needed(move.latest);
		move.lateBytes = Arrays.equals(needed(move.snapshot), needed) ? 0 : needed.length;
		migration.bytes += move.lateBytes;
		enter(move, MigrationPhase.APPLY);
		dataplane.transfer(migration.from, move.lateBytes, Answers.token(move));
	}

	/** Sends packets and steering back to the old side, which owns the flow still. */
	void undo(FlowMove move) {
		enter(move, MigrationPhase.ABORT);
		dataplane.steer(move.flow, move.migration.from, true);
	}

	/** The flow stays where it was, as the table has refused. */
	abstract void stay(FlowMove move);

	/** The old side handles the flow again. */
	final void resumed(FlowMove move) {
		engine.resumed(move);
	}

	final void enter(FlowMove move, MigrationPhase phase) {
		engine.enter(move, phase);
	}

	/** The move is over, as soon as all that is counted has followed. */
	void end(FlowMove move, boolean stays) {
		if (move.counts == null) {
			engine.end(move, stays);
		} else {
			move.over = true;
		}
	}
}
