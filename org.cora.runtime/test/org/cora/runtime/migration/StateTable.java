// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

/** States that were met, by their 64-bit hashes: open ones are on the way that is being followed. Open addressing. */
final class StateTable {

	private static final double OPEN = -1;

	private long[] hashes = new long[1 << 16];
	private double[] sequences = new double[1 << 16];
	private int size;

	int size() {
		return size;
	}

	/** Where the state is, -1 if it wasn't met. Holds until the next {@link #begin}. */
	int find(long hash) {
		int at = slot(hash);
		return hashes[at] == 0 ? -1 : at;
	}

	private int slot(long hash) {
		long key = hash == 0 ? 1 : hash;
		int mask = hashes.length - 1;
		int at = (int) (key ^ key >>> 32) & mask;
		while (hashes[at] != 0 && hashes[at] != key) {
			at = at + 1 & mask;
		}
		return at;
	}

	/** Adds a state that is open from now on. */
	int begin(long hash) {
		if (2 * ++size > hashes.length) {
			grow();
		}
		int at = slot(hash);
		hashes[at] = hash == 0 ? 1 : hash;
		sequences[at] = OPEN;
		return at;
	}

	/** Everything from there has been tried. */
	void end(int at, double count) {
		sequences[at] = count;
	}

	boolean isOpen(int at) {
		return sequences[at] == OPEN;
	}

	double sequences(int at) {
		return sequences[at];
	}

	private void grow() {
		long[] oldHashes = hashes;
		double[] oldSequences = sequences;
		hashes = new long[oldHashes.length * 2];
		sequences = new double[oldHashes.length * 2];
		for (int i = 0; i < oldHashes.length; i++) {
			if (oldHashes[i] != 0) {
				int at = slot(oldHashes[i]);
				hashes[at] = oldHashes[i];
				sequences[at] = oldSequences[i];
			}
		}
	}
}
