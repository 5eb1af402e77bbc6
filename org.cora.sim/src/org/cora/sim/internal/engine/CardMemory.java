// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.BitSet;
import org.cora.exec.state.FlowStateBuffer;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.MapState;
import org.cora.exec.state.StateCopies;
import org.cora.ir.program.State;
import org.cora.ir.program.StateKind;
import org.cora.nicmodel.Pcie;
import org.cora.planner.stateflow.Use;
import org.cora.runtime.migration.FlowCheckpoints;

/**
 * What the host keeps of the card's state in case the card is reset. Flows that begin or end there are told at once; what
 * else changes comes over in checkpoints, of an instant each, piece by piece beside the packets. The bus, the host, and a card
 * that hands things over in software pay for it.
 */
final class CardMemory {

	/** A page: what is handed to the bus at a time. */
	private static final int PIECE_BYTES = 4096;
	/** A checkpoint takes this share of the time until the next one, so that packets hardly wait for it. */
	private static final int SPREAD = 2;

	private final Engine engine;
	private final boolean kept;
	private final long intervalNanos;
	private final LocalStore store;
	private final long perFlow;
	private final int[] perFlowStates;
	private final long[] turnovers;
	private final Pcie pcie;
	private final FlowStateBuffer buffer = new FlowStateBuffer();
	private final BitSet expired = new BitSet();
	final FlowCheckpoints flows = new FlowCheckpoints();
	private final long others;
	private StateCopies copies;
	private StateCopies coming;
	private long comingBegan;
	private long copiesBegan;
	private long bytesLeft;
	private long gapNanos;
	private long piece;
	private long checkpoints;
	private long bytes;

	CardMemory(Engine engine, EngineSetup setup) {
		this.engine = engine;
		kept = setup.request().resets().isExpected();
		intervalNanos = setup.request().resets().checkpointNanos();
		store = engine.handlers.store(PacketSlots.NIC);
		Placement placement = setup.placement();
		pcie = placement.nic().getPcie();
		perFlow = placement.perFlowStates();
		perFlowStates = setup.nf().states().stream().mapToInt(State::index).filter(s -> (perFlow >>> s & 1) != 0).toArray();
		turnovers = new long[perFlowStates.length];
		others = placement.wholeOn(PacketSlots.NIC) | placement.replicated();
		if (kept) {
			ResetCheck.check(setup.nf(), placement);
		}
	}

	/** States that come over in checkpoints, but for those of flows. */
	private long checkpointed() {
		long mask = 0;
		for (State state : store.nf().states()) {
			boolean fixed = engine.placement.plan().getStates().get(state.index()).getState().getUse() == Use.READ_ONLY;
			boolean item = state.kind() == StateKind.POOL || state.kind() == StateKind.LPM;
			if ((others >>> state.index() & 1) != 0 && !fixed && !item && !store.isKeptTogether(state.index())) {
				mask |= 1L << state.index();
			}
		}
		return mask;
	}

	/** The host knows what the run begins with. */
	void begin() {
		if (!kept) {
			return;
		}
		for (int flow = 0; flow < engine.flows.limit(); flow++) {
			if (engine.flows.isLive(flow) && engine.flows.isOnNic(flow)) {
				flows.tell(flow, copy(flow));
			}
		}
		copies = new StateCopies(store, checkpointed());
		if (intervalNanos > 0) {
			engine.schedule(intervalNanos, Event.CHECKPOINT, 0);
		}
	}

	private byte[] copy(int flow) {
		buffer.clear();
		store.copyFlow(flow, perFlow, buffer);
		return engine.dataplane.onCard(flow, buffer.toBytes());
	}

	// ---- what is told at once

	/** A handler is about to run on the card. */
	void before() {
		for (int i = 0; kept && i < turnovers.length; i++) {
			turnovers[i] = turnover(i);
		}
	}

	/** Entries that came and went: a table that makes room is as large afterwards. Only those of maps move with flows. */
	private long turnover(int i) {
		return store.state(perFlowStates[i]) instanceof MapState map ? map.turnover() : 0;
	}

