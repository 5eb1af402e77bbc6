// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.cora.ir.program.State;
import org.cora.ir.program.StateKind;

/**
 * The entries of a map or lru and the lists they are in. Every change is recorded in the store's journal while that is
 * recording, and can be taken back.
 *
 * <p>A record in the table is key words, value words, with a timeout the deadline, and at the end, for looking ahead, the entry
 * that it is tied to and its flow; the lists of flows, ties and recency are kept apart, as lookups don't need them.
 */
final class MapEntries {

	private static final int INSERTED = 0;
	private static final int REMOVED = 1;
	private static final int WROTE = 2;
	private static final int REFRESHED = 3;
	private static final int USED = 4;
	private static final int REPLACED = 5;

	final EntryLayout keyLayout;
	final EntryLayout valueLayout;
	final WordTable table;
	/** Where callers put the key and value they mean. */
	final long[] key;
	final long[] value;
	final boolean lru;
	final boolean timed;
	private final LocalStore store;
	private final Journal journal;
	private final int index;
	private final int keyWords;
	private final int valueWords;
	/** Entries by flow; list number = flow. */
	private final LinkedEntries flows = new LinkedEntries();
	/** Entries by owner; list number = owner's entry. */
	private final LinkedEntries ties = new LinkedEntries();
	/** All entries, least recently used first; list 0. */
	private final LinkedEntries recency = new LinkedEntries();
	private final ExpiryWheel wheel;
	private int[] sequences = new int[0];
	/** Entries that await what was counted of them elsewhere; until they are removed or replaced. */
	final BitSet awaited = new BitSet();
	/** Times that keys or values changed. */
	private long changes;
	/** Entries added and removed, those not counted that were taken back. */
	private long turnover;
	private final List<MapEntries> dependents = new ArrayList<>();

	MapEntries(LocalStore store, State state) {
		this.store = store;
		journal = store.journal();
		index = state.index();
		keyLayout = new EntryLayout(state.keySlots());
		valueLayout = new EntryLayout(state.valueSlots());
		keyWords = keyLayout.words();
		valueWords = valueLayout.words();
		key = new long[keyWords];
		value = new long[valueWords];
		lru = state.kind() == StateKind.LRU;
		timed = state.timeoutNanos() > 0;
		table = WordTable.ofFlows(keyWords, words() - keyWords);
		wheel = timed ? new ExpiryWheel(new Timing(), state.timeoutNanos()) : null;
	}

	/** What the wheel asks. */
	private final class Timing implements ExpiryWheel.Entries {
		@Override
		public long deadline(int entry) {
			return MapEntries.this.deadline(entry);
		}

		@Override
		public int sequence(int entry) {
			return sequences[entry];
		}
	}

	/** Words of a record. */
	int words() {
		return keyWords + valueWords + (timed ? 1 : 0) + 1;
	}

	/** Entries of that map will go with their owners here. */
	void addDependent(MapEntries dependent) {
		dependents.add(dependent);
	}

	// ---- reading

	int flow(int entry) {
		return flows.list(entry);
	}

	int firstOf(int flow) {
		return flows.first(flow);
	}

	int nextOfFlow(int entry) {
		return flows.next(entry);
	}

	int leastRecentlyUsed() {
		return recency.first(0);
	}

	int sequence(int entry) {
		return sequences[entry];
	}

	/** All entries: of an lru the least recently used first, otherwise by age as far as that matters. */
	int[] inOrder() {
		if (!lru) {
			int[] all = table.entries();
			return timed ? Arrays.stream(all).boxed().sorted((a, b) -> sequences[a] - sequences[b]).mapToInt(Integer::intValue).toArray() : all;
		}
		int[] all = new int[table.size()];
		int entry = recency.first(0);
		for (int i = 0; i < all.length; i++) {
			all[i] = entry;
			entry = recency.next(entry);
		}
		return all;
	}

	/** Times that keys or values changed: as long as it is the same, so is everything that can be read. */
	long changes() {
		return changes;
	}

	/** Entries added and removed so far, those not counted that were taken back. */
	long turnover() {
		return turnover;
	}

	long bound() {
		return wheel.bound();
	}

	int nextToExpire() {
		return wheel.next();
	}

	private int deadlineAt(int entry) {
		return table.restAt(entry) + valueWords;
	}

	/** When the entry times out, {@link Long#MAX_VALUE} for never. */
	long deadline(int entry) {
		return timed ? table.slab[deadlineAt(entry)] : Long.MAX_VALUE;
	}

	/** The entry that it was tied to last, for looking ahead; 0 for none. */
	int owner(int entry) {
		return (int) (table.slab[linksAt(entry)] >>> 32);
	}

	private int linksAt(int entry) {
		return table.keyAt(entry) + words() - 1;
	}

	/** Notes in the record what it is tied to and whose it is, 0 and -1 for nothing and nobody. */
	private void note(int entry, int ownerEntry, int flow) {
		table.slab[linksAt(entry)] = (long) ownerEntry << 32 | flow & 0xffff_ffffL;
	}

	// ---- changing

	/** Inserts {@code key} and {@code value}; the key must not be there. */
	int insert(int ownerEntry, long deadline, int flow) {
		turnover++;
		int entry = add(ownerEntry, deadline, flow, store.nextSequence());
		if (journal.isRecording()) {
			journal.push(entry);
			journal.pushChange(index, INSERTED);
		}
		return entry;
	}

