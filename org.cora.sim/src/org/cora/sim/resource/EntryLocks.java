// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.resource;

/**
 * The locks of a state's entries, each of which is had by one at a time, in the order in which they are asked for. Only locks that are
 * had or were lately are known, {@value #PLACES} at most: an entry's place is one of {@value #WINDOW}, and the one that was had least
 * of those that are free gives way.
 */
public final class EntryLocks {

	private static final int PLACES = 1 << 12;
	private static final int WINDOW = 8;
	private static final long PICOS_PER_NANO = 1000;

	private final String name;
	private final long[] keys = new long[PLACES];
	private final long[] freeAtPicos = new long[PLACES];
	private final long[] busyPicos = new long[PLACES];
	private long mostBusyPicos;
	private long busiestFreeAt;

	public EntryLocks(String name) {
		this.name = name;
	}

	public String name() {
		return name;
	}

	/**
	 * Takes the lock of an entry as soon as those that asked for it before have given it back.
	 *
	 * @param key       a hash of the entry's key
	 * @param nowNanos  when it is asked for; never before an earlier call's
	 * @param heldPicos how long it is had
	 * @return how long that has to be waited for, in picoseconds
	 */
	public long take(long key, long nowNanos, long heldPicos) {
		long now = nowNanos * PICOS_PER_NANO;
		int place = place(key, now);
		if (keys[place] != key) {
			keys[place] = key;
			busyPicos[place] = 0;
		}
		long begin = Math.max(freeAtPicos[place], now);
		freeAtPicos[place] = begin + heldPicos;
		busyPicos[place] += heldPicos;
		if (busyPicos[place] >= mostBusyPicos) {
			mostBusyPicos = busyPicos[place];
			busiestFreeAt = freeAtPicos[place];
		}
		return begin - now;
	}

	/** The entry's place; else the one of its window that is free and was had least, or the first one if all are had. */
	private int place(long key, long now) {
		int first = (int) (key >>> Long.SIZE / 2) & PLACES - 1;
		int best = -1;
		for (int i = 0; i < WINDOW; i++) {
			int place = first + i & PLACES - 1;
			if (keys[place] == key) {
				return place;
			}
			if (freeAtPicos[place] <= now && (best < 0 || busyPicos[place] < busyPicos[best])) {
				best = place;
			}
		}
		return best < 0 ? first : best;
	}

	/** For how long the lock that was had most has been so far, in nanoseconds. */
	public long busiestNanos(long nowNanos) {
		return (mostBusyPicos - Math.max(0, busiestFreeAt - nowNanos * PICOS_PER_NANO)) / PICOS_PER_NANO;
	}
}
