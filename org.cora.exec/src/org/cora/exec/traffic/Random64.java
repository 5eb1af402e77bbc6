// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

import org.cora.exec.state.Hash;

/**
 * A seeded generator of 64 random bits at a time: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014). Fast, and the same
 * on every machine.
 */
public final class Random64 {

	private long state;

	public Random64(long seed) {
		state = Hash.mix(seed);
	}

	/** 64 random bits. */
	public long next() {
		state += 0x9e3779b97f4a7c15L;
		return Hash.mix(state);
	}

	/** Uniform in 0 … bound - 1; the bias is below bound / 2^32. */
	public int below(int bound) {
		return (int) ((next() >>> 32) * bound >>> 32);
	}

	/** Uniform in [0, 1) with 53 bits. */
	public double unit() {
		return (next() >>> 11) * 0x1p-53;
	}

	/** Standard normal, by Marsaglia's polar method. */
	public double normal() {
		while (true) {
			double x = 2 * unit() - 1;
			double y = 2 * unit() - 1;
			double s = x * x + y * y;
			if (s > 0 && s < 1) {
				return x * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
			}
		}
	}
}
