// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import org.cora.exec.StateStore.EntryVisitor;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.diagnostic.Diagnostic;
import org.cora.ir.program.State;

/**
 * A map or lru: exact-match entries that may time out, be evicted as least recently used, or be tied to the entries of
 * another map, and that belong to flows. An entry is a number from 1; 0 stands for none, and reading it gives zeroes.
 *
 * <p>A tied entry is linked to its owner when it is inserted or its whole value is replaced; writing single slots of its
 * value leaves the link as it is.
 */
public sealed class MapState extends LocalState permits MeterState {

	final MapEntries entries;
	final WordTable table;
	final EntryLayout keyLayout;
	final EntryLayout valueLayout;
	/** Entries that programs put in at most: as many as declared, or fewer in a part of an lru. */
	private long room;
	/** Entries that made room for others so far, also those that came back. */
	private long evicted;
	private final long timeout;
	private final MapTransfer transfer;
	private MapState owner;

	MapState(LocalStore store, State state) {
		super(store, state);
		entries = new MapEntries(store, state);
		table = entries.table;
		keyLayout = entries.keyLayout;
		valueLayout = entries.valueLayout;
		room = state.capacity();
		timeout = state.timeoutNanos();
		transfer = new MapTransfer(this);
		checkSize(state, entries.words());
	}

	static void checkSize(State state, int words) {
		int most = Integer.MAX_VALUE / words / 2 - 2;
		if (state.capacity() < 1 || state.capacity() > most) {
			throw new CoraException(Diagnostic.error("state-too-large", state.name() + " has capacity " + state.capacity()
					+ "; an executor takes 1 to " + most + " such entries", state.where()));
		}
	}

	void tieTo(MapState newOwner) {
		owner = newOwner;
		newOwner.entries.addDependent(entries);
	}

	// ---- what programs do

	/** The entry whose key is in the argument registers, 0 if there is none. Refreshes nothing. */
	public int find(long[] registers, int[] arguments) {
		keyLayout.pack(registers, arguments, 0, entries.key);
		return table.find(entries.key);
	}

	/** The entry whose key, packed as {@link EntryLayout} does it, is that word; 0 if there is none. Refreshes nothing. */
	public int find(long first) {
		return table.find(first);
	}

	/** Likewise with a key of two words. */
	public int find(long first, long second) {
		return table.find(first, second);
	}

	/** Likewise with a key of one word that was foreseen, and the entry that was found then. */
	public int find(long first, int hint) {
		return table.find(first, hint);
	}

	/** Likewise with a key of two words. */
	public int find(long first, long second, int hint) {
		return table.find(first, second, hint);
	}

	/** Likewise with a key of three words. */
	public int find(long first, long second, long third) {
		entries.key[0] = first;
		entries.key[1] = second;
		entries.key[2] = third;
		return table.find(entries.key);
	}

	/** Notes where {@link #find(long)} will look; {@code found[at]} will say which entry it finds. */
	public void foresee(long first, LookAhead into, int[] found, int at) {
		table.foresee(first, into, found, at);
	}

	/** Likewise for a key of two words. */
	public void foresee(long first, long second, LookAhead into, int[] found, int at) {
		table.foresee(first, second, into, found, at);
	}

	/** Notes that what an entry here is tied to will be looked up: {@code found[at]} says which entry that is. */
	public void foreseeOwner(int entry, LookAhead into, int[] found, int at) {
		int tie = entries.owner(entry);
		found[at] = tie;
		if (owner != null) {
			into.add(owner.table, tie);
		}
	}

	/** Notes that a packet's handler has used the entry: it lives on, and is the most recently used. */
	public void refresh(int entry, long now) {
		if (timeout > 0) {
			entries.prolong(entry, deadlineFrom(now));
		}
		if (entries.lru) {
			entries.use(entry);
		}
	}

	long deadlineFrom(long now) {
		long deadline = now + timeout;
		return deadline < 0 ? Long.MAX_VALUE - 1 : deadline;
	}

	/**
	 * Inserts an entry or replaces the value of the one that is there.
	 *
	 * @param arguments registers of the key's scalars, then of the value's
	 * @return the entry; 0 if there is no room, or no owner to tie it to
	 */
	public int insert(long[] registers, int[] arguments, long now, int flow) {
		keyLayout.pack(registers, arguments, 0, entries.key);
		valueLayout.pack(registers, arguments, keyLayout.slots(), entries.value);
		return put(deadlineFrom(now), flow, room, false);
	}

	/** Inserts an entry with the key that was sought last and that value; 0 if there is no room. */
	final int insert(long[] value, long now, int flow) {
		valueLayout.pack(value, entries.value);
		return put(deadlineFrom(now), flow, room, false);
	}

	/** Puts the key and value that are in {@code entries}; {@code exact}: the deadline may be earlier than it was. */
	int put(long deadline, int flow, long most, boolean exact) {
		int ownerEntry = owner == null ? 0 : owner.table.find(entries.value);
		if (owner != null && ownerEntry == 0) {
			return 0;
		}
		int belongs = owner == null ? flow : owner.flow(ownerEntry);
		int entry = table.find(entries.key);
		if (entry != 0) {
			entries.replace(entry, ownerEntry, belongs, exact ? deadline : Math.max(deadline, deadline(entry)));
			return entry;
		}
		if (table.size() >= most) {
			if (!entries.lru) {
				return 0;
			}
			evict();
		}
		return entries.insert(ownerEntry, deadline, belongs);
	}