	/** Adds {@code key} and {@code value} at the end of all lists. */
	private int add(int ownerEntry, long deadline, int flow, int sequence) {
		changes++;
		int entry = table.insert(key);
		int at = table.restAt(entry);
		System.arraycopy(value, 0, table.slab, at, valueWords);
		if (timed) {
			sequences = Growth.reserve(sequences, entry);
			sequences[entry] = sequence;
			table.slab[at + valueWords] = deadline;
			wheel.add(entry);
			store.deadlines().add(deadline);
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
		note(entry, ownerEntry, flow);
		return entry;
	}

	/** Replaces the entry's value by {@code value}, its owner and, if it has one, its deadline. */
	void replace(int entry, int ownerEntry, int ownerFlow, long deadline) {
		int at = table.restAt(entry);
		if (journal.isRecording()) {
			for (int w = 0; w < valueWords; w++) {
				journal.push(table.slab[at + w]);
			}
			journal.push(deadline(entry));
			journal.push(ties.list(entry));
			journal.push(flows.list(entry));
			journal.push(awaited.get(entry) ? 1 : 0);
			journal.push(entry);
			journal.pushChange(index, REPLACED);
		}
		changes++;
		awaited.clear(entry);
		System.arraycopy(value, 0, table.slab, at, valueWords);
		if (ownerEntry != 0 && ties.list(entry) != ownerEntry) {
			relink(entry, ownerEntry, ownerFlow);
		}
		if (timed) {
			setDeadline(entry, deadline);
		}
		if (lru) {
			use(entry);
		}
	}

	/** Gives the entry to another flow. Only while nothing but the lists would have to be restored. */
	void give(int entry, int flow) {
		if (flows.list(entry) != flow) {
			relink(entry, ties.list(entry), flow);
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
		note(entry, Math.max(0, ownerEntry), flow);
	}

	/** Makes the deadline later, if it is. */
	void prolong(int entry, long deadline) {
		int at = deadlineAt(entry);
		long old = table.slab[at];
		if (deadline > old) {
			table.slab[at] = deadline;
			if (journal.isRecording()) {
				journal.push(old);
				journal.push(entry);
				journal.pushChange(index, REFRESHED);
			}
		}
	}

	/** The wheel finds a later deadline by itself; an earlier one has to be scheduled anew. */
	private void setDeadline(int entry, long deadline) {
		int at = deadlineAt(entry);
		if (deadline < table.slab[at]) {
			wheel.remove(entry);
			table.slab[at] = deadline;
			wheel.add(entry);
			store.deadlines().add(deadline);
		} else {
			table.slab[at] = deadline;
		}
	}

	/** Makes the entry the most recently used. */
	void use(int entry) {
		if (recency.next(entry) == 0) {
			return;
		}
		if (journal.isRecording()) {
			journal.push(recency.previous(entry));
			journal.push(entry);
			journal.pushChange(index, USED);
		}
		recency.moveToEnd(entry);
	}

	/** Writes those bits of a word of the entry's value. */
	void write(int entry, int word, long bits, long to) {
		int at = table.restAt(entry) + word;
		long old = table.slab[at];
		if (journal.isRecording()) {
			journal.push(old);
			journal.push(at);
			journal.pushChange(index, WROTE);
		}
		changes++;
		table.slab[at] = old & ~bits | to & bits;
	}

	/** Removes an entry and those tied to it. */
	void remove(int entry) {
		for (MapEntries dependent : dependents) {
			for (int tied = dependent.ties.first(entry); tied != 0; tied = dependent.ties.first(entry)) {
				dependent.remove(tied);
			}
		}
		if (journal.isRecording()) {
			recordRemoval(entry);
		}
		turnover++;
		unlink(entry);
	}

	private void unlink(int entry) {
		changes++;
		awaited.clear(entry);
		ties.remove(entry);
		flows.remove(entry);
		if (lru) {
			recency.remove(entry);
		}
		if (timed) {
			wheel.remove(entry);
		}
		table.remove(entry);
	}

	// ---- undoing

	private void recordRemoval(int entry) {
		for (int w = 0; w < keyWords + valueWords; w++) {
			journal.push(table.slab[table.keyAt(entry) + w]);
		}
		journal.push(deadline(entry));
		journal.push(timed ? sequences[entry] : 0);
		journal.push(awaited.get(entry) ? 1 : 0);
		journal.push(flow(entry));
		journal.push(ties.list(entry));
		journal.push(lru ? recency.previous(entry) : 0);
		journal.pushChange(index, REMOVED);
	}

	/** Pops the facts of a change of that kind and takes it back. */
	void undo(int change, Journal from) {
		changes++;
		switch (change) {
			case INSERTED -> {
				turnover--;
				unlink((int) from.pop());
			}
			case REMOVED -> {
				turnover--;
				undoRemoval(from);
			}
			case WROTE -> {
				int word = (int) from.pop();
				table.slab[word] = from.pop();
			}
			case REFRESHED -> {
				int entry = (int) from.pop();
				setDeadline(entry, from.pop());
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
		boolean awaits = from.pop() != 0;
		int sequence = (int) from.pop();
		long deadline = from.pop();
		for (int w = valueWords - 1; w >= 0; w--) {
			value[w] = from.pop();
		}
		for (int w = keyWords - 1; w >= 0; w--) {
			key[w] = from.pop();
		}
		int entry = add(Math.max(tie, 0), deadline, flow, sequence);
		awaited.set(entry, awaits);
		if (lru) {
			recency.remove(entry);
			recency.insertAfter(0, entry, before);
		}
	}

	private void undoReplacement(Journal from) {
		int entry = (int) from.pop();
		awaited.set(entry, from.pop() != 0);
		int flow = (int) from.pop();
		int tie = (int) from.pop();
		long deadline = from.pop();
		for (int w = valueWords - 1; w >= 0; w--) {
			table.slab[table.restAt(entry) + w] = from.pop();
		}
		if (ties.list(entry) != tie || flows.list(entry) != flow) {
			relink(entry, tie, flow);
		}
		if (timed) {
			setDeadline(entry, deadline);
		}
	}
}
