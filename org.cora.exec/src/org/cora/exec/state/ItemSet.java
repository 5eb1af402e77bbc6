// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.Arrays;

/** A set of items of a pool. */
final class ItemSet {

	private long[] bits = new long[16];
	private int size;

	/** Adds one that isn't there. */
	void add(int item) {
		if (item >> 6 >= bits.length) {
			bits = Arrays.copyOf(bits, Math.max((item >> 6) + 1, bits.length * 2));
		}
		bits[item >> 6] |= 1L << item;
		size++;
	}

	/** Removes one that is there. */
	void remove(int item) {
		bits[item >> 6] &= ~(1L << item);
		size--;
	}

	boolean has(int item) {
		return item >> 6 < bits.length && (bits[item >> 6] >>> item & 1) != 0;
	}

	int size() {
		return size;
	}

	void clear() {
		Arrays.fill(bits, 0);
		size = 0;
	}
}
