// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.Arrays;

/** Arrays that grow by half, so that of what many entries take little lies idle. */
final class Growth {

	private Growth() {
	}

	/** A length that an index fits in, from one that it doesn't. */
	static int larger(int length, int index) {
		return Math.max(Math.max(16, index + 1), length + length / 2);
	}

	/** The array, or a copy long enough for that index. */
	static int[] reserve(int[] array, int index) {
		return index < array.length ? array : Arrays.copyOf(array, larger(array.length, index));
	}
}
