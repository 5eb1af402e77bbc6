// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.Arrays;

/** Arrays that grow by doubling. */
final class Growth {

	private Growth() {
	}

	/** The array, or a copy long enough for that index. */
	static int[] reserve(int[] array, int index) {
		return index < array.length ? array : Arrays.copyOf(array, Math.max(Math.max(16, index + 1), array.length * 2));
	}
}
