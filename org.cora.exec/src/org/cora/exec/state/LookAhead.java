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
	private int[] entries = new int[64];
	private int count;
	/** Depends on all that was read, so that the JVM can't leave it out. */
	private long seen;

	void add(WordTable table, int hash) {
		if (count == hashes.length) {
			tables = Arrays.copyOf(tables, count * 2);
			hashes = Arrays.copyOf(hashes, count * 2);
			entries = Arrays.copyOf(entries, count * 2);
		}
		tables[count] = table;
		hashes[count++] = hash;
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
			entries[i] = tables[i].likely(hashes[i]);
		}
		for (int i = 0; i < count; i++) {
			sum += tables[i].ends(entries[i]);
		}
		seen += sum;
		count = 0;
	}

	@Override
	public String toString() {
		return count + " places, " + seen;
	}
}
