// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.event;

import java.util.Arrays;

/**
 * The events of the next {@value #SPAN} ns in slots of {@value #WIDTH} ns, each slot a list by time and then by order: a
 * calendar queue (Brown, CACM 31(10), 1988) of one fixed year. With about one event a slot, adding and removing take
 * constant time. Allocates nothing but when it grows.
 */
final class EventWheel {

	private static final int SHIFT = 6;
	private static final int SLOTS = 1024;
	static final int WIDTH = 1 << SHIFT;
	static final int SPAN = SLOTS * WIDTH;
	private static final int NONE = -1;
	/** Words of an event: time, order, payload, and the next one in its slot or of those that are free. */
	private static final int WORDS = 4;
	private static final int TIME = 0;
	private static final int ORDER = 1;
	private static final int PAYLOAD = 2;
	private static final int NEXT = 3;

	private final int[] first = new int[SLOTS];
	/** Bit i: slot i has events. */
	private final long[] occupied = new long[SLOTS / Long.SIZE];
	private long[] events = new long[64 * WORDS];
	private int used;
	private int free = NONE;
	private int size;
	/** The slot, counted from time 0, that was removed from last: the wheel begins there. */
	private long begin;
	/** The earliest event; {@link #NONE} without any. */
	private int head = NONE;

	EventWheel() {
		Arrays.fill(first, NONE);
	}

	int size() {
		return size;
	}

	/** Whether an event of that time lies within its span. */
	boolean takes(long time) {
		long slot = time >> SHIFT;
		return slot >= begin && slot < begin + SLOTS;
	}

	/** Time of the earliest event; {@link Long#MAX_VALUE} if there is none. */
	long time() {
		return head == NONE ? Long.MAX_VALUE : events[head + TIME];
	}

	/** Order of the earliest event. There has to be one. */
	long order() {
		return events[head + ORDER];
	}

	/** Adds an event whose time lies within the span; its order is above all before. */
	void add(long time, long order, long payload) {
		int event = allocate();
		events[event + TIME] = time;
		events[event + ORDER] = order;
		events[event + PAYLOAD] = payload;
		int slot = (int) (time >> SHIFT) & SLOTS - 1;
		insert(slot, event, time);
		size++;
		if (head == NONE || time < events[head + TIME]) {
			head = event;
		}
	}

	private void insert(int slot, int event, long time) {
		int before = NONE;
		int after = first[slot];
		while (after != NONE && events[after + TIME] <= time) {
			before = after;
			after = (int) events[after + NEXT];
		}
		events[event + NEXT] = after;
		if (before == NONE) {
			first[slot] = event;
			occupied[slot >> 6] |= 1L << slot;
		} else {
			events[before + NEXT] = event;
		}
	}

	/** Removes the earliest event and gives its payload. There has to be one. */
	long remove() {
		int event = head;
		long payload = events[event + PAYLOAD];
		begin = events[event + TIME] >> SHIFT;
		int slot = (int) begin & SLOTS - 1;
		int next = (int) events[event + NEXT];
		first[slot] = next;
		events[event + NEXT] = free;
		free = event;
		size--;
		if (next == NONE) {
			occupied[slot >> 6] &= ~(1L << slot);
			next = size == 0 ? NONE : first[nextSlot(slot)];
		}
		head = next;
		return payload;
	}

	/** Time has come so far without an event of the wheel: later ones have room then. There is none before. */
	void advance(long time) {
		begin = Math.max(begin, Math.min(time, time()) >> SHIFT);
	}

	/** Begins at that time again; there is no event. */
	void restart(long time) {
		begin = time >> SHIFT;
	}

	private int nextSlot(int after) {
		int word = after >> 6;
		long bits = occupied[word] & -1L << after;
		while (bits == 0) {
			word = word + 1 & occupied.length - 1;
			bits = occupied[word];
		}
		return (word << 6) + Long.numberOfTrailingZeros(bits);
	}

	private int allocate() {
		if (free != NONE) {
			int event = free;
			free = (int) events[event + NEXT];
			return event;
		}
		if (used == events.length) {
			events = Arrays.copyOf(events, used * 2);
		}
		used += WORDS;
		return used - WORDS;
	}
}
