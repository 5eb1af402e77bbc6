// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.Arrays;

/**
 * Doubly linked lists over entry numbers, each entry in at most one list, lists known by number. Everything but walking
 * takes constant time. New entries go to the end.
 */
final class LinkedEntries {

	private int[] next = new int[16];
	private int[] previous = new int[16];
	/** Of each entry the list it is in, plus 1; 0 for none. */
	private int[] listOf = new int[16];
	private int[] first = new int[4];
	private int[] last = new int[4];

	/** The list the entry is in, -1 for none. */
	int list(int entry) {
		return entry < listOf.length ? listOf[entry] - 1 : -1;
	}

	/** First entry of the list, 0 if it is empty. */
	int first(int list) {
		return list < first.length ? first[list] : 0;
	}

	/** The entry after that one in its list, 0 at the end. */
	int next(int entry) {
		return next[entry];
	}

	/** The entry before that one in its list, 0 at the beginning. */
	int previous(int entry) {
		return previous[entry];
	}

	void append(int list, int entry) {
		reserve(list, entry);
		insertAfter(list, entry, last[list]);
	}

	/** Inserts the entry after another one of the list, 0 for at the beginning. */
	void insertAfter(int list, int entry, int before) {
		reserve(list, entry);
		int after = before == 0 ? first[list] : next[before];
		previous[entry] = before;
		next[entry] = after;
		listOf[entry] = list + 1;
		if (before == 0) {
			first[list] = entry;
		} else {
			next[before] = entry;
		}
		if (after == 0) {
			last[list] = entry;
		} else {
			previous[after] = entry;
		}
	}

	/** Takes the entry out of its list; nothing happens if it is in none. */
	void remove(int entry) {
		int list = list(entry);
		if (list < 0) {
			return;
		}
		int before = previous[entry];
		int after = next[entry];
		if (before == 0) {
			first[list] = after;
		} else {
			next[before] = after;
		}
		if (after == 0) {
			last[list] = before;
		} else {
			previous[after] = before;
		}
		listOf[entry] = 0;
	}

	/** Moves the entry to the end of its list. */
	void moveToEnd(int entry) {
		if (next[entry] != 0) {
			int list = listOf[entry] - 1;
			remove(entry);
			insertAfter(list, entry, last[list]);
		}
	}

	private void reserve(int list, int entry) {
		if (entry >= next.length) {
			int length = Growth.larger(next.length, entry);
			next = Arrays.copyOf(next, length);
			previous = Arrays.copyOf(previous, length);
			listOf = Arrays.copyOf(listOf, length);
		}
		if (list >= first.length) {
			int length = Growth.larger(first.length, list);
			first = Arrays.copyOf(first, length);
			last = Arrays.copyOf(last, length);
		}
	}
}
