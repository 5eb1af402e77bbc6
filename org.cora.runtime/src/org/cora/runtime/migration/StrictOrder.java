// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import org.cora.ir.spec.OffloadSpec.Side;

/**
 * No packet overtakes another of its flow: mark, copy, switch, drain the old epoch, apply what changed, release what was
 * kept, forget. What it costs is that packets wait on the new side from switch to apply, and the buffer that they wait in.
 */
class StrictOrder extends MoveProtocol {

	StrictOrder(MigrationEngine engine) {
		super(engine);
	}

	@Override
	final boolean keepsPackets() {
		return true;
	}

	@Override
	void switching(FlowMove move) {
		dataplane.hold(move.flow, move.migration.to == Side.NIC, move.migration.to == Side.CPU);
	}

	@Override
	void switched(FlowMove move) {
		enter(move, MigrationPhase.DRAIN);
		dataplane.watchDrain(move.flow);
	}

	/** Those on the old side are handled there, those that came to the new side too early are kept in their order. */
	@Override
	void drained(FlowMove move) {
		if (move.phase == MigrationPhase.DRAIN) {
			sendLatest(move);
		} else if (move.phase == MigrationPhase.ABORT && move.steeredBack) {
			resumed(move);
			release(move, move.migration.from, true);
		}
	}

	@Override
	void applied(FlowMove move) {
		enter(move, MigrationPhase.FORGET);
		release(move, move.migration.to, false);
	}

	/** Packets are kept on both sides until all that were under way when steering was back are in. */
	@Override
	void undo(FlowMove move) {
		dataplane.hold(move.flow, true, true);
		super.undo(move);
	}

	/** Packets that were sent to the old side before those that are kept have to be in before they follow. */
	@Override
	void stay(FlowMove move) {
		enter(move, MigrationPhase.ABORT);
		move.steeredBack = true;
		dataplane.watchDrain(move.flow);
	}

	@Override
	void goOn(FlowMove move, Side owner) {
		move.steeredBack = false;
		dataplane.release(move.flow, owner);
	}

	/** Lets kept packets go on. */
	void release(FlowMove move, Side side, boolean stays) {
		move.stays = stays;
		dataplane.release(move.flow, side);
	}
}
