// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

import org.cora.ir.spec.Workload.Sizes;

/** Packet sizes on the wire, Ethernet header included, frame check sequence not. */
final class SizeSampler {

	/** The simple IMIX is stated with the 4 bytes of the frame check sequence: 64, 570, 1518. */
	private static final int[] IMIX = { 60, 566, 1514 };
	private static final int[] IMIX_PARTS = { 7, 4, 1 };

	private final int[] sizes;
	/** Of 2^32, up to where each size goes. */
	private final long[] upTo;
	/** In their place; null if there is none. */
	private final HistogramSampler stated;

	private SizeSampler(HistogramSampler stated) {
		this.stated = stated;
		sizes = new int[0];
		upTo = new long[0];
	}

	private SizeSampler(int[] sizes, int[] parts) {
		stated = null;
		this.sizes = sizes;
		upTo = new long[parts.length];
		long all = 0;
		for (int part : parts) {
			all += part;
		}
		long sum = 0;
		for (int i = 0; i < parts.length; i++) {
			sum += parts[i];
			upTo[i] = (sum << 32) / all;
		}
	}

	static SizeSampler of(Sizes sizes) {
		if (sizes instanceof Sizes.Stated histogram) {
			return new SizeSampler(new HistogramSampler(histogram.bytes()));
		}
		return sizes instanceof Sizes.Fixed fixed ? new SizeSampler(new int[] { fixed.bytes() }, new int[] { 1 })
				: new SizeSampler(IMIX, IMIX_PARTS);
	}

	/**
	 * A packet's size.
	 *
	 * @param random32 uniform in 0 … 2^32 - 1
	 * @param more     asked where that isn't enough
	 */
	int size(long random32, Random64 more) {
		if (stated != null) {
			return stated.sample(more);
		}
		int i = 0;
		while (random32 >= upTo[i]) {
			i++;
		}
		return sizes[i];
	}
}
