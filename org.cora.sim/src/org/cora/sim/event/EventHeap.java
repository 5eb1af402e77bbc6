// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.event;

import java.util.Arrays;

/**
 * Events by time and then by order, in a four-ary heap over primitive arrays: adding and removing take O(log n) steps and
 * allocate nothing but when the heap grows.
 */
final class EventHeap {

	private static final int ARITY = 4;

	private long[] times;
	private long[] orders;
	private long[] payloads;
	private int size;

	EventHeap(int initialCapacity) {
		times = new long[initialCapacity];
		orders = new long[initialCapacity];
		payloads = new long[initialCapacity];
	}

	int size() {
		return size;
	}

	/** Time of the earliest event; {@link Long#MAX_VALUE} if there is none. */
	long time() {
		return size == 0 ? Long.MAX_VALUE : times[0];
	}

	/** Order of the earliest event. There has to be one. */
	long order() {
		return orders[0];
	}

	/** Adds an event; its order is above all before. */
	void add(long time, long order, long payload) {
		if (size == times.length) {
			grow();
		}
		int hole = size++;
		while (hole > 0) {
			int parent = (hole - 1) / ARITY;
			if (times[parent] <= time) {
				break;
			}
			move(parent, hole);
			hole = parent;
		}
		put(hole, time, order, payload);
	}

	/** Removes the earliest event and gives its payload. There has to be one. */
	long remove() {
		long result = payloads[0];
		int last = --size;
		long time = times[last];
		long order = orders[last];
		long payload = payloads[last];
		int hole = 0;
		for (int child = smallestChild(hole); child >= 0 && before(child, time, order); child = smallestChild(hole)) {
			move(child, hole);
			hole = child;
		}
		put(hole, time, order, payload);
		return result;
	}

	private int smallestChild(int parent) {
		int first = parent * ARITY + 1;
		if (first >= size) {
			return -1;
		}
		int best = first;
		int end = Math.min(first + ARITY, size);
		for (int child = first + 1; child < end; child++) {
			if (before(child, times[best], orders[best])) {
				best = child;
			}
		}
		return best;
	}

	private boolean before(int index, long time, long order) {
		return times[index] < time || times[index] == time && orders[index] < order;
	}

	private void move(int from, int to) {
		put(to, times[from], orders[from], payloads[from]);
	}

	private void put(int index, long time, long order, long payload) {
		times[index] = time;
		orders[index] = order;
		payloads[index] = payload;
	}

	private void grow() {
		int capacity = Math.max(16, times.length * 2);
		times = Arrays.copyOf(times, capacity);
		orders = Arrays.copyOf(orders, capacity);
		payloads = Arrays.copyOf(payloads, capacity);
	}
}
