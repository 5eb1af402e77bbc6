// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.Arrays;

/**
 * A hash table from keys of some 64-bit words to records of some more, in primitive arrays: open addressing with linear
 * probing over an index, records side by side in a slab. An entry is known by its number, which stays the same while it
 * lives; entry 0 is never used. Lookups, inserts and removals take constant expected time and allocate nothing, except
 * when an insert makes the arrays grow. Not thread-safe.
 */
public final class WordTable {

	private static final int INITIAL = 16;
	/** Words that a record that isn't in use takes: that it isn't, and the next such one. */
	private static final int LEAST = 2;
	private static final long NO_FLOW = 0xffff_ffffL;
	/** First word of a record that isn't in use, so that hardly any key looks like one. */
	private static final long UNUSED = 0x8f3a_51c7_e04b_962dL;

	private final int keyWords;
	private final int stride;
	/** All ones where records say nothing of flows. */
	private final int noFlow;
	/** Records, entry e at e * stride: key, then the rest. Read it anew after every insert. */
	long[] slab;
	/**
	 * As many low bits as positions need: the entry, 0 for none; above them the same bits of the key's hash, so that a
	 * probe rarely looks at a key that isn't the one sought. Half the memory of keeping hashes whole.
	 */
	private int[] index = new int[INITIAL * 2];
	private int size;
	private int used = 1;
	private int free;

	/**
	 * @param keyWords words of the key, at least 1
	 * @param words    words of the rest of the record
	 */
	public WordTable(int keyWords, int words) {
		this(keyWords, words, false);
	}

	/** A table in which the low half of each record's last word is a flow's number, -1 for none. */
	static WordTable ofFlows(int keyWords, int words) {
		return new WordTable(keyWords, words, true);
	}

	private WordTable(int keyWords, int words, boolean ofFlows) {
		this.keyWords = keyWords;
		stride = Math.max(LEAST, keyWords + words);
		slab = new long[INITIAL * stride];
		slab[0] = UNUSED;
		slab[stride - 1] |= ofFlows ? NO_FLOW : 0;
		noFlow = ofFlows ? 0 : -1;
	}

	/** Number of entries. */
	public int size() {
		return size;
	}

	/** All entries are below this number. */
	public int limit() {
		return used;
	}

	/** Where in the {@linkplain #words() slab} an entry's key begins. */
	public int keyAt(int entry) {
		return entry * stride;
	}

	/** Where in the {@linkplain #words() slab} the rest of an entry's record begins. */
	public int restAt(int entry) {
		return entry * stride + keyWords;
	}

	/** The slab; read it anew after every insert. */
	public long[] words() {
		return slab;
	}

	/** The entry with that key, 0 if there is none. */
	public int find(long[] key) {
		int hash = WordHash.of(key, 0, keyWords);
		int[] cells = index;
		int mask = cells.length - 1;
		for (int i = hash & mask;; i = i + 1 & mask) {
			int cell = cells[i];
			if (cell == 0) {
				return 0;
			}
			if (((cell ^ hash) & ~mask) == 0 && sameKey(cell & mask, key)) {
				return cell & mask;
			}
		}
	}

	/** The entry with that key of one word, 0 if there is none. */
	int find(long key) {
		int hash = WordHash.of(key);
		int[] cells = index;
		int mask = cells.length - 1;
		for (int i = hash & mask;; i = i + 1 & mask) {
			int cell = cells[i];
			if (cell == 0) {
				return 0;
			}
			if (((cell ^ hash) & ~mask) == 0 && slab[(cell & mask) * stride] == key) {
				return cell & mask;
			}
		}
	}

	/** The entry with that key of two words, 0 if there is none. */
	public int find(long first, long second) {
		int hash = WordHash.of(first, second);
		int[] cells = index;
		int mask = cells.length - 1;
		for (int i = hash & mask;; i = i + 1 & mask) {
			int cell = cells[i];
			if (cell == 0) {
				return 0;
			}
			if (((cell ^ hash) & ~mask) == 0) {
				int at = (cell & mask) * stride;
				if (slab[at] == first && slab[at + 1] == second) {
					return cell & mask;
				}
			}
		}
	}

	/** The entry with that key, sought first where a hint says: that may be any number. */
	int find(long key, int hint) {
		return holds(hint, key) ? hint : find(key);
	}

	/** Likewise with a key of two words. */
	public int find(long first, long second, int hint) {
		return holds(hint, first) && slab[hint * stride + 1] == second ? hint : find(first, second);
	}

