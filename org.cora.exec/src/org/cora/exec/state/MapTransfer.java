// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.Arrays;

/** How entries of a map come and go as a whole: as bytes, from another store's copy, to another version of the program. */
final class MapTransfer {

	private final MapState map;
	private final MapEntries entries;
	private final WordTable table;
	private final EntryLayout keyLayout;
	private final EntryLayout valueLayout;

	MapTransfer(MapState map) {
		this.map = map;
		entries = map.entries;
		table = map.table;
		keyLayout = map.keyLayout;
		valueLayout = map.valueLayout;
	}

	/** Appends an entry as bytes. */
	void write(int entry, FlowStateBuffer into) {
		into.beginEntry(map.state().index());
		if (map.timesOut()) {
			into.put(map.deadline(entry), 8);
		}
		for (int i = 0; i < keyLayout.slots(); i++) {
			into.put(keyLayout.get(table.slab, table.keyAt(entry), i), keyLayout.bytes(i));
		}
		for (int i = 0; i < valueLayout.slots(); i++) {
			into.put(valueLayout.get(table.slab, table.restAt(entry), i), valueLayout.bytes(i));
		}
	}

	/**
	 * Installs the entry that begins there, its state's index already read; returns where it ends, -1 if it
	 * doesn't fit. An lru makes room for it as for an entry that a program inserts; it is the most recently used then.
	 */
	int install(FlowStateBuffer from, int begin, int flow) {
		int at = begin;
		long deadline = Long.MAX_VALUE;
		if (map.timesOut()) {
			deadline = from.get(at, 8);
			at += 8;
		}
		at = read(from, at, keyLayout, entries.key);
		at = read(from, at, valueLayout, entries.value);
		int entry = map.put(deadline, flow, map.room(), true);
		if (entry == 0) {
			return -1;
		}
		entries.give(entry, flow);
		return at;
	}

	private static int read(FlowStateBuffer from, int begin, EntryLayout layout, long[] into) {
		int at = begin;
		Arrays.fill(into, 0);
		for (int i = 0; i < layout.slots(); i++) {
			layout.set(into, 0, i, from.get(at, layout.bytes(i)));
			at += layout.bytes(i);
		}
		return at;
	}

	/**
	 * Fills an empty map of another version with the entries of this one, the least recently used of an lru and otherwise the
	 * oldest first.
	 */
	void carryTo(MapState to, VersionChange.Carried how, long now) {
		long[] keys = new long[keyLayout.slots()];
		long[] values = new long[valueLayout.slots()];
		long[] mapped = new long[Math.max(how.key().length, how.value().length)];
		for (int entry : entries.inOrder()) {
			map.key(entry, keys);
			CarriedContent.map(keys, how.key(), mapped, 0);
			to.keyLayout.pack(mapped, to.entries.key);
			map.value(entry, values);
			CarriedContent.map(values, how.value(), mapped, 0);
			to.valueLayout.pack(mapped, to.entries.value);
			long deadline = map.timesOut() == to.timesOut() ? map.deadline(entry) : to.deadlineFrom(now);
			to.put(deadline, map.flow(entry), Long.MAX_VALUE, true);
		}
	}

	/** Adds the entries of another store's copy; returns how many both had, or have no owner here. */
	int merge(MapState that) {
		int both = 0;
		for (int entry : that.entries.inOrder()) {
			System.arraycopy(that.table.slab, that.table.keyAt(entry), entries.key, 0, entries.key.length);
			System.arraycopy(that.table.slab, that.table.restAt(entry), entries.value, 0, entries.value.length);
			if (table.find(entries.key) != 0
					|| map.put(that.deadline(entry), that.flow(entry), Long.MAX_VALUE, true) == 0) {
				both++;
			}
		}
		return both;
	}

	/** How many entries {@link #merge} would find to be here already, or to have no owner, without adding the others. */
	int alsoIn(MapState other) {
		int both = 0;
		for (int entry : other.table.entries()) {
			System.arraycopy(other.table.slab, other.table.keyAt(entry), entries.key, 0, entries.key.length);
			System.arraycopy(other.table.slab, other.table.restAt(entry), entries.value, 0, entries.value.length);
			boolean alone = map.owner() != null && map.owner().table.find(entries.value) == 0 && other.owner().table.find(entries.value) == 0;
			both += alone || table.find(entries.key) != 0 ? 1 : 0;
		}
		return both;
	}
}
