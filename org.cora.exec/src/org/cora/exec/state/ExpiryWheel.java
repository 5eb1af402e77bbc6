// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.Arrays;

/**
 * Which entry of a table times out next. Entries lie in a wheel of time slots; those of slots that have come up are in a
 * heap ordered by deadline and, at the same deadline, by age. Refreshing an entry only changes its deadline in the
 * table: when the time it is scheduled for comes up, it is put back. So a refresh costs one write, an insert or removal
 * constant time, an expiry O(log n) of what is due in one slot.
 */
final class ExpiryWheel {

	/** Where the wheel reads what it needs to know of an entry. */
	interface Entries {
		long deadline(int entry);

		int sequence(int entry);
	}

	/** The wheel spans twice the timeout, so that no entry lies beyond it unless it was moved here. */
	private static final int SLOTS = 512;
	private static final int HEAP = SLOTS;

	private final Entries entries;
	private final int shift;
	private final LinkedEntries slots = new LinkedEntries();
	private final long[] occupied = new long[SLOTS / 64];
	private final DeadlineHeap heap = new DeadlineHeap();
	/** Slots up to this one have been put into the heap. */
	private long loaded;
	private int scheduled;

	ExpiryWheel(Entries entries, long timeoutNanos) {
		this.entries = entries;
		shift = Math.max(0, 64 - Long.numberOfLeadingZeros(timeoutNanos / (SLOTS / 2)));
	}

	/** Schedules an entry that isn't. */
	void add(int entry) {
		long deadline = entries.deadline(entry);
		if (scheduled++ == 0) {
			heap.clear();
			loaded = (deadline >> shift) - 1;
		}
		place(entry, deadline);
	}

	private void place(int entry, long deadline) {
		long slot = deadline >> shift;
		if (slot <= loaded) {
			heap.add(deadline, entries.sequence(entry), entry);
			slots.append(HEAP, entry);
			return;
		}
		int at = (int) Math.min(slot, loaded + SLOTS - 1) & SLOTS - 1;
		slots.append(at, entry);
		occupied[at >> 6] |= 1L << at;
	}

	/** Unschedules an entry. What the heap still holds of it is recognised as out of date. */
	void remove(int entry) {
		int at = slots.list(entry);
		slots.remove(entry);
		scheduled--;
		if (at != HEAP && slots.first(at) == 0) {
			occupied[at >> 6] &= ~(1L << at);
		}
	}

	/** A time before which no entry times out; {@link Long#MAX_VALUE} if none ever does. */
	long bound() {
		if (scheduled == 0) {
			return Long.MAX_VALUE;
		}
		return heap.isEmpty() ? nextSlot() << shift : heap.deadline();
	}

	/** The entry that times out next, 0 if none does. Its deadline is exact. */
	int next() {
		while (scheduled > 0) {
			if (heap.isEmpty()) {
				load(nextSlot());
				continue;
			}
			int entry = heap.entry();
			if (slots.list(entry) != HEAP || entries.sequence(entry) != heap.sequence()) {
				heap.poll();
				continue;
			}
			long deadline = entries.deadline(entry);
			if (deadline <= heap.deadline()) {
				return entry;
			}
			heap.poll();
			slots.remove(entry);
			place(entry, deadline);
		}
		return 0;
	}

	private long nextSlot() {
		long slot = loaded + 1;
		while (true) {
			int at = (int) slot & SLOTS - 1;
			long rest = occupied[at >> 6] >>> at;
			if (rest != 0) {
				return slot + Long.numberOfTrailingZeros(rest);
			}
			slot += 64 - (at & 63);
			if (slot > loaded + 2 * SLOTS) {
				throw new IllegalStateException("the wheel has lost an entry");
			}
		}
	}

	private void load(long slot) {
		int at = (int) slot & SLOTS - 1;
		loaded = slot;
		occupied[at >> 6] &= ~(1L << at);
		if (isAlone()) {
			// nothing but entries that lie beyond the wheel's span: go there at once instead of round by round
			loaded = Math.max(slot, earliest(at) - 1);
		}
		// entries may come to the same list again, at its end
		for (int left = count(at); left > 0; left--) {
			int entry = slots.first(at);
			slots.remove(entry);
			place(entry, entries.deadline(entry));
		}
	}

	private int count(int list) {
		int count = 0;
		for (int entry = slots.first(list); entry != 0; entry = slots.next(entry)) {
			count++;
		}
		return count;
	}

	private boolean isAlone() {
		long others = 0;
		for (long word : occupied) {
			others |= word;
		}
		return others == 0;
	}

	private long earliest(int list) {
		long earliest = Long.MAX_VALUE;
		for (int entry = slots.first(list); entry != 0; entry = slots.next(entry)) {
			earliest = Math.min(earliest, entries.deadline(entry) >> shift);
		}
		return earliest;
	}

	/** A binary heap of deadlines in primitive arrays. */
	private static final class DeadlineHeap {

		private long[] deadlines = new long[16];
		private int[] sequences = new int[16];
		private int[] entries = new int[16];
		private int size;

		boolean isEmpty() {
			return size == 0;
		}

		void clear() {
			size = 0;
		}

		long deadline() {
			return deadlines[0];
		}

		int sequence() {
			return sequences[0];
		}

		int entry() {
			return entries[0];
		}

		void add(long deadline, int sequence, int entry) {
			if (size == entries.length) {
				deadlines = Arrays.copyOf(deadlines, size * 2);
				sequences = Arrays.copyOf(sequences, size * 2);
				entries = Arrays.copyOf(entries, size * 2);
			}
			int at = size++;
			while (at > 0 && before(deadline, sequence, (at - 1) / 2)) {
				move((at - 1) / 2, at);
				at = (at - 1) / 2;
			}
			put(at, deadline, sequence, entry);
		}

		void poll() {
			size--;
			if (size == 0) {
				return;
			}
			long deadline = deadlines[size];
			int sequence = sequences[size];
			int entry = entries[size];
			int at = 0;
			while (true) {
				int child = 2 * at + 1;
				if (child >= size) {
					break;
				}
				if (child + 1 < size && before(deadlines[child + 1], sequences[child + 1], child)) {
					child++;
				}
				if (!before(deadlines[child], sequences[child], deadline, sequence)) {
					break;
				}
				move(child, at);
				at = child;
			}
			put(at, deadline, sequence, entry);
		}

		private boolean before(long deadline, int sequence, int other) {
			return before(deadline, sequence, deadlines[other], sequences[other]);
		}

		/** Sequence numbers wrap; entries that live at the same time are less than 2^31 apart. */
		private static boolean before(long deadline, int sequence, long otherDeadline, int otherSequence) {
			return deadline < otherDeadline || deadline == otherDeadline && sequence - otherSequence < 0;
		}

		private void move(int from, int to) {
			put(to, deadlines[from], sequences[from], entries[from]);
		}

		private void put(int at, long deadline, int sequence, int entry) {
			deadlines[at] = deadline;
			sequences[at] = sequence;
			entries[at] = entry;
		}
	}
}
