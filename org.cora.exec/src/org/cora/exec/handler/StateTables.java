// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.handler;

import org.cora.exec.state.ArrayState;
import org.cora.exec.state.BloomState;
import org.cora.exec.state.CounterState;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.MapState;
import org.cora.exec.state.MeterState;
import org.cora.exec.state.PoolState;
import org.cora.exec.state.PrefixState;
import org.cora.exec.state.QueueState;
import org.cora.exec.state.SketchState;
import org.cora.ir.program.Nf;

/** A store's states by what they are, each at its index, so that the loop needs no cast. */
public final class StateTables {

	public final Nf nf;
	public final LocalStore store;
	public final MapState[] maps;
	public final MeterState[] meters;
	public final BloomState[] blooms;
	public final QueueState[] queues;
	public final PrefixState[] prefixes;
	public final CounterState[] counters;
	public final SketchState[] sketches;
	public final ArrayState[] arrays;
	public final PoolState[] pools;

	/** Of all states of the store. */
	public StateTables(LocalStore store) {
		this.store = store;
		nf = store.nf();
		int count = store.nf().states().size();
		maps = new MapState[count];
		meters = new MeterState[count];
		blooms = new BloomState[count];
		queues = new QueueState[count];
		prefixes = new PrefixState[count];
		counters = new CounterState[count];
		sketches = new SketchState[count];
		arrays = new ArrayState[count];
		pools = new PoolState[count];
		for (int i = 0; i < count; i++) {
			switch (store.nf().states().get(i).kind()) {
				case MAP, LRU -> maps[i] = (MapState) store.state(i);
				case METER -> meters[i] = (MeterState) store.state(i);
				case BLOOM -> blooms[i] = (BloomState) store.state(i);
				case QUEUE -> queues[i] = (QueueState) store.state(i);
				case LPM -> prefixes[i] = (PrefixState) store.state(i);
				case COUNTER -> counters[i] = (CounterState) store.state(i);
				case COUNTMIN -> sketches[i] = (SketchState) store.state(i);
				case ARRAY, REGISTER -> arrays[i] = (ArrayState) store.state(i);
				case POOL -> pools[i] = (PoolState) store.state(i);
			}
		}
	}
}
