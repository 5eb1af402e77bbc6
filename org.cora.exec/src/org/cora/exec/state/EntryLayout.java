// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.List;
import org.cora.ir.type.Slot;

/**
 * How the scalars of a key or value share 64-bit words: each goes whole into the first word that has room. A table
 * entry thereby takes half the memory of one word per scalar, and a lookup compares and hashes fewer words. Immutable.
 */
public final class EntryLayout {

	private final int[] word;
	private final int[] shift;
	private final long[] mask;
	private final int[] bytes;
	private final int words;

	/** Of a key or value with these scalars. */
	public EntryLayout(List<Slot> slots) {
		int n = slots.size();
		word = new int[n];
		shift = new int[n];
		mask = new long[n];
		bytes = new int[n];
		int[] used = new int[n];
		int count = 0;
		for (int i = 0; i < n; i++) {
			int bits = slots.get(i).bits();
			int w = 0;
			while (used[w] + bits > 64) {
				w++;
			}
			word[i] = w;
			shift[i] = used[w];
			mask[i] = bits == 64 ? -1L : (1L << bits) - 1;
			bytes[i] = slots.get(i).bytes();
			used[w] += bits;
			count = Math.max(count, w + 1);
		}
		words = count;
	}

	/** Words it takes. */
	public int words() {
		return words;
	}

	/** Scalars. */
	public int slots() {
		return word.length;
	}

	/** Bytes of a slot on its way between stores. */
	int bytes(int slot) {
		return bytes[slot];
	}

	/** Packs {@code registers[arguments[from + i]]} for each slot i into {@code target}. */
	void pack(long[] registers, int[] arguments, int from, long[] target) {
		for (int w = 0; w < words; w++) {
			target[w] = 0;
		}
		for (int i = 0; i < word.length; i++) {
			target[word[i]] |= (registers[arguments[from + i]] & mask[i]) << shift[i];
		}
	}

	/** Packs one scalar per slot into {@code target}. */
	void pack(long[] scalars, long[] target) {
		for (int w = 0; w < words; w++) {
			target[w] = 0;
		}
		for (int i = 0; i < word.length; i++) {
			target[word[i]] |= (scalars[i] & mask[i]) << shift[i];
		}
	}

	/** Unpacks the words beginning at {@code at} into one scalar per slot. */
	void unpack(long[] from, int at, long[] scalars) {
		for (int i = 0; i < word.length; i++) {
			scalars[i] = from[at + word[i]] >>> shift[i] & mask[i];
		}
	}

	/** The scalar of a slot in the words beginning at {@code at}. */
	long get(long[] from, int at, int slot) {
		return from[at + word[slot]] >>> shift[slot] & mask[slot];
	}

	/** Replaces the scalar of a slot in the words beginning at {@code at}. */
	void set(long[] words, int at, int slot, long value) {
		int index = at + word[slot];
		words[index] = words[index] & ~(mask[slot] << shift[slot]) | (value & mask[slot]) << shift[slot];
	}

	/** Which word a slot lies in. */
	public int word(int slot) {
		return word[slot];
	}

	/** How many bits from that word's low end. */
	public int shift(int slot) {
		return shift[slot];
	}

	/** All ones in the slot's width. */
	public long mask(int slot) {
		return mask[slot];
	}
}