	/** Whether it is an entry whose key begins with that word. */
	private boolean holds(int hint, long first) {
		return Integer.compareUnsigned(hint, used) < 0 && slab[hint * stride] == first && first != UNUSED;
	}

	/** Notes where {@link #find(long)} will look; {@code found[at]} will say which entry it finds, for {@link #find(long, int)}. */
	void foresee(long key, LookAhead into, int[] found, int at) {
		into.add(this, WordHash.of(key), found, at);
	}

	/** Likewise for a key of two words. */
	public void foresee(long first, long second, LookAhead into, int[] found, int at) {
		into.add(this, WordHash.of(first, second), found, at);
	}

	/** Likewise for a key of any number of words. */
	public void foresee(long[] key, LookAhead into, int[] found, int at) {
		into.add(this, WordHash.of(key, 0, keyWords), found, at);
	}

	/** Reads the cell where a search for a key with that hash begins; a number that depends on it. */
	int cell(int hash) {
		return index[hash & index.length - 1];
	}

	/** The entry that a search for a key with that hash ends at, but for one in many thousands; 0 if there is none. */
	int entry(int hash) {
		int[] cells = index;
		int mask = cells.length - 1;
		int i = hash & mask;
		while (cells[i] != 0 && ((cells[i] ^ hash) & ~mask) != 0) {
			i = i + 1 & mask;
		}
		return cells[i] & mask;
	}

	/** Reads where an entry's record begins, if there is such an entry; a number that depends on it. */
	long first(int entry) {
		return slab[entry < used ? entry * stride : 0];
	}

	/** Reads where an entry's record ends: the flow that the entry belongs to, -1 where that is nobody's or isn't known. */
	int flow(int entry) {
		return (int) slab[entry < used ? entry * stride + stride - 1 : stride - 1] | noFlow;
	}

	private boolean sameKey(int entry, long[] key) {
		long[] words = slab;
		int at = entry * stride;
		for (int i = 0; i < keyWords; i++) {
			if (words[at + i] != key[i]) {
				return false;
			}
		}
		return true;
	}

	/** Adds an entry; its key must not be there yet. The rest of its record is 0. */
	public int insert(long[] key) {
		if ((size + 1) * 2L > index.length) {
			grow();
		}
		int entry = allocate();
		int at = entry * stride;
		System.arraycopy(key, 0, slab, at, keyWords);
		Arrays.fill(slab, at + keyWords, at + stride, 0);
		link(WordHash.of(key, 0, keyWords), entry);
		size++;
		return entry;
	}

	private int allocate() {
		if (free != 0) {
			int entry = free;
			free = (int) slab[entry * stride + 1];
			return entry;
		}
		if ((used + 1) * (long) stride > slab.length) {
			slab = Arrays.copyOf(slab, (int) Math.min(Integer.MAX_VALUE - 8L, slab.length + slab.length / 2L));
		}
		return used++;
	}

	private void link(int hash, int entry) {
		int mask = index.length - 1;
		int i = hash & mask;
		while (index[i] != 0) {
			i = i + 1 & mask;
		}
		index[i] = hash & ~mask | entry;
	}

	private void grow() {
		int[] old = index;
		int mask = old.length - 1;
		index = new int[old.length * 2];
		for (int cell : old) {
			if (cell != 0) {
				link(hashOf(cell & mask), cell & mask);
			}
		}
	}

	private int hashOf(int entry) {
		return WordHash.of(slab, entry * stride, keyWords);
	}

	/** Removes an entry. Its number is the first to be used again. */
	public void remove(int entry) {
		int at = entry * stride;
		int mask = index.length - 1;
		int i = hashOf(entry) & mask;
		while ((index[i] & mask) != entry) {
			i = i + 1 & mask;
		}
		close(i, mask);
		slab[at] = UNUSED;
		slab[at + 1] = free;
		free = entry;
		size--;
	}

	/** Moves later cells of the probe sequence up, so that no tombstone is needed (Knuth, TAOCP 3, 6.4, algorithm R). */
	private void close(int gap, int mask) {
		int hole = gap;
		for (int i = gap + 1 & mask; index[i] != 0; i = i + 1 & mask) {
			int home = hashOf(index[i] & mask) & mask;
			if ((i - home & mask) >= (i - hole & mask)) {
				index[hole] = index[i];
				hole = i;
			}
		}
		index[hole] = 0;
	}

	/** All entries, in no particular order. */
	public int[] entries() {
		int[] entries = new int[size];
		int n = 0;
		for (int cell : index) {
			if (cell != 0) {
				entries[n++] = cell & index.length - 1;
			}
		}
		return entries;
	}
}
