// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.event;

import java.util.Arrays;

/**
 * Pending events in virtual time, earliest first; events of the same time in the order they were scheduled.
 *
 * <p>A four-ary heap over primitive arrays: {@code schedule} and {@code remove} take O(log n) steps and allocate nothing
 * but when the heap grows. Not thread-safe: a simulation runs in one thread.
 */
public final class EventQueue {

	private static final int ARITY = 4;

	private long[] times;
	private long[] orders;
	private long[] payloads;
	private int size;
	private long scheduled;

	/** An empty queue with room for that many events before it grows; at least 1. */
	public EventQueue(int initialCapacity) {
		times = new long[initialCapacity];
		orders = new long[initialCapacity];
		payloads = new long[initialCapacity];
	}

	public boolean isEmpty() {
		return size == 0;
	}

	/** Pending events. */
	public int size() {
		return size;
	}

	/** Events scheduled since the queue was made. */
	public long scheduled() {
		return scheduled;
	}

	/** Time of the earliest event in nanoseconds; {@link Long#MAX_VALUE} if there is none. */
	public long nextTime() {
		return size == 0 ? Long.MAX_VALUE : times[0];
	}

	/** Adds an event. What the payload means is up to the caller. */
	public void schedule(long timeNanos, long payload) {
		if (size == times.length) {
			grow();
		}
		long order = scheduled++;
		int hole = size++;
		while (hole > 0) {
			int parent = (hole - 1) / ARITY;
			if (times[parent] <= timeNanos) {
				break;
			}
			move(parent, hole);
			hole = parent;
		}
		put(hole, timeNanos, order, payload);
	}

	/** Removes the earliest event and gives its payload; its time is what {@link #nextTime()} said before. */
	public long remove() {
		if (size == 0) {
			throw new IllegalStateException("no event is pending");
		}
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
