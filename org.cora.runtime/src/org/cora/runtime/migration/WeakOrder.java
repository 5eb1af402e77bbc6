// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import org.cora.ir.spec.OffloadSpec.Side;

/**
 * No packet is kept and none is dropped, so some overtake others while their flow moves: mark, copy, switch, apply, drain,
 * forget. The entries leave at once when steering has changed. A packet that reaches a side which doesn't own the flow is
 * sent to the other one; sent after the entries, it arrives after them. So it is sent on twice at most for a move
 * that succeeds, three times if it is undone, and is only overtaken by packets that came in before the move's end, which is when all that were under way at
 * the handover have been handled.
 */
class WeakOrder extends MoveProtocol {

	WeakOrder(MigrationEngine engine) {
		super(engine);
	}

	@Override
	final boolean keepsPackets() {
		return false;
	}

	@Override
	void switching(FlowMove move) {
		// nothing is kept, so nothing is to be prepared
	}

	@Override
	void switched(FlowMove move) {
		sendLatest(move);
	}

	@Override
	void applied(FlowMove move) {
		enter(move, MigrationPhase.DRAIN);
		dataplane.watchDrain(move.flow);
	}

	@Override
	void undo(FlowMove move) {
		move.stays = true;
		super.undo(move);
		resumed(move);
	}

	@Override
	void drained(FlowMove move) {
		if (move.phase == MigrationPhase.DRAIN) {
			enter(move, MigrationPhase.FORGET);
			end(move, false);
		} else if (move.phase == MigrationPhase.ABORT && move.steeredBack) {
			end(move, move.stays);
		}
	}

	@Override
	void goOn(FlowMove move, Side owner) {
		move.steeredBack = true;
		dataplane.watchDrain(move.flow);
	}

	@Override
	void stay(FlowMove move) {
		end(move, true);
	}

	@Override
	boolean abort(FlowMove move) {
		return move.phase != MigrationPhase.DRAIN && super.abort(move);
	}
}
