// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import org.cora.ir.program.State;

/**
 * Bytes that tables take in the layout that Cora's generated programs and stores use: entries padded to eight bytes, a
 * deadline and a link of eight bytes each, and one bucket of eight bytes for every entry. A longest-prefix match is a search
 * tree over at most two ranges of addresses for every prefix, with a link of four bytes to the value.
 */
public final class TableLayout {

	private static final int WORD = 8;

	private TableLayout() {
	}

	/**
	 * Bytes of a state or a part of it.
	 *
	 * @param entries entries, items or elements; of a sketch its columns, of a filter its bits
	 */
	public static long bytes(State state, long entries) {
		return switch (state.kind()) {
			case MAP, LRU, METER -> entries * (padded(state.entryBytes()) + 3L * WORD);
			case LPM -> entries * (2L * (state.key().bytes() + WORD / 2) + padded(state.value().bytes()));
			case COUNTER -> entries * (padded(state.entryBytes()) + WORD);
			case ARRAY, REGISTER, QUEUE -> Math.max(1, entries) * padded(state.value().bytes());
			case COUNTMIN -> entries * Math.max(1, state.rows()) * state.value().bytes();
			case BLOOM -> (entries + WORD * WORD - 1) / (WORD * WORD) * WORD;
			case POOL -> entries * WORD / 2;
		};
	}

	/** Bytes of one entry with its share of the table, as it competes for caches. */
	public static long entryBytes(State state) {
		return Math.max(1, bytes(state, 1));
	}

	private static long padded(int bytes) {
		return (bytes + WORD - 1L) / WORD * WORD;
	}
}
