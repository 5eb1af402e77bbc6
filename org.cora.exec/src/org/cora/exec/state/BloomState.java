// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import org.cora.exec.StateStore.EntryVisitor;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.diagnostic.Diagnostic;
import org.cora.ir.program.State;

/**
 * A Bloom filter. A key's bits are found by double hashing, which costs nothing in false positives (Kirsch and
 * Mitzenmacher, ESA 2006).
 */
public final class BloomState extends LocalState {

	private static final int MARKED = 0;
	private static final int CLEARED = 1;
	private static final int MOST_BITS = 1 << 30;
	private static final long[] NOTHING = {};

	private final int bits;
	private final int hashes;
	/** Made when the first key is put in. */
	private long[] words;

	BloomState(LocalStore store, State state) {
		super(store, state);
		if (state.capacity() < 1 || state.capacity() > MOST_BITS || state.rows() < 1) {
			throw new CoraException(Diagnostic.error("state-too-large",
					state.name() + " has " + state.capacity() + " bits; an executor takes 1 to " + MOST_BITS, state.where()));
		}
		bits = (int) state.capacity();
		hashes = state.rows();
	}

	private int bit(long keyHash, int hash) {
		long at = (keyHash >>> 32) + hash * (keyHash & 0xFFFF_FFFFL | 1) & 0xFFFF_FFFFL;
		return (int) (at * bits >>> 32);
	}

	/** Puts the key in that is in the argument registers. */
	public void mark(long[] registers, int[] arguments) {
		if (words == null) {
			words = new long[(bits + 63) / 64];
		}
		long hash = Hash.of(registers, arguments, arguments.length);
		for (int i = 0; i < hashes; i++) {
			int bit = bit(hash, i);
			long mask = 1L << bit;
			if ((words[bit >> 6] & mask) == 0) {
				words[bit >> 6] |= mask;
				if (journal.isRecording()) {
					journal.push(bit);
					journal.pushChange(state.index(), MARKED);
				}
			}
		}
	}

	/** Whether the key in the argument registers was put in; sometimes true for one that wasn't. */
	public boolean contains(long[] registers, int[] arguments) {
		long hash = Hash.of(registers, arguments, arguments.length);
		boolean all = words != null;
		for (int i = 0; all && i < hashes; i++) {
			int bit = bit(hash, i);
			all = (words[bit >> 6] >>> bit & 1) != 0;
		}
		return all;
	}

	@Override
	public void clear() {
		if (journal.isRecording()) {
			journal.keep(words == null ? NOTHING : words);
			journal.pushChange(state.index(), CLEARED);
		}
		words = null;
	}

	@Override
	public long size() {
		return bits;
	}

	@Override
	void undo(int change, Journal from) {
		if (change == CLEARED) {
			long[] before = (long[]) from.restore();
			words = before == NOTHING ? null : before;
			return;
		}
		int bit = (int) from.pop();
		words[bit >> 6] &= ~(1L << bit);
	}

	/** A bit that both have set is set once. */
	@Override
	void subtract(LocalState other) {
		// nothing is counted twice
	}

	@Override
	int merge(LocalState other) {
		long[] added = ((BloomState) other).words;
		for (int i = 0; added != null && i < added.length; i++) {
			if (words == null) {
				words = new long[added.length];
			}
			words[i] |= added[i];
		}
		return 0;
	}

	/** Bits that are set; the key is which. */
	@Override
	void forEach(EntryVisitor visitor) {
		long[] key = new long[1];
		long[] value = { 1 };
		for (int i = 0; words != null && i < words.length; i++) {
			for (long left = words[i]; left != 0; left &= left - 1) {
				key[0] = 64L * i + Long.numberOfTrailingZeros(left);
				visitor.entry(key, value, Long.MAX_VALUE, -1);
			}
		}
	}
}
