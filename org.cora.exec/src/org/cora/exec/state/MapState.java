// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cora.exec.StateStore.EntryVisitor;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.program.State;
import org.cora.ir.program.StateKind;

/**
 * A map or lru: exact-match entries that may time out, be evicted as least recently used, or be tied to the entries of
 * another map, and that belong to flows. An entry is a number from 1; 0 stands for none, and reading it gives zeroes.
 *
 * <p>A record in the table is key words, value words and, with a timeout, the deadline; lists of flows, ties and recency
 * are kept apart, as lookups don't need them. A tied entry is linked to its owner when it is inserted or its whole value
 * is replaced; writing single slots of its value leaves the link as it is.
 */
public final class MapState extends LocalState {

	private static final int INSERTED = 0;
	private static final int REMOVED = 1;
	private static final int WROTE = 2;
	private static final int REFRESHED = 3;
	private static final int USED = 4;
	private static final int REPLACED = 5;

	private final EntryLayout keyLayout;
	private final EntryLayout valueLayout;
	private final WordTable table;
	private final int keyWords;
	private final int valueWords;
	private final long[] key;
	private final long[] value;
	private final boolean lru;
	private final long capacity;
	private final long timeout;
	/** Entries by flow; list number = flow. */
	private final LinkedEntries flows = new LinkedEntries();
	/** Entries by owner; list number = owner's entry. */
	private final LinkedEntries ties = new LinkedEntries();
	/** All entries, least recently used first; list 0. */
	private final LinkedEntries recency = new LinkedEntries();
	private final ExpiryWheel wheel;
	private int[] sequences = new int[0];
	private MapState owner;
	private final List<MapState> dependents = new ArrayList<>();

	MapState(LocalStore store, State state) {
		super(store, state);
		keyLayout = new EntryLayout(state.keySlots());
		valueLayout = new EntryLayout(state.valueSlots());
		keyWords = keyLayout.words();
		valueWords = valueLayout.words();
		key = new long[keyWords];
		value = new long[valueWords];
		timeout = state.timeoutNanos();
		int words = valueWords + (timeout > 0 ? 1 : 0);
		checkSize(state, keyWords + words);
		capacity = state.capacity();
		lru = state.kind() == StateKind.LRU;
		table = new WordTable(keyWords, words);
		wheel = timeout > 0 ? new ExpiryWheel(new Timing(), timeout) : null;
	}

	/** What the wheel asks. */
	private final class Timing implements ExpiryWheel.Entries {
		@Override
		public long deadline(int entry) {
			return MapState.this.deadline(entry);
		}

		@Override
		public int sequence(int entry) {
			return sequences[entry];
		}
	}

	static void checkSize(State state, int words) {
		if (state.capacity() < 1 || (state.capacity() + 2) * 2 * words > Integer.MAX_VALUE) {
			throw new CoraException("state-too-large", state.name() + " has capacity " + state.capacity()
					+ "; an executor takes 1 to " + (Integer.MAX_VALUE / words / 2 - 2) + " such entries");
		}
	}

	void tieTo(MapState newOwner) {
		owner = newOwner;
		newOwner.dependents.add(this);
	}

	// ---- what programs do

	/** The entry whose key is in the argument registers, 0 if there is none. Refreshes nothing. */
	public int find(long[] registers, int[] arguments) {
		keyLayout.pack(registers, arguments, 0, key);
		return table.find(key);
	}

	/** Notes that a packet's handler has used the entry: it lives on, and is the most recently used. */
	public void refresh(int entry, long now) {
		if (timeout > 0) {
			prolong(entry, now);
		}
		if (lru) {
			use(entry);
		}
	}

	private void prolong(int entry, long now) {
		int at = deadlineAt(entry);
		long deadline = deadlineFrom(now);
		long old = table.slab[at];
		if (deadline > old) {
			table.slab[at] = deadline;
			if (journal.isRecording()) {
				journal.push(old);
				journal.push(entry);
				journal.pushChange(state.index(), REFRESHED);
			}
		}
	}

	private void use(int entry) {
		if (recency.next(entry) == 0) {
			return;
		}
		if (journal.isRecording()) {
			journal.push(recency.previous(entry));
			journal.push(entry);
			journal.pushChange(state.index(), USED);
		}
		recency.moveToEnd(entry);
	}

	private long deadlineFrom(long now) {
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
		keyLayout.pack(registers, arguments, 0, key);
		valueLayout.pack(registers, arguments, keyLayout.slots(), value);
		return put(deadlineFrom(now), flow, capacity, false);
	}

	/** Puts {@code key} and {@code value}. */
	private int put(long deadline, int flow, long room, boolean exactDeadline) {
		int ownerEntry = owner == null ? 0 : owner.table.find(value);
		if (owner != null && ownerEntry == 0) {
			return 0;
		}
		int entry = table.find(key);
		if (entry != 0) {
			replace(entry, ownerEntry, deadline, exactDeadline);
			return entry;
		}
		if (table.size() >= room) {
			if (!lru) {
				return 0;
			}
			remove(recency.first(0));
		}
		int belongs = owner == null ? flow : owner.flow(ownerEntry);
		entry = add(ownerEntry, deadline, belongs, store.nextSequence());
		if (journal.isRecording()) {
			journal.push(entry);
			journal.pushChange(state.index(), INSERTED);
		}
		return entry;
	}

