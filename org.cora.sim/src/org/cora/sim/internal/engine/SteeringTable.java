// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Arrays;

/**
 * The card's exact-match table: raw tuples, with their ingress port, to flows. Two words per key, see {@link RawTuple}.
 * Open addressing, deletion by backward shift; looking up allocates nothing.
 */
final class SteeringTable {

	private static final long EMPTY = 0;

	private final long capacity;
	private long[] words = new long[1 << 11];
	private int[] flows = new int[1 << 10];
	private int size;

	/** An empty table that takes so many entries at most. */
	SteeringTable(long capacity) {
		this.capacity = capacity;
	}

	int size() {
		return size;
	}

	/** Whether so many more entries fit. */
	boolean hasRoom(int entries) {
		return size + entries <= capacity;
	}

	/** The tuple's flow, -1 if there is no entry. */
	int find(long first, long second) {
		if (size == 0) {
			return -1;
		}
		int mask = flows.length - 1;
		for (int b = bucket(first, second, mask); words[2 * b] != EMPTY; b = b + 1 & mask) {
			if (words[2 * b] == first && words[2 * b + 1] == second) {
				return flows[b];
			}
		}
		return -1;
	}

	/** Adds an entry or replaces its flow. */
	void put(long first, long second, int flow) {
		if ((size + 1) * 2 > flows.length) {
			grow();
		}
		int mask = flows.length - 1;
		int b = bucket(first, second, mask);
		while (words[2 * b] != EMPTY && !(words[2 * b] == first && words[2 * b + 1] == second)) {
			b = b + 1 & mask;
		}
		if (words[2 * b] == EMPTY) {
			size++;
		}
		set(b, first, second, flow);
	}

	/** Removes an entry if it is there and belongs to that flow. */
	boolean remove(long first, long second, int flow) {
		int mask = flows.length - 1;
		int b = bucket(first, second, mask);
		while (words[2 * b] != EMPTY && !(words[2 * b] == first && words[2 * b + 1] == second)) {
			b = b + 1 & mask;
		}
		if (words[2 * b] == EMPTY || flows[b] != flow) {
			return false;
		}
		int hole = b;
		for (int next = hole + 1 & mask; words[2 * next] != EMPTY; next = next + 1 & mask) {
			int home = bucket(words[2 * next], words[2 * next + 1], mask);
			if ((next - home & mask) >= (next - hole & mask)) {
				set(hole, words[2 * next], words[2 * next + 1], flows[next]);
				hole = next;
			}
		}
		set(hole, EMPTY, 0, 0);
		size--;
		return true;
	}

	/** Removes all entries. */
	void clear() {
		Arrays.fill(words, EMPTY);
		size = 0;
	}

	private void set(int bucket, long first, long second, int flow) {
		words[2 * bucket] = first;
		words[2 * bucket + 1] = second;
		flows[bucket] = flow;
	}

	private void grow() {
		long[] oldWords = words;
		int[] oldFlows = flows;
		words = new long[oldWords.length * 2];
		flows = new int[oldFlows.length * 2];
		Arrays.fill(words, EMPTY);
		size = 0;
		for (int b = 0; b < oldFlows.length; b++) {
			if (oldWords[2 * b] != EMPTY) {
				put(oldWords[2 * b], oldWords[2 * b + 1], oldFlows[b]);
			}
		}
	}

	private static int bucket(long first, long second, int mask) {
		long hash = (first ^ second * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
		hash ^= hash >>> 32;
		return (int) (hash ^ hash >>> 15) & mask;
	}
}
