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
	/** So that a key of zeroes has a hash of its own. */
	private static final long FIRST = 0x9e3779b97f4a7c15L;
	private static final long FACTOR = 0xd6e8feb86659fd93L;

	private final int keyWords;
	private final int stride;
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
		this.keyWords = keyWords;
		stride = keyWords + words;
		slab = new long[INITIAL * stride];
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

	private static int hash(long[] key, int at, int words) {
		long hash = fold(key[at] + FIRST);
		for (int i = 1; i < words; i++) {
			hash = fold(hash ^ key[at + i]);
		}
		return (int) hash;
	}

	/** Both halves of the product with a constant in one: each bit depends on all, for one multiplication. */
	private static long fold(long value) {
		return Math.multiplyHigh(value, FACTOR) ^ value * FACTOR;
	}

	private static int hash(long key) {
		return (int) fold(key + FIRST);
	}

	private static int hash(long first, long second) {
		return (int) fold(fold(first + FIRST) ^ second);
	}

	/** The entry with that key, 0 if there is none. */
	public int find(long[] key) {
		int hash = hash(key, 0, keyWords);
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
		int hash = hash(key);
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
		int hash = hash(first, second);
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

	/** The entry in that place, 0 for none. */
	int entryAt(int place) {
		int[] cells = index;
		int mask = cells.length - 1;
		return cells[place & mask] & mask;
	}

	/** The entry with that key, sought first at a place where it was found once: that is a hint, and any number will do. */
	int find(long key, int place) {
		int entry = entryAt(place);
		return entry != 0 && slab[entry * stride] == key ? entry : find(key);
	}

	/** Likewise with a key of two words. */
	public int find(long first, long second, int place) {
		int entry = entryAt(place);
		int at = entry * stride;
		return entry != 0 && slab[at] == first && slab[at + 1] == second ? entry : find(first, second);
	}

	/** Notes where {@link #find(long)} will look; {@code places[at]} will say where it finds the key, for {@link #find(long, int)}. */
	void foresee(long key, LookAhead into, int[] places, int at) {
		into.add(this, hash(key), places, at);
	}

	/** Likewise for a key of two words. */
	public void foresee(long first, long second, LookAhead into, int[] places, int at) {
		into.add(this, hash(first, second), places, at);
	}

	/** Likewise for a key of any number of words. */
	public void foresee(long[] key, LookAhead into, int[] places, int at) {
		into.add(this, hash(key, 0, keyWords), places, at);
	}

	/** Reads the cell where a search for a key with that hash begins; a number that depends on it. */
	int cell(int hash) {
		return index[hash & index.length - 1];
	}

	/** The place where a search for a key with that hash ends, but for one in many thousands. */
	int place(int hash) {
		int[] cells = index;
		int mask = cells.length - 1;
		int i = hash & mask;
		while (cells[i] != 0 && ((cells[i] ^ hash) & ~mask) != 0) {
			i = i + 1 & mask;
		}
		return i;
	}

	/** Reads both ends of the record of the entry in that place; a number that depends on them. */
	long ends(int place) {
		int at = entryAt(place) * stride;
		return slab[at] + slab[at + stride - 1];
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
		link(hash(key, 0, keyWords), entry);
		size++;
		return entry;
	}

	private int allocate() {
		if (free != 0) {
			int entry = free;
			free = (int) slab[entry * stride];
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
		return hash(slab, entry * stride, keyWords);
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
		slab[at] = free;
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
