// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import org.cora.exec.StateStore.EntryVisitor;
import org.cora.ir.program.State;

/** Values, first in, first out, in a ring that grows with what is in it up to the capacity. */
public final class QueueState extends LocalState {

	private static final int PUSHED = 0;
	private static final int POPPED = 1;
	private static final int CLEARED = 2;
	private static final int INITIAL = 16;

	/** What there was before it was cleared. */
	private record Content(long[] ring, int head, int size) {
	}

	private final EntryLayout layout;
	private final int words;
	private final long[] value;
	/** Records of {@link #words} words; their number is a power of two. */
	private long[] ring;
	private int head;
	private int size;

	QueueState(LocalStore store, State state) {
		super(store, state);
		layout = new EntryLayout(state.valueSlots());
		words = layout.words();
		value = new long[words];
		MapState.checkSize(state, words);
		ring = new long[INITIAL * words];
	}

	private int records() {
		return ring.length / words;
	}

	private int at(int position) {
		return (head + position & records() - 1) * words;
	}

	/** Puts the value in the argument registers at the end; false if there is no room. */
	public boolean push(long[] registers, int[] arguments) {
		if (size >= state.capacity()) {
			return false;
		}
		layout.pack(registers, arguments, 0, value);
		append(value, 0);
		if (journal.isRecording()) {
			journal.pushChange(state.index(), PUSHED);
		}
		return true;
	}

	private void append(long[] from, int begin) {
		reserve();
		System.arraycopy(from, begin, ring, at(size), words);
		size++;
	}

	private void reserve() {
		if (size < records()) {
			return;
		}
		long[] larger = new long[ring.length * 2];
		for (int i = 0; i < size; i++) {
			System.arraycopy(ring, at(i), larger, i * words, words);
		}
		ring = larger;
		head = 0;
	}

	/** Takes the first value out into the result registers {@code ok, value…}; zeroes if there is none. */
	public boolean pop(long[] registers, int[] results) {
		boolean any = size > 0;
		int first = at(0);
		registers[results[0]] = any ? 1 : 0;
		for (int i = 0; i < layout.slots(); i++) {
			registers[results[i + 1]] = any ? layout.get(ring, first, i) : 0;
		}
		if (any) {
			if (journal.isRecording()) {
				for (int w = 0; w < words; w++) {
					journal.push(ring[first + w]);
				}
				journal.pushChange(state.index(), POPPED);
			}
			head = head + 1 & records() - 1;
			size--;
		}
		return any;
	}

	@Override
	public void clear() {
		if (journal.isRecording()) {
			journal.keep(new Content(ring, head, size));
			journal.pushChange(state.index(), CLEARED);
		}
		ring = new long[INITIAL * words];
		head = 0;
		size = 0;
	}

	@Override
	public long size() {
		return size;
	}

	@Override
	void undo(int change, Journal from) {
		switch (change) {
			case PUSHED -> size--;
			case CLEARED -> {
				Content before = (Content) from.restore();
				ring = before.ring();
				head = before.head();
				size = before.size();
			}
			default -> {
				reserve();
				head = head - 1 & records() - 1;
				for (int w = words - 1; w >= 0; w--) {
					ring[head * words + w] = from.pop();
				}
				size++;
			}
		}
	}

	/** What the other holds comes after what is here. */
	@Override
	int merge(LocalState other) {
		QueueState that = (QueueState) other;
		for (int i = 0; i < that.size; i++) {
			append(that.ring, that.at(i));
		}
		return 0;
	}

	/** Values from the first to the last; the key is the position, from 0. */
	@Override
	void forEach(EntryVisitor visitor) {
		long[] key = new long[1];
		long[] scalars = new long[layout.slots()];
		for (int i = 0; i < size; i++) {
			key[0] = i;
			layout.unpack(ring, at(i), scalars);
			visitor.entry(key, scalars, Long.MAX_VALUE, -1);
		}
	}
}
