// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.function.IntConsumer;

/** Items of a pool that were given back, in a ring: first in, first out. */
final class ItemQueue {

	private int[] ring;
	private int head;
	private int size;

	ItemQueue() {
		ring = new int[16];
	}

	/** The same items in the same order. */
	ItemQueue(ItemQueue other) {
		ring = other.ring.clone();
		head = other.head;
		size = other.size;
	}

	boolean isEmpty() {
		return size == 0;
	}

	void add(int item) {
		grow();
		ring[head + size & ring.length - 1] = item;
		size++;
	}

	int poll() {
		int item = ring[head];
		head = head + 1 & ring.length - 1;
		size--;
		return item;
	}

	/** Undoes {@link #poll}. */
	void putBack(int item) {
		grow();
		head = head - 1 & ring.length - 1;
		ring[head] = item;
		size++;
	}

	/** Undoes {@link #add}. */
	void takeLast() {
		size--;
	}

	void forEach(IntConsumer visitor) {
		for (int i = 0; i < size; i++) {
			visitor.accept(ring[head + i & ring.length - 1]);
		}
	}

	private void grow() {
		if (size == ring.length) {
			int[] old = ring;
			ring = new int[size * 2];
			for (int i = 0; i < size; i++) {
				ring[i] = old[head + i & size - 1];
			}
			head = 0;
		}
	}
}
