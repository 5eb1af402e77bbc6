// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.flow;

import java.util.Arrays;
import org.cora.exec.state.LookAhead;
import org.cora.exec.state.WordTable;

/**
 * Numbers flows: identity to dense number from 0. The number of a flow that has been removed is the next to be given
 * again, so numbers stay as dense as flows are live at a time. Finding one takes constant expected time and allocates
 * nothing. Not thread-safe.
 */
public final class FlowTable {

	/** Identities of at most this many words lie in a table of their own, as nearly all are that short. */
	private static final int NARROW = 2;

	private final WordTable narrow = new WordTable(NARROW + 1, 1);
	private final WordTable wide = new WordTable(FlowIdentity.MAX_WORDS + 1, 1);
	private final long[] key = new long[FlowIdentity.MAX_WORDS + 1];
	/** Of each number its entry: in the narrow table, or negated in the wide one; 0 for a free number. */
	private int[] entries = new int[16];
	private int[] free = new int[16];
	private int freeCount;
	private int limit;

	private WordTable pack(FlowIdentity identity) {
		int length = identity.length();
		int words = length <= NARROW ? NARROW : FlowIdentity.MAX_WORDS;
		key[0] = identity.kind().ordinal() << 8 | length;
		for (int i = 0; i < words; i++) {
			key[i + 1] = i < length ? identity.word(i) : 0;
		}
		return length <= NARROW ? narrow : wide;
	}

	/** The flow's number, -1 if it has none. */
	public int find(FlowIdentity identity) {
		WordTable table = pack(identity);
		int entry = table.find(key);
		return entry == 0 ? -1 : (int) table.words()[table.restAt(entry)];
	}

	/** Notes where {@link #find} will look first. */
	public void foresee(FlowIdentity identity, LookAhead into) {
		pack(identity).foresee(key, into);
	}

	/** The flow's number; one is given if it has none. */
	public int idOf(FlowIdentity identity) {
		WordTable table = pack(identity);
		int entry = table.find(key);
		if (entry != 0) {
			return (int) table.words()[table.restAt(entry)];
		}
		int id = freeCount > 0 ? free[--freeCount] : limit++;
		entry = table.insert(key);
		table.words()[table.restAt(entry)] = id;
		if (id >= entries.length) {
			entries = Arrays.copyOf(entries, entries.length * 2);
		}
		entries[id] = table == narrow ? entry : -entry;
		return id;
	}

	/** Writes the identity of a flow into {@code into}. */
	public void identity(int id, FlowIdentity into) {
		WordTable table = table(id);
		int at = table.keyAt(Math.abs(entries[id]));
		long head = table.words()[at];
		into.begin(FlowIdentity.Kind.values()[(int) head >> 8]);
		for (int i = 0; i < (head & 0xff); i++) {
			into.add(table.words()[at + 1 + i]);
		}
	}

	private WordTable table(int id) {
		if (id < 0 || id >= limit || entries[id] == 0) {
			throw new IllegalArgumentException("there is no flow " + id);
		}
		return entries[id] > 0 ? narrow : wide;
	}

	/** Forgets a flow; its number becomes free. */
	public void remove(int id) {
		table(id).remove(Math.abs(entries[id]));
		entries[id] = 0;
		if (freeCount == free.length) {
			free = Arrays.copyOf(free, freeCount * 2);
		}
		free[freeCount++] = id;
	}

	/** Number of flows known. */
	public int size() {
		return limit - freeCount;
	}

	/** All numbers are below this one. */
	public int limit() {
		return limit;
	}
}
