// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.flow;

import java.util.Arrays;

/** Records of some words each, side by side in an array that grows. */
final class Records {

	private final int stride;
	private long[] words;

	Records(int stride) {
		this.stride = stride;
		words = new long[16 * stride];
	}

	/** Where the record of that number begins; makes room for it. */
	int at(int number) {
		int at = number * stride;
		if (at + stride > words.length) {
			words = Arrays.copyOf(words, Math.max(at + stride, words.length * 2));
		}
		return at;
	}

	/** Read it anew after {@link #at}. */
	long[] words() {
		return words;
	}

	void put(int at, long[] values, int count) {
		System.arraycopy(values, 0, words, at, count);
	}

	boolean startsWith(int at, long[] values, int count) {
		return Arrays.equals(words, at, at + count, values, 0, count);
	}
}
