// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

/** The hash functions of tables, sketches and digests: fixed, so that every machine computes the same. */
public final class Hash {

	private Hash() {
	}

	/** Of the key in those registers. */
	public static long of(long[] registers, int[] key) {
		return of(registers, key, key.length);
	}

	/** Of the key in the first so many argument registers. */
	static long of(long[] registers, int[] arguments, int count) {
		long hash = 0;
		for (int i = 0; i < count; i++) {
			hash = combine(hash, registers[arguments[i]]);
		}
		return hash;
	}

	/**
	 * Mixes 64 bits; a bijection. Finalizer of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014; constants Stafford's
	 * variant 13).
	 */
	public static long mix(long value) {
		long z = value;
		z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
		z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
		return z ^ z >>> 31;
	}

	/** A hash of what {@code hash} stands for and one more scalar. */
	public static long combine(long hash, long scalar) {
		return mix(hash * 0x9e3779b97f4a7c15L + scalar + 0x632be59bd9b4e019L);
	}
}
