// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.flow;

import java.util.Arrays;
import org.cora.exec.flow.FlowIdentity.Kind;
import org.cora.exec.state.LookAhead;
import org.cora.exec.state.WordTable;

/**
 * Numbers flows: identity to dense number from 0. The number of a flow that has been removed is the next to be given
 * again, so numbers stay as dense as flows are live at a time. Finding one takes constant expected time and allocates
 * nothing. Not thread-safe.
 */
public final class FlowTable {

	/** Identities of two words, as nearly all are, have tables of their own, one for each kind. */
	private static final int NARROW = 2;
	private static final Kind[] KINDS = Kind.values();
	private static final int WIDE = KINDS.length;

	/** Of each kind those of two words; at {@link #WIDE} the others, with kind and length before their words. */
	private final WordTable[] tables = new WordTable[KINDS.length + 1];
	private final long[] key = new long[FlowIdentity.MAX_WORDS + 1];
	/** Of each number its entry, and where that is; 0 for a free number. */
	private int[] entries = new int[16];
	private byte[] places = new byte[16];
	private int[] free = new int[16];
	private int freeCount;
	private int limit;

	/** An empty table. */
	public FlowTable() {
		for (int kind = 0; kind < KINDS.length; kind++) {
			tables[kind] = new WordTable(NARROW, 1);
		}
		tables[WIDE] = new WordTable(FlowIdentity.MAX_WORDS + 1, 1);
	}

	private static int place(FlowIdentity identity) {
		return identity.length() == NARROW ? identity.kind().ordinal() : WIDE;
	}

	private void pack(FlowIdentity identity) {
		int length = identity.length();
		if (length == NARROW) {
			key[0] = identity.word(0);
			key[1] = identity.word(1);
			return;
		}
		key[0] = identity.kind().ordinal() << 8 | length;
		for (int i = 0; i < FlowIdentity.MAX_WORDS; i++) {
			key[i + 1] = i < length ? identity.word(i) : 0;
		}
	}

	private int entry(FlowIdentity identity, WordTable table) {
		if (identity.length() == NARROW) {
			return table.find(identity.word(0), identity.word(1));
		}
		pack(identity);
		return table.find(key);
	}

	/** The flow's number, -1 if it has none. */
	public int find(FlowIdentity identity) {
		WordTable table = tables[place(identity)];
		int entry = entry(identity, table);
		return entry == 0 ? -1 : (int) table.words()[table.restAt(entry)];
	}

	/** Notes where {@link #find} will look; {@code places[at]} will say where it finds the flow, for {@link #find(FlowIdentity, int)}. */
	public void foresee(FlowIdentity identity, LookAhead into, int[] places, int at) {
		WordTable table = tables[place(identity)];
		if (identity.length() == NARROW) {
			table.foresee(identity.word(0), identity.word(1), into, places, at);
		} else {
			pack(identity);
			table.foresee(key, into, places, at);
		}
	}

	/** The number of a flow that was foreseen, -1 if it has none. */
	public int find(FlowIdentity identity, int place) {
		if (identity.length() != NARROW) {
			return find(identity);
		}
		WordTable table = tables[identity.kind().ordinal()];
		int entry = table.find(identity.word(0), identity.word(1), place);
		return entry == 0 ? -1 : (int) table.words()[table.restAt(entry)];
	}

	/** The flow's number; one is given if it has none. */
	public int idOf(FlowIdentity identity) {
		int place = place(identity);
		WordTable table = tables[place];
		int entry = entry(identity, table);
		if (entry != 0) {
			return (int) table.words()[table.restAt(entry)];
		}
		int id = freeCount > 0 ? free[--freeCount] : limit++;
		pack(identity);
		entry = table.insert(key);
		table.words()[table.restAt(entry)] = id;
		if (id >= entries.length) {
			entries = Arrays.copyOf(entries, entries.length + entries.length / 2);
			places = Arrays.copyOf(places, entries.length);
		}
		entries[id] = entry;
		places[id] = (byte) place;
		return id;
	}

	/** Writes the identity of a flow into {@code into}. */
	public void identity(int id, FlowIdentity into) {
		WordTable table = table(id);
		int at = table.keyAt(entries[id]);
		long head = table.words()[at];
		boolean wide = places[id] == WIDE;
		into.begin(KINDS[wide ? (int) head >> 8 : places[id]]);
		int length = wide ? (int) head & 0xff : NARROW;
		for (int i = 0; i < length; i++) {
			into.add(table.words()[at + i + (wide ? 1 : 0)]);
		}
	}

	private WordTable table(int id) {
		if (id < 0 || id >= limit || entries[id] == 0) {
			throw new IllegalArgumentException("there is no flow " + id);
		}
		return tables[places[id]];
	}

	/** Forgets a flow; its number becomes free. */
	public void remove(int id) {
		table(id).remove(entries[id]);
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
