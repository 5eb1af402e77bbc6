// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

/** When the entries of a store's maps time out: which is next, and until when certainly none does. */
final class Deadlines {

	/** Maps whose entries time out. */
	private MapState[] timed = {};
	/** Nothing times out before this. */
	private long bound = Long.MAX_VALUE;
	private MapState expiring;

	/** Says which maps have entries that time out. */
	void of(MapState[] maps) {
		timed = maps;
	}

	/** An entry has that deadline from now on. */
	void add(long deadline) {
		if (deadline < bound) {
			bound = deadline;
		}
	}

	/** Whether an entry may be due by then; false is certain. */
	boolean mayExpireBy(long now) {
		return now >= bound;
	}

	/** The earliest deadline, {@link Long#MAX_VALUE} without any. */
	long next() {
		int entry = nextEntry();
		return entry == 0 ? Long.MAX_VALUE : expiring.deadline(entry);
	}

	/** The entry that times out next, over all maps, 0 for none. The order is by deadline and then by age. */
	int nextEntry() {
		MapState first = null;
		int firstEntry = 0;
		for (MapState map : timed) {
			int entry = map.nextToExpire();
			if (entry != 0 && (first == null || isBefore(map, entry, first, firstEntry))) {
				first = map;
				firstEntry = entry;
			}
		}
		expiring = first;
		return firstEntry;
	}

	private static boolean isBefore(MapState map, int entry, MapState other, int otherEntry) {
		long deadline = map.deadline(entry);
		long otherDeadline = other.deadline(otherEntry);
		return deadline < otherDeadline
				|| deadline == otherDeadline && map.sequence(entry) - other.sequence(otherEntry) < 0;
	}

	/** The map that {@link #nextEntry} found its entry in. */
	MapState expiring() {
		return expiring;
	}

	/** Settles until when {@link #mayExpireBy} can say no, after expiring what is due. */
	void settle() {
		bound = Long.MAX_VALUE;
		for (MapState map : timed) {
			bound = Math.min(bound, map.bound());
		}
	}
}
