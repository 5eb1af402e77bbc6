// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.program;

/** The kinds of state an NF can keep. What each operation does is said at {@link StateAction}. */
public enum StateKind {
	/** Exact-match table of fixed capacity; entries may time out. An insert into a full map fails. */
	MAP,
	/** Exact-match table that evicts its least recently used entry when full. */
	LRU,
	/** Longest-prefix match over addresses. Its entries are written in the program and never change. */
	LPM,
	/** Fixed number of values by index, all zero at first. */
	ARRAY,
	/** One value, zero at first. */
	REGISTER,
	/** A 64-bit sum per key. When all keys are in use, further keys share one overflow sum. */
	COUNTER,
	/**
	 * A token bucket per key, full at first. Its value is what is missing to a full one, in billionths of a token, and when
	 * that was so.
	 */
	METER,
	/** Count-min sketch (Cormode and Muthukrishnan, J. Algorithms 55, 2005). */
	COUNTMIN,
	/** Bloom filter (Commun. ACM 13, 1970): a set that may hold what was never put in, but never lacks what was. */
	BLOOM,
	/** Values in the order in which they were put in, up to a number. */
	QUEUE,
	/** Items taken and given back: address and port pairs. */
	POOL;

	/** Whether it has an entry per key that comes and goes, belongs to a flow and can move with it. */
	public boolean isTable() {
		return this == MAP || this == LRU || this == METER;
	}

	/** The word of the language. */
	public String word() {
		return name().toLowerCase(java.util.Locale.ROOT);
	}
}
