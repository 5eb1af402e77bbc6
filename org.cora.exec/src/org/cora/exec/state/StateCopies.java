// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.ArrayList;
import java.util.List;
import org.cora.ir.program.State;

/**
 * Copies of some states of a store as they were, to be put back later: what a card's memory is restored from. Entries come
 * back with their deadlines and flows, those of an lru in the order in which they were used.
 */
public final class StateCopies {

	private final List<LocalState> live = new ArrayList<>();
	private final List<LocalState> copies = new ArrayList<>();
	private final long bytes;

	/**
	 * Copies states as they are now.
	 *
	 * @param which bit i for state i; tables, counters, arrays, sketches, filters and queues, no pools and no prefix tables
	 */
	public StateCopies(LocalStore store, long which) {
		long sum = 0;
		for (State state : store.nf().states()) {
			if ((which >>> state.index() & 1) != 0) {
				LocalState original = store.state(state.index());
				LocalState copy = original.store.blank(state);
				copy.merge(original);
				live.add(original);
				copies.add(copy);
				sum += original instanceof MapState || original instanceof CounterState
						? original.size() * state.entryBytes() : state.bytes();
			}
		}
		bytes = sum;
	}

	/** Bytes of memory that they take. */
	public long bytes() {
		return bytes;
	}

	/** A number that is the same for the same content. */
	public long digest() {
		return digest(copies);
	}

	/** The same of the states that were copied, as they are now. */
	public long liveDigest() {
		return digest(live);
	}

	private static long digest(List<LocalState> states) {
		long digest = 0;
		for (LocalState state : states) {
			digest = Hash.combine(digest, state.digest());
		}
		return digest;
	}

	/** The states are again as they were when they were copied. */
	public void putBack() {
		live.forEach(LocalState::clear);
		for (int i = 0; i < live.size(); i++) {
			live.get(i).merge(copies.get(i));
		}
	}

	/** A copy that is put together with another side's now and then is again as it was when that was done last. */
	public static void backToExchanged(LocalStore store, int state) {
		store.state(state).backToCommon();
	}
}
