// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import org.cora.exec.StateStore.EntryVisitor;
import org.cora.ir.program.State;

/** A sum per key; when as many keys are in use as there is room for, the amounts of further keys share one overflow sum. */
public final class CounterState extends LocalState {

	private static final int ADDED = 0;
	private static final int INSERTED = 1;
	private static final int OVERFLOWED = 2;
	private static final int CLEARED = 3;

	private final EntryLayout layout;
	private WordTable table;
	private final long[] key;
	private final long mask;
	private long overflow;
	private boolean overflowed;

	CounterState(LocalStore store, State state) {
		super(store, state);
		MapState.checkSize(state, 2);
		layout = new EntryLayout(state.keySlots());
		table = new WordTable(layout.words(), 1);
		key = new long[layout.words()];
		int bits = Math.min(64, state.value().bits());
		mask = bits == 64 ? -1L : (1L << bits) - 1;
	}

	/** Adds to a key; {@code arguments} are the registers of the key's scalars and, last, of the amount. */
	public void add(long[] registers, int[] arguments) {
		layout.pack(registers, arguments, 0, key);
		addToKey(registers[arguments[arguments.length - 1]], state.capacity());
	}

	/** Adds to the key that is that word, packed as {@link EntryLayout} does it. */
	public void add(long first, long amount) {
		int entry = table.find(first);
		if (entry != 0) {
			add(entry, ADDED, amount);
		} else {
			key[0] = first;
			insert(amount, state.capacity());
		}
	}

	/** Likewise with a key of two words. */
	public void add(long first, long second, long amount) {
		int entry = table.find(first, second);
		if (entry != 0) {
			add(entry, ADDED, amount);
		} else {
			key[0] = first;
			key[1] = second;
			insert(amount, state.capacity());
		}
	}

	/** Adds to what further keys share. */
	void overflows(long amount) {
		overflow = overflow + amount & mask;
		overflowed = true;
	}

	/** Notes where {@link #add(long, long)} will look; {@code found[at]} will say which entry it finds. */
	public void foresee(long first, LookAhead into, int[] found, int at) {
		table.foresee(first, into, found, at);
	}

	/** Likewise for a key of two words. */
	public void foresee(long first, long second, LookAhead into, int[] found, int at) {
		table.foresee(first, second, into, found, at);
	}

	/** Adds to {@code key}; {@code capacity}: how many keys have sums of their own. */
	private void addToKey(long amount, long capacity) {
		int entry = table.find(key);
		if (entry != 0) {
			add(entry, ADDED, amount);
		} else {
			insert(amount, capacity);
		}
	}

	/** Adds to {@code key}, which isn't there. */
	private void insert(long amount, long capacity) {
		if (table.size() < capacity) {
			add(table.insert(key), INSERTED, amount);
			return;
		}
		overflow = overflow + amount & mask;
		record(OVERFLOWED, overflowed ? 1 : 0, amount);
		overflowed = true;
	}

	private void add(int entry, int change, long amount) {
		int at = table.restAt(entry);
		table.slab[at] = table.slab[at] + amount & mask;
		record(change, entry, amount);
	}

	private void record(int change, int entry, long amount) {
		if (journal.isRecording()) {
			journal.push(entry);
			journal.push(amount);
			journal.pushChange(state.index(), change);
		}
	}

	@Override
	public void clear() {
		if (journal.isRecording()) {
			journal.keep(table);
		}
		record(CLEARED, overflowed ? 1 : 0, overflow);
		table = new WordTable(layout.words(), 1);
		overflow = 0;
		overflowed = false;
	}

	/** The sum of a key, 0 for one that hasn't a sum of its own. */
	public long count(long[] registers, int[] arguments) {
		layout.pack(registers, arguments, 0, key);
		int entry = table.find(key);
		return entry == 0 ? 0 : table.slab[table.restAt(entry)];
	}

	/** The sum of the key that is that word, packed; 0 for one that hasn't a sum of its own. */
	public long count(long first) {
		int entry = table.find(first);
		return entry == 0 ? 0 : table.slab[table.restAt(entry)];
	}

	/** Likewise with a key of two words. */
	public long count(long first, long second) {
		int entry = table.find(first, second);
		return entry == 0 ? 0 : table.slab[table.restAt(entry)];
	}

	@Override
	public long size() {
		return table.size();
	}

	@Override
	void undo(int change, Journal from) {
		long amount = from.pop();
		int entry = (int) from.pop();
		switch (change) {
			case ADDED -> {
				int at = table.restAt(entry);
				table.slab[at] = table.slab[at] - amount & mask;
			}
			case INSERTED -> table.remove(entry);
			case CLEARED -> {
				table = (WordTable) from.restore();
				overflow = amount;
				overflowed = entry != 0;
			}
			default -> {
				overflow = overflow - amount & mask;
				overflowed = entry != 0;
			}
		}
	}

	@Override
	void subtract(LocalState other) {
		CounterState that = (CounterState) other;
		for (int entry : that.table.entries()) {
			System.arraycopy(that.table.slab, that.table.keyAt(entry), key, 0, key.length);
			addToKey(-that.table.slab[that.table.restAt(entry)], Long.MAX_VALUE);
		}
		overflow = overflow - that.overflow & mask;
	}

	@Override
	int merge(LocalState other) {
		CounterState that = (CounterState) other;
		for (int entry : that.table.entries()) {
			System.arraycopy(that.table.slab, that.table.keyAt(entry), key, 0, key.length);
			addToKey(that.table.slab[that.table.restAt(entry)], Long.MAX_VALUE);
		}
		overflow = overflow + that.overflow & mask;
		overflowed |= that.overflowed;
		return 0;
	}

	@Override
	void forEach(EntryVisitor visitor) {
		show(EntryOrder.byKey(table, layout), visitor);
	}

	@Override
	void forEachUnordered(EntryVisitor visitor) {
		show(table.entries(), visitor);
	}

	private void show(int[] entries, EntryVisitor visitor) {
		long[] scalars = new long[layout.slots()];
		long[] value = new long[1];
		for (int entry : entries) {
			layout.unpack(table.slab, table.keyAt(entry), scalars);
			value[0] = table.slab[table.restAt(entry)];
			visitor.entry(scalars, value, Long.MAX_VALUE, -1);
		}
		if (overflowed) {
			value[0] = overflow;
			visitor.entry(null, value, Long.MAX_VALUE, -1);
		}
	}
}
