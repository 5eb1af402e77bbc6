// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.event;

import java.util.function.LongPredicate;

/**
 * Pending events in virtual time, earliest first; events of the same time in the order they were scheduled.
 *
 * <p>Those of the near future are in a wheel, the others in a heap; nothing is allocated but when they grow. Not
 * thread-safe: a simulation runs in one thread.
 */
public final class EventQueue {

	private final EventWheel near = new EventWheel();
	private final EventHeap far;
	private long scheduled;
	private long nextTime = Long.MAX_VALUE;

	/** An empty queue with room for that many events of the far future before it grows; at least 1. */
	public EventQueue(int initialCapacity) {
		far = new EventHeap(initialCapacity);
	}

	public boolean isEmpty() {
		return size() == 0;
	}

	/** Pending events. */
	public int size() {
		return near.size() + far.size();
	}

	/** Events scheduled since the queue was made. */
	public long scheduled() {
		return scheduled;
	}

	/** Time of the earliest event in nanoseconds; {@link Long#MAX_VALUE} if there is none. */
	public long nextTime() {
		return nextTime;
	}

	/** Adds an event. What the payload means is up to the caller. */
	public void schedule(long timeNanos, long payload) {
		long order = scheduled++;
		if (near.takes(timeNanos)) {
			near.add(timeNanos, order, payload);
		} else {
			far.add(timeNanos, order, payload);
		}
		nextTime = Math.min(nextTime, timeNanos);
	}

	/** Removes the earliest event and gives its payload; its time is what {@link #nextTime()} said before. */
	public long remove() {
		if (isEmpty()) {
			throw new IllegalStateException("no event is pending");
		}
		long payload = isNear() ? near.remove() : removeFar();
		nextTime = Math.min(near.time(), far.time());
		return payload;
	}

	/**
	 * Removes events, in their order; those that stay keep theirs. Takes time for all that are pending.
	 *
	 * @param which is asked about the payload of each
	 */
	public void removeIf(LongPredicate which) {
		long[] times = new long[size()];
		long[] payloads = new long[size()];
		int stay = 0;
		long now = nextTime;
		while (!isEmpty()) {
			times[stay] = nextTime;
			payloads[stay] = remove();
			stay += which.test(payloads[stay]) ? 0 : 1;
		}
		near.restart(now);
		for (int i = 0; i < stay; i++) {
			schedule(times[i], payloads[i]);
		}
	}

	private boolean isNear() {
		return near.time() < far.time() || near.size() > 0 && near.time() == far.time() && near.order() < far.order();
	}

	private long removeFar() {
		near.advance(far.time());
		return far.remove();
	}
}
