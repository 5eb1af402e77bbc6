// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

import java.util.Arrays;

/**
 * Samples an index in proportion to given weights, in constant time (Walker's alias method as built by Vose, IEEE
 * TSE 17(9), 1991).
 */
final class AliasTable {

	private final int size;
	/** Of each index in the high half how much of 2^32 stays with it, in the low half where the rest goes. */
	private final long[] cells;

	private AliasTable(double[] weights) {
		size = weights.length;
		cells = new long[size];
		double scale = size / Arrays.stream(weights).sum();
		double[] share = new double[size];
		int[] work = new int[size];
		int small = 0;
		int large = size;
		for (int i = 0; i < size; i++) {
			share[i] = weights[i] * scale;
			if (share[i] < 1) {
				work[small++] = i;
			} else {
				work[--large] = i;
			}
		}
		while (small > 0 && large < size) {
			int under = work[--small];
			int over = work[large];
			cells[under] = (long) (share[under] * 0x1p32) << 32 | over;
			share[over] -= 1 - share[under];
			if (share[over] < 1) {
				large++;
				work[small++] = over;
			}
		}
		while (large < size) {
			int whole = work[large++];
			cells[whole] = whole;
		}
		while (small > 0) {
			int whole = work[--small];
			cells[whole] = whole;
		}
	}

	/** In proportion to the given weights, none below 0 and not all 0. */
	static AliasTable of(double... weights) {
		return new AliasTable(weights);
	}

	/** Rank r from 0 in proportion to (r + 1)^-exponent. */
	static AliasTable zipf(int size, double exponent) {
		double[] weights = new double[size];
		for (int i = 0; i < size; i++) {
			weights[i] = StrictMath.pow(i + 1, -exponent);
		}
		return new AliasTable(weights);
	}

	int sample(Random64 random) {
		long bits = random.next();
		int index = (int) ((bits >>> 32) * size >>> 32);
		long cell = cells[index];
		return (bits & 0xffff_ffffL) < cell >>> 32 ? index : (int) cell;
	}
}
