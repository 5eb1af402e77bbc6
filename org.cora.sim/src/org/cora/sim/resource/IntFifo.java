// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.resource;

/** A bounded first-in-first-out queue of packet slots; grows up to its bound, so that large bounds cost nothing unused. */
public final class IntFifo {

	private final int bound;
	private int[] items;
	private int head;
	private int size;

	/** An empty queue that holds at most {@code bound} items; from 0. */
	public IntFifo(int bound) {
		if (bound < 0) {
			throw new IllegalArgumentException("a queue's bound can't be negative: " + bound);
		}
		this.bound = bound;
		items = new int[Math.max(1, Math.min(bound, 64))];
	}

	/** Adds an item at the end; false if the queue is full. */
	public boolean offer(int item) {
		if (size >= bound) {
			return false;
		}
		push(item);
		return true;
	}

	/** Adds an item at the end, whatever the bound says. */
	public void push(int item) {
		if (size == items.length) {
			grow();
		}
		int at = head + size;
		items[at >= items.length ? at - items.length : at] = item;
		size++;
	}

	/** Removes the first item; -1 if there is none. */
	public int poll() {
		if (size == 0) {
			return -1;
		}
		int item = items[head];
		if (++head == items.length) {
			head = 0;
		}
		size--;
		return item;
	}

	public int size() {
		return size;
	}

	public int bound() {
		return bound;
	}

	private void grow() {
		int[] larger = new int[items.length * 2];
		int first = Math.min(size, items.length - head);
		System.arraycopy(items, head, larger, 0, first);
		System.arraycopy(items, 0, larger, first, size - first);
		items = larger;
		head = 0;
	}
}
