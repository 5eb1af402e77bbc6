// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.List;
import org.cora.exec.StateStore;
import org.cora.exec.handler.LocalExecutor;
import org.cora.exec.handler.TakingSide;
import org.cora.exec.state.FlowStateBuffer;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolDivision;
import org.cora.exec.state.PoolShard;
import org.cora.exec.state.PoolShards;
import org.cora.exec.state.VersionChange;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.ir.program.StateKind;

/**
 * What each side has in store: its own entries of what is placed by flow, its own copy of what is replicated, its shard of what
 * is divided. What only one side has is one object: an access from the other side goes there, and is charged for it.
 */
final class SideStores {

	private final LocalStore[] stores = new LocalStore[2];
	private final Nf nf;
	private final long perFlow;
	/** Null if no pool is divided. */
	private TakingSide taking;
	private final FlowStateBuffer buffer = new FlowStateBuffer();

	/** @param shareAll one store for both sides, to see that it is noticed */
	SideStores(Nf nf, Placement placement, boolean shareAll) {
		this.nf = nf;
		perFlow = placement.perFlowStates();
		stores[PacketSlots.CPU] = new LocalStore(nf, s -> shards(placement.shards(s.index()), PacketSlots.CPU), PacketSlots.CPU, null, 0);
		long whole = placement.wholeOn(PacketSlots.NIC) | placement.wholeOn(PacketSlots.CPU);
		stores[PacketSlots.NIC] = shareAll ? stores[PacketSlots.CPU] : new LocalStore(nf,
				s -> shards(placement.shards(s.index()), PacketSlots.NIC), PacketSlots.NIC, stores[PacketSlots.CPU], whole);
		follow(placement);
	}

	/** Another plan is in force. */
	void follow(Placement placement) {
		PoolDivision division = placement.division();
		taking = division.shards().isEmpty() ? null : new TakingSide(nf, division);
		for (LocalStore store : stores) {
			store.shards(taking == null ? null : taking::next);
		}
		divide(placement);
	}

	/** The card's part of an lru makes room by itself; the host's keeps as much as was declared, as any flow may come back to it. */
	private void divide(Placement placement) {
		for (State state : nf.states()) {
			int lru = state.index();
			if (state.kind() == StateKind.LRU && stores[PacketSlots.NIC].state(lru) != stores[PacketSlots.CPU].state(lru)) {
				stores[PacketSlots.NIC].keep(lru, placement.lruEntries(lru));
			}
		}
	}

	/** A handler, by its number, is about to be run by that executor, and begins on that side. */
	void begin(int handler, LocalExecutor of, byte side) {
		if (taking != null) {
			taking.begin(nf.handlers().get(handler), of, side);
		}
	}

	private static PoolShards shards(List<PoolShard> shards, byte side) {
		return shards.isEmpty() ? PoolShards.whole() : PoolShards.of(shards, side);
	}

	LocalStore of(byte side) {
		return stores[side];
	}

	/** Goes on with what another version of the program has in store. */
	void takeOver(SideStores before, VersionChange change, Placement placement, long time) {
		change.carry(before.stores[PacketSlots.CPU], stores[PacketSlots.CPU], time, false);
		if (stores[PacketSlots.NIC] != stores[PacketSlots.CPU]) {
			change.carry(before.stores[PacketSlots.NIC], stores[PacketSlots.NIC], time, true);
		}
		divide(placement);
	}

	/** Divides a pool anew; returns the items that had been given back and change sides: what is out stays with who has it. */
	int divide(int pool, List<PoolShard> shards) {
		return stores[PacketSlots.CPU].divide(pool, shards);
	}

	/** Whether a side has entries that move with the flow. */
	boolean hasOf(int flow, byte side) {
		buffer.clear();
		return stores[side].copyFlow(flow, perFlow, buffer) > 0;
	}

	/** Whether a flow has entries anywhere. */
	boolean hasState(int flow) {
		buffer.clear();
		return stores[PacketSlots.CPU].copyFlow(flow, StateStore.ALL, buffer) > 0
				|| stores[PacketSlots.NIC].copyFlow(flow, StateStore.ALL, buffer) > 0;
	}
}
