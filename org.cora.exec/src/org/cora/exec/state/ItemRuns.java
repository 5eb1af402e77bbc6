// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.Arrays;

/** Items of a pool that have never been taken, as runs of them. They are taken in the order of their numbers. */
final class ItemRuns {

	/** A run, from its first item to the one behind its last. */
	interface Visitor {
		void run(int from, int to);
	}

	private int[] from;
	private int[] to;
	private int count;
	/** The run that items are taken from. */
	private int current;
	private int next;

	ItemRuns() {
		from = new int[1];
		to = new int[1];
	}

	/** The same items. */
	ItemRuns(ItemRuns other) {
		from = other.from.clone();
		to = other.to.clone();
		count = other.count;
		current = other.current;
		next = other.next;
	}

	/** Adds a run behind those there are. */
	void add(int first, int end) {
		if (first >= end) {
			return;
		}
		if (count > 0 && to[count - 1] == first) {
			to[count - 1] = end;
			return;
		}
		if (count == from.length) {
			from = Arrays.copyOf(from, count * 2);
			to = Arrays.copyOf(to, count * 2);
		}
		from[count] = first;
		to[count] = end;
		next = count == 0 ? first : next;
		count++;
	}

	boolean isEmpty() {
		return count == 0 || current == count - 1 && next == to[current];
	}

	int take() {
		if (next == to[current]) {
			current++;
			next = from[current];
		}
		return next++;
	}

	/** Undoes {@link #take}. */
	void putBack(int item) {
		if (next == from[current]) {
			current--;
		}
		next = item;
	}

	long size() {
		long size = 0;
		for (int i = current; i < count; i++) {
			size += to[i] - begin(i);
		}
		return size;
	}

	/** Whether an item is one of them. */
	boolean has(int item) {
		for (int i = current; i < count; i++) {
			if (item >= begin(i) && item < to[i]) {
				return true;
			}
		}
		return false;
	}

	private int begin(int run) {
		return run == current ? next : from[run];
	}

	/** Shows what is left of each run. */
	void forEach(Visitor visitor) {
		for (int i = current; i < count; i++) {
			visitor.run(begin(i), to[i]);
		}
	}
}
