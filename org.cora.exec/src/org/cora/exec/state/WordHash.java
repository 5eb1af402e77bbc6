// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

/** Hashes of keys of 64-bit words for tables: a multiplication for each word. */
public final class WordHash {

	/** So that a key of zeroes has a hash of its own. */
	private static final long FIRST = 0x9e3779b97f4a7c15L;
	private static final long FACTOR = 0xd6e8feb86659fd93L;

	private WordHash() {
	}

	/** Of so many words from there on; the same as of one or two. */
	static int of(long[] key, int at, int words) {
		long hash = fold(key[at] + FIRST);
		for (int i = 1; i < words; i++) {
			hash = fold(hash ^ key[at + i]);
		}
		return (int) hash;
	}

	/** Both halves of the product with a constant in one: each bit depends on all, for one multiplication. */
	private static long fold(long value) {
		return Math.multiplyHigh(value, FACTOR) ^ value * FACTOR;
	}

	static int of(long key) {
		return (int) fold(key + FIRST);
	}

	/** Of a key of two words. */
	public static int of(long first, long second) {
		return (int) fold(fold(first + FIRST) ^ second);
	}
}