	/** Adds {@code key} and {@code value} at the end of all lists. */
	private int add(int ownerEntry, long deadline, int flow, int sequence) {
		int entry = table.insert(key);
		int at = table.restAt(entry);
		System.arraycopy(value, 0, table.slab, at, valueWords);
		if (timeout > 0) {
			sequences = Growth.reserve(sequences, entry);
			sequences[entry] = sequence;
			table.slab[at + valueWords] = deadline;
			wheel.add(entry);
			store.deadlineAt(deadline);
		}
		if (lru) {
			recency.append(0, entry);
		}
		if (flow >= 0) {
			flows.append(flow, entry);
		}
		if (ownerEntry != 0) {
			ties.append(ownerEntry, entry);
		}
		return entry;
	}

	private void replace(int entry, int ownerEntry, long deadline, boolean exactDeadline) {
		int at = table.restAt(entry);
		if (journal.isRecording()) {
			for (int w = 0; w < valueWords; w++) {
				journal.push(table.slab[at + w]);
			}
			journal.push(deadline(entry));
			journal.push(ties.list(entry));
			journal.push(flows.list(entry));
			journal.push(entry);
			journal.pushChange(state.index(), REPLACED);
		}
		System.arraycopy(value, 0, table.slab, at, valueWords);
		if (ownerEntry != 0 && ties.list(entry) != ownerEntry) {
			relink(entry, ownerEntry, owner.flow(ownerEntry));
		}
		if (timeout > 0 && (exactDeadline || deadline > deadline(entry))) {
			deadline(entry, deadline);
		}
		if (lru) {
			use(entry);
		}
	}

	private void relink(int entry, int ownerEntry, int flow) {
		ties.remove(entry);
		if (ownerEntry >= 0) {
			ties.append(ownerEntry, entry);
		}
		flows.remove(entry);
		if (flow >= 0) {
			flows.append(flow, entry);
		}
	}

	/** Removes the entry whose key is in the argument registers, and those tied to it. */
	public boolean remove(long[] registers, int[] arguments) {
		int entry = find(registers, arguments);
		if (entry == 0) {
			return false;
		}
		remove(entry);
		return true;
	}

	/** Removes an entry and those tied to it. */
	void remove(int entry) {
		for (MapState dependent : dependents) {
			for (int tied = dependent.ties.first(entry); tied != 0; tied = dependent.ties.first(entry)) {
				dependent.remove(tied);
			}
		}
		if (journal.isRecording()) {
			recordRemoval(entry);
		}
		unlink(entry);
	}

	private void unlink(int entry) {
		ties.remove(entry);
		flows.remove(entry);
		if (lru) {
			recency.remove(entry);
		}
		if (timeout > 0) {
			wheel.remove(entry);
		}
		table.remove(entry);
	}

	/** A slot of an entry's value. */
	public long read(int entry, int slot) {
		return valueLayout.get(table.slab, table.restAt(entry), slot);
	}

	/** Writes a slot of an entry's value; nothing happens to entry 0. */
	public void write(int entry, int slot, long scalar) {
		if (entry == 0) {
			return;
		}
		int at = table.restAt(entry);
		if (journal.isRecording()) {
			int word = at + valueLayout.word(slot);
			journal.push(table.slab[word]);
			journal.push(word);
			journal.pushChange(state.index(), WROTE);
		}
		valueLayout.set(table.slab, at, slot, scalar);
	}

	// ---- time

	private int deadlineAt(int entry) {
		return table.restAt(entry) + valueWords;
	}

	/** When the entry times out, {@link Long#MAX_VALUE} for never. */
	long deadline(int entry) {
		return timeout > 0 ? table.slab[deadlineAt(entry)] : Long.MAX_VALUE;
	}

	private void deadline(int entry, long deadline) {
		int at = deadlineAt(entry);
		if (deadline < table.slab[at]) {
			wheel.remove(entry);
			table.slab[at] = deadline;
			wheel.add(entry);
			store.deadlineAt(deadline);
		} else {
			table.slab[at] = deadline;
		}
	}

	boolean timesOut() {
		return timeout > 0;
	}

	/** A time before which nothing here times out. */
	long bound() {
		return wheel.bound();
	}

	/** The entry that times out next, 0 for none. */
	int nextToExpire() {
		return wheel.next();
	}

	int sequence(int entry) {
		return sequences[entry];
	}

	// ---- entries from outside

	@Override
	public long size() {
		return table.size();
	}

	/** The flow an entry belongs to, -1 for none. */
	public int flow(int entry) {
		return flows.list(entry);
	}

