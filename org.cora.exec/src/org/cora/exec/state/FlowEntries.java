// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

/** The entries that flows have in a store: all of one are taken out, put in, or asked together. */
final class FlowEntries {

	private final LocalStore store;
	/** Owners before what is tied to them. */
	private final MapState[] maps;

	FlowEntries(LocalStore store) {
		this.store = store;
		maps = store.maps();
	}

	/** Appends a flow's entries as bytes, owners before what is tied to them; returns how many. */
	int copy(int flow, long which, FlowStateBuffer into) {
		int before = into.entries();
		for (MapState map : maps) {
			if ((which >>> map.state().index() & 1) != 0) {
				for (int entry = map.firstOf(flow); entry != 0; entry = map.nextOfFlow(entry)) {
					map.transfer().write(entry, into);
				}
			}
		}
		return into.entries() - before;
	}

	/** Removes a flow's entries; returns how many. */
	int drop(int flow, long which) {
		int dropped = 0;
		for (int i = maps.length - 1; i >= 0; i--) {
			MapState map = maps[i];
			if ((which >>> map.state().index() & 1) != 0) {
				for (int entry = map.firstOf(flow); entry != 0; entry = map.firstOf(flow)) {
					map.remove(entry);
					dropped++;
				}
			}
		}
		return dropped;
	}

	/** Installs entries as those of a flow, all or none: if one finds no room, those that an lru has evicted for others are back. */
	boolean install(FlowStateBuffer from, int flow) {
		store.begin();
		int at = 0;
		while (at >= 0 && at < from.bytes()) {
			MapState map = (MapState) store.state((int) from.get(at, 1));
			at = map.transfer().install(from, at + 1, flow);
		}
		if (at < 0) {
			store.rollback();
			return false;
		}
		store.commit();
		return true;
	}

	/** When the first of a flow's entries in these states times out, {@link Long#MAX_VALUE} if none does. */
	long nextDeadline(int flow, long which) {
		long first = Long.MAX_VALUE;
		for (MapState map : maps) {
			if ((which >>> map.state().index() & 1) != 0) {
				for (int entry = map.firstOf(flow); entry != 0; entry = map.nextOfFlow(entry)) {
					first = Math.min(first, map.deadline(entry));
				}
			}
		}
		return first;
	}
}