	/** It has run: if entries were added or removed, the host gets to know. */
	void after(int flow) {
		for (int i = 0; kept && i < turnovers.length; i++) {
			if (turnovers[i] != turnover(i)) {
				tell(flow);
				return;
			}
		}
	}

	/** A timer's handler has run: it may have added or removed entries of any flow. */
	void afterTimer() {
		for (int i = 0; kept && i < turnovers.length; i++) {
			if (turnovers[i] != turnover(i)) {
				tellChanged();
				return;
			}
		}
	}

	private void tellChanged() {
		for (int flow = 0; flow < engine.flows.limit(); flow++) {
			boolean here = engine.flows.isLive(flow) && engine.flows.isOnNic(flow);
			if (here && copy(flow).length != flows.promised(flow).length) {
				tell(flow);
			}
		}
	}

	private void tell(int flow) {
		byte[] entries = copy(flow);
		flows.tell(flow, entries);
		if (!engine.isFilling()) {
			cross(entries.length);
		}
	}

	private long cross(long length) {
		bytes += length;
		engine.host.charge(pcie.getHostReceiveCycles());
		return engine.crossings.transfer(PacketSlots.NIC, length);
	}

	/** An entry of a flow has timed out on the card. */
	void expired(int flow) {
		if (kept) {
			expired.set(flow);
		}
	}

	/** All that is due has timed out. */
	void settle() {
		for (int flow = expired.nextSetBit(0); flow >= 0; flow = expired.nextSetBit(flow + 1)) {
			tell(flow);
		}
		expired.clear();
	}

	/** A flow has come to the card: what crossed over is what the host knows. */
	void arrived(int flow, byte[] entries) {
		if (kept) {
			flows.tell(flow, entries);
		}
	}

	void left(int flow) {
		flows.left(flow);
	}

	// ---- checkpoints

	/** One is due; if the one before is still coming across, it is left out. */
	void checkpoint() {
		engine.schedule(engine.now + intervalNanos, Event.CHECKPOINT, 0);
		if (flows.isComing() || engine.failure.isDown()) {
			return;
		}
		bytesLeft = flows.begin(this::copy);
		coming = new StateCopies(store, checkpointed());
		bytesLeft += coming.bytes();
		comingBegan = engine.now;
		gapNanos = Math.max(1, intervalNanos / SPREAD / (bytesLeft / PIECE_BYTES + 1));
		piece();
	}

	/** A piece crosses, if packets leave room for it. */
	void piece() {
		if (engine.crossings.isFull(PacketSlots.NIC)) {
			engine.schedule(engine.now + gapNanos, Event.CHECKPOINT_PIECE, 0);
			return;
		}
		long length = Math.min(PIECE_BYTES, bytesLeft);
		bytesLeft -= length;
		engine.nic.handsOver((int) (piece++ & Integer.MAX_VALUE));
		long there = cross(length);
		engine.schedule(bytesLeft > 0 ? engine.now + gapNanos : there, bytesLeft > 0 ? Event.CHECKPOINT_PIECE : Event.CHECKPOINTED, 0);
	}

	/** The last piece has arrived. */
	void complete() {
		flows.complete();
		copies = coming;
		copiesBegan = comingBegan;
		coming = null;
		checkpoints++;
	}

	/** The card is gone: states that aren't flows' are again what the host knows; false if they can't be. */
	boolean restore() {
		flows.abandon();
		coming = null;
		copies.putBack();
		for (State state : store.nf().states()) {
			if ((others >>> state.index() & 1) != 0 && store.isKeptTogether(state.index())) {
				StateCopies.backToExchanged(store, state.index());
			}
		}
		return copies.digest() == copies.liveDigest();
	}

	/** When the checkpoint began that would be restored. */
	long knownSince() {
		return copiesBegan;
	}

	/** Bytes of states that aren't flows', which the card needs again. */
	long otherBytes() {
		return copies.bytes();
	}

	long checkpoints() {
		return checkpoints;
	}

	long bytes() {
		return bytes;
	}
}