	private void evict() {
		evicted++;
		entries.remove(entries.leastRecentlyUsed());
	}

	/** Removes the entry whose key is in the argument registers, and those tied to it. */
	public boolean remove(long[] registers, int[] arguments) {
		int entry = find(registers, arguments);
		if (entry == 0) {
			return false;
		}
		entries.remove(entry);
		return true;
	}

	/** Removes all entries, and those tied to them. */
	@Override
	public void clear() {
		for (int entry : table.entries()) {
			entries.remove(entry);
		}
	}

	/** Removes an entry and those tied to it. */
	void remove(int entry) {
		entries.remove(entry);
	}

	/** A slot of an entry's value. */
	public long read(int entry, int slot) {
		return valueLayout.get(table.slab, table.restAt(entry), slot);
	}

	/** A word of an entry's value, which {@link EntryLayout} says the slots of. */
	public long word(int entry, int word) {
		return table.slab[table.restAt(entry) + word];
	}

	/** Writes those bits of a word of an entry's value, which {@link EntryLayout} says the slots of; nothing happens to entry 0. */
	public void write(int entry, int word, long bits, long value) {
		if (entry != 0) {
			entries.write(entry, word, bits, value);
		}
	}

	/** Writes a slot of an entry's value; nothing happens to entry 0. */
	public void write(int entry, int slot, long scalar) {
		if (entry != 0) {
			entries.write(entry, valueLayout.word(slot), valueLayout.mask(slot) << valueLayout.shift(slot), scalar << valueLayout.shift(slot));
		}
	}

	// ---- time

	/** When the entry times out, {@link Long#MAX_VALUE} for never. */
	long deadline(int entry) {
		return entries.deadline(entry);
	}

	boolean timesOut() {
		return timeout > 0;
	}

	/** A time before which nothing here times out. */
	long bound() {
		return entries.bound();
	}

	/** The entry that times out next, 0 for none. */
	int nextToExpire() {
		return entries.nextToExpire();
	}

	/** Times that keys or values changed: as long as it is the same, looking anything up gives the same. */
	public long changes() {
		return entries.changes();
	}

	/** Entries that were added and that were removed so far, evicted ones included, those not that were taken back. */
	public long turnover() {
		return entries.turnover();
	}

	int sequence(int entry) {
		return entries.sequence(entry);
	}

	// ---- entries from outside

	/** Has entries move, merge and go over to other versions. */
	MapTransfer transfer() {
		return transfer;
	}

	/** Entries that programs put in at most. */
	long room() {
		return room;
	}

	/**
	 * Has an lru make room from now on when so many entries are there; those used least recently go at once if there are more.
	 *
	 * @param most 1 up to as many as it was declared with
	 */
	void keep(long most) {
		if (!entries.lru || most < 1 || most > state().capacity()) {
			throw new IllegalArgumentException(state().name() + " can't keep " + most + " entries at most");
		}
		room = most;
		while (table.size() > room) {
			evict();
		}
	}

	/** Entries that made room for others so far, also those that came back because that was taken back. */
	public long evicted() {
		return evicted;
	}

	/** The map that entries here are tied to; null if there is none. */
	MapState owner() {
		return owner;
	}

	@Override
	public long size() {
		return table.size();
	}

	/** The flow an entry belongs to, -1 for none. */
	public int flow(int entry) {
		return entries.flow(entry);
	}

	/** The entry with that key, 0 if there is none. Refreshes nothing. */
	public int find(long[] keyScalars) {
		keyLayout.pack(keyScalars, entries.key);
		return table.find(entries.key);
	}

	/** Number of scalars of the key. */
	public int keySlots() {
		return keyLayout.slots();
	}

	/** Number of scalars of the value. */
	public int valueSlots() {
		return valueLayout.slots();
	}

	/** Copies an entry's key, scalar by scalar. */
	public void key(int entry, long[] into) {
		keyLayout.unpack(table.slab, table.keyAt(entry), into);
	}

	/** Copies an entry's value, scalar by scalar. */
	public void value(int entry, long[] into) {
		valueLayout.unpack(table.slab, table.restAt(entry), into);
	}

	int firstOf(int flow) {
		return entries.firstOf(flow);
	}

	int nextOfFlow(int entry) {
		return entries.nextOfFlow(entry);
	}

	/** From now on the entry awaits what was counted of it elsewhere, until it is removed or replaced. */
	void await(int entry) {
		entries.awaited.set(entry);
	}

	/** Whether the entry awaits what was counted of it elsewhere. */
	boolean isAwaited(int entry) {
		return entries.awaited.get(entry);
	}

	/** What was counted of the entry has been added. */
	void settled(int entry) {
		entries.awaited.clear(entry);
	}

	@Override
	int merge(LocalState other) {
		return transfer.merge((MapState) other);
	}

	@Override
	void undo(int change, Journal from) {
		entries.undo(change, from);
	}

	@Override
	void forEach(EntryVisitor visitor) {
		show(EntryOrder.byKey(table, keyLayout), visitor);
	}

	@Override
	void forEachUnordered(EntryVisitor visitor) {
		show(table.entries(), visitor);
	}

	private void show(int[] shown, EntryVisitor visitor) {
		long[] keys = new long[keyLayout.slots()];
		long[] values = new long[valueLayout.slots()];
		for (int entry : shown) {
			key(entry, keys);
			value(entry, values);
			visitor.entry(keys, values, deadline(entry), flow(entry));
		}
	}
}