	/** The entry with that key, 0 if there is none. Refreshes nothing. */
	public int find(long[] keyScalars) {
		keyLayout.pack(keyScalars, key);
		return table.find(key);
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
		return flows.first(flow);
	}

	int nextOfFlow(int entry) {
		return flows.next(entry);
	}

	/** Appends an entry as bytes. */
	void write(int entry, FlowStateBuffer into) {
		into.beginEntry(state.index());
		if (timeout > 0) {
			into.put(deadline(entry), 8);
		}
		for (int i = 0; i < keyLayout.slots(); i++) {
			into.put(keyLayout.get(table.slab, table.keyAt(entry), i), keyLayout.bytes(i));
		}
		for (int i = 0; i < valueLayout.slots(); i++) {
			into.put(valueLayout.get(table.slab, table.restAt(entry), i), valueLayout.bytes(i));
		}
	}

	/** Installs the entry that begins there, its state's index already read; returns where it ends, -1 if it doesn't fit. */
	int install(FlowStateBuffer from, int begin, int flow) {
		int at = begin;
		long deadline = Long.MAX_VALUE;
		if (timeout > 0) {
			deadline = from.get(at, 8);
			at += 8;
		}
		at = read(from, at, keyLayout, key);
		at = read(from, at, valueLayout, value);
		int entry = put(deadline, flow, lru ? Long.MAX_VALUE : capacity, true);
		if (entry == 0 || table.size() > capacity) {
			return -1;
		}
		if (flows.list(entry) != flow) {
			relink(entry, ties.list(entry), flow);
		}
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

	@Override
	int merge(LocalState other) {
		MapState that = (MapState) other;
		int both = 0;
		for (int entry : EntryOrder.byKey(that.table, that.keyLayout)) {
			System.arraycopy(that.table.slab, that.table.keyAt(entry), key, 0, keyWords);
			System.arraycopy(that.table.slab, that.table.restAt(entry), value, 0, valueWords);
			if (table.find(key) != 0 || put(that.deadline(entry), that.flow(entry), Long.MAX_VALUE, true) == 0) {
				both++;
			}
		}
		return both;
	}

	@Override
	void forEach(EntryVisitor visitor) {
		show(EntryOrder.byKey(table, keyLayout), visitor);
	}

	@Override
	void forEachUnordered(EntryVisitor visitor) {
		show(table.entries(), visitor);
	}

	private void show(int[] entries, EntryVisitor visitor) {
		long[] keys = new long[keyLayout.slots()];
		long[] values = new long[valueLayout.slots()];
		for (int entry : entries) {
			key(entry, keys);
			value(entry, values);
			visitor.entry(keys, values, deadline(entry), flow(entry));
		}
	}

	// ---- undoing

	private void recordRemoval(int entry) {
		for (int w = 0; w < keyWords; w++) {
			journal.push(table.slab[table.keyAt(entry) + w]);
		}
		for (int w = 0; w < valueWords; w++) {
			journal.push(table.slab[table.restAt(entry) + w]);
		}
		journal.push(deadline(entry));
		journal.push(timeout > 0 ? sequences[entry] : 0);
		journal.push(flow(entry));
		journal.push(ties.list(entry));
		journal.push(lru ? recency.previous(entry) : 0);
		journal.pushChange(state.index(), REMOVED);
	}

	@Override
	void undo(int change, Journal from) {
		switch (change) {
			case INSERTED -> unlink((int) from.pop());
			case REMOVED -> undoRemoval(from);
			case WROTE -> {
				int word = (int) from.pop();
				table.slab[word] = from.pop();
			}
			case REFRESHED -> {
				int entry = (int) from.pop();
				deadline(entry, from.pop());
			}
			case USED -> {
				int entry = (int) from.pop();
				recency.remove(entry);
				recency.insertAfter(0, entry, (int) from.pop());
			}
			default -> undoReplacement(from);
		}
	}

	/** Entries come back with their numbers, as the numbers freed last are used first. */
	private void undoRemoval(Journal from) {
		int before = (int) from.pop();
		int tie = (int) from.pop();
		int flow = (int) from.pop();
		int sequence = (int) from.pop();
		long deadline = from.pop();
		for (int w = valueWords - 1; w >= 0; w--) {
			value[w] = from.pop();
		}
		for (int w = keyWords - 1; w >= 0; w--) {
			key[w] = from.pop();
		}
		int entry = add(Math.max(tie, 0), deadline, flow, sequence);
		if (lru) {
			recency.remove(entry);
			recency.insertAfter(0, entry, before);
		}
	}

	private void undoReplacement(Journal from) {
		int entry = (int) from.pop();
		int flow = (int) from.pop();
		int tie = (int) from.pop();
		long deadline = from.pop();
		for (int w = valueWords - 1; w >= 0; w--) {
			table.slab[table.restAt(entry) + w] = from.pop();
		}
		if (ties.list(entry) != tie) {
			relink(entry, tie, flow);
		}
		if (timeout > 0) {
			deadline(entry, deadline);
		}
	}
}
