// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.Arrays;

/**
 * Places in tables that are looked at ahead of time, so that they are in the processor's caches. All at once and in short
 * loops, of which a processor works on several rounds at a time: it then waits for memory about once for all of them. One
 * thread at a time.
 */
public final class LookAhead {

	private WordTable[] tables = new WordTable[64];
	private int[] hashes = new int[64];
	private int[][] places = new int[64][];
	private int[] at = new int[64];
	private int count;
	/** Depends on all that was read, so that the JVM can't leave it out. */
	private long seen;

	/** Notes a hash to look for; {@code into[index]} will get the place where it is. */
	void add(WordTable table, int hash, int[] into, int index) {
		int i = count++;
		if (i == hashes.length) {
			grow();
		}
		tables[i] = table;
		hashes[i] = hash;
		places[i] = into;
		at[i] = index;
	}

	private void grow() {
		int length = 2 * hashes.length;
		tables = Arrays.copyOf(tables, length);
		hashes = Arrays.copyOf(hashes, length);
		places = Arrays.copyOf(places, length);
		at = Arrays.copyOf(at, length);
	}

	/** Places that it will look at. */
	public int places() {
		return count;
	}

	/** Looks at all places, and forgets them. */
	public void look() {
		long sum = 0;
		for (int i = 0; i < count; i++) {
			sum += tables[i].cell(hashes[i]);
		}
		for (int i = 0; i < count; i++) {
			int place = tables[i].place(hashes[i]);
			hashes[i] = place;
			places[i][at[i]] = place;
		}
		for (int i = 0; i < count; i++) {
			sum += tables[i].ends(hashes[i]);
		}
		seen += sum;
		count = 0;
	}

	@Override
	public String toString() {
		return count + " places, " + seen;
	}
}
