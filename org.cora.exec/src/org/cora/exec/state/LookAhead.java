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

	/** Where it is noted whose flow's an entry is that was found, if it is any's; the last one counts. */
	public static final int FLOW = 8;

	private WordTable[] tables = new WordTable[64];
	/** Of what to look for, then the entry that was found. */
	private int[] hashes = new int[64];
	private int[][] found = new int[64][];
	private int[] at = new int[64];
	private int count;
	/** Records that are known already. */
	private WordTable[] knownTables = new WordTable[64];
	private int[] knownEntries = new int[64];
	private int known;
	/** Depends on all that was read, so that the JVM can't leave it out. */
	private long seen;

	/** Notes a hash to look for; {@code into[index]} will get the entry that has it. If flows are noted, {@code into[FLOW]} gets its flow. */
	void add(WordTable table, int hash, int[] into, int index) {
		int i = count++;
		if (i == hashes.length) {
			grow();
		}
		tables[i] = table;
		hashes[i] = hash;
		found[i] = into;
		at[i] = index;
	}

	private void grow() {
		int length = 2 * hashes.length;
		tables = Arrays.copyOf(tables, length);
		hashes = Arrays.copyOf(hashes, length);
		found = Arrays.copyOf(found, length);
		at = Arrays.copyOf(at, length);
	}

	/** Notes an entry that will be looked at. */
	void add(WordTable table, int entry) {
		int i = known++;
		if (i == knownEntries.length) {
			knownTables = Arrays.copyOf(knownTables, 2 * i);
			knownEntries = Arrays.copyOf(knownEntries, 2 * i);
		}
		knownTables[i] = table;
		knownEntries[i] = entry;
	}

	/** Places that it will look at. */
	public int places() {
		return count + known;
	}

	/** Looks at all places, and forgets them. */
	public void look() {
		look(false);
	}

	/**
	 * Likewise.
	 *
	 * @param flows whether to note whose flows' the entries are
	 */
	public void look(boolean flows) {
		long sum = 0;
		for (int i = 0; i < count; i++) {
			sum += tables[i].cell(hashes[i]);
		}
		for (int i = 0; i < count; i++) {
			int entry = tables[i].entry(hashes[i]);
			hashes[i] = entry;
			found[i][at[i]] = entry;
		}
		for (int i = 0; i < count; i++) {
			sum += tables[i].first(hashes[i]) + tables[i].flow(hashes[i]);
		}
		for (int i = 0; i < known; i++) {
			sum += knownTables[i].first(knownEntries[i]) + knownTables[i].flow(knownEntries[i]);
		}
		for (int i = 0; flows && i < count; i++) {
			int flow = tables[i].flow(hashes[i]);
			int[] into = found[i];
			into[FLOW] = flow >= 0 ? flow : into[FLOW];
		}
		seen += sum;
		count = 0;
		known = 0;
	}

	@Override
	public String toString() {
		return places() + " places, " + seen;
	}
}
