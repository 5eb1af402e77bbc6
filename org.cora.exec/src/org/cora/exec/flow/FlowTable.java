// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.flow;

import java.util.Arrays;
import org.cora.exec.flow.FlowIdentity.Kind;
import org.cora.exec.state.WordHash;
import org.cora.exec.state.WordTable;

/**
 * Numbers flows: identity to dense number from 0. The number of a flow that has been removed is the next to be given
 * again, so numbers stay as dense as flows are live at a time. Finding one takes constant expected time and allocates
 * nothing. Not thread-safe.
 *
 * <p>A flow's identity lies in a record with words that its owner may use as he likes: who has found a flow has most of what
 * is known of it in the processor's caches.
 */
public final class FlowTable {

	/** Identities of two words, as nearly all are, lie in the records themselves. */
	private static final int NARROW = 2;
	private static final Kind[] KINDS = Kind.values();
	private static final int INITIAL = 16;

	// words of a record: the identity, if it is of two words, and its kind; 0 for a free number, below 0 where it lies elsewhere
	private static final int KIND = 2;
	private static final int HEAD = 3;
	/** Words of a cache line. */
	private static final int LINE = 8;

	private final int stride;
	private long[] records;
	/** As many low bits as positions need: the number plus 1, 0 for none; above them the same bits of the identity's hash. */
	private int[] index = new int[2 * INITIAL];
	private int[] free = new int[INITIAL];
	private int freeCount;
	private int limit;
	/** The other identities, with kind and length before their words, and their numbers. */
	private final WordTable wide = new WordTable(FlowIdentity.MAX_WORDS + 1, 1);
	private final long[] key = new long[FlowIdentity.MAX_WORDS + 1];
	/** Those that hints are wrong about. */
	private int[] open = new int[INITIAL];
	/** Depends on all that was read ahead, so that the JVM can't leave it out. */
	private long seen;

	/** An empty table. */
	public FlowTable() {
		this(0);
	}

	/** An empty table with so many words for its owner's use in each flow's record. */
	public FlowTable(int ownWords) {
		stride = HEAD + ownWords;
		records = new long[INITIAL * stride];
	}

	// ---- records

	/** All records; to be read anew after {@link #idOf}. */
	public long[] words() {
		return records;
	}

	/** Where in {@link #words} a flow's words for own use begin; they keep what they hold when its number is given to another flow. */
	public int wordsAt(int id) {
		return id * stride + HEAD;
	}

	// ---- finding

	private static int hash(FlowIdentity identity) {
		return WordHash.of(identity.word(0), identity.word(1));
	}

	private void pack(FlowIdentity identity) {
		int length = identity.length();
		key[0] = identity.kind().ordinal() << 8 | length;
		for (int i = 0; i < FlowIdentity.MAX_WORDS; i++) {
			key[i + 1] = i < length ? identity.word(i) : 0;
		}
	}

	/** The flow's number, -1 if it has none. */
	public int find(FlowIdentity identity) {
		return identity.length() == NARROW ? findNarrow(identity) : findWide(identity);
	}

	private int findNarrow(FlowIdentity identity) {
		int hash = hash(identity);
		int[] cells = index;
		int mask = cells.length - 1;
		for (int i = hash & mask;; i = i + 1 & mask) {
			int cell = cells[i];
			if (cell == 0) {
				return -1;
			}
			if (((cell ^ hash) & ~mask) == 0 && isAt((cell & mask) - 1, identity)) {
				return (cell & mask) - 1;
			}
		}
	}

	private boolean isAt(int id, FlowIdentity identity) {
		int at = id * stride;
		return records[at] == identity.word(0) && records[at + 1] == identity.word(1)
				&& records[at + KIND] == identity.kind().ordinal() + 1;
	}

	private int findWide(FlowIdentity identity) {
		pack(identity);
		int entry = wide.find(key);
		return entry == 0 ? -1 : (int) wide.words()[wide.restAt(entry)];
	}

	/** Reads the record of a flow, if there is such a one, so that it is in the processor's caches. */
	public void foresee(int id) {
		int at = Integer.compareUnsigned(id, limit) < 0 ? id * stride : 0;
		long sum = records[at + stride - 1];
		for (int word = 0; word < stride; word += LINE) {
			sum += records[at + word];
		}
		seen += sum;
	}

	/**
	 * Finds several flows. Those that hints are wrong about are looked at together, in short loops of which a processor works on
	 * several rounds at a time: it then waits for memory about once for all of them.
	 *
	 * @param found hints, which may be any numbers; gets the number of each flow, -1 for those that have none
	 */
	public void find(FlowIdentity[] identities, int count, int[] found) {
		int left = 0;
		int mask = index.length - 1;
		long sum = 0;
		if (open.length < count) {
			open = new int[count];
		}
		for (int i = 0; i < count; i++) {
			FlowIdentity identity = identities[i];
			if (Integer.compareUnsigned(found[i], limit) >= 0 || identity.length() != NARROW || !isAt(found[i], identity)) {
				found[i] = hash(identity);
				sum += index[found[i] & mask];
				open[left++] = i;
			}
		}
		for (int i = 0; i < left; i++) {
			foresee(candidate(found[open[i]]));
		}
		for (int i = 0; i < left; i++) {
			found[open[i]] = find(identities[open[i]]);
		}
		seen += sum;
	}

	/** The first flow with that hash, as far as cells tell; -1 if there is none. */
	private int candidate(int hash) {
		int[] cells = index;
		int mask = cells.length - 1;
		int i = hash & mask;
		while (cells[i] != 0 && ((cells[i] ^ hash) & ~mask) != 0) {
			i = i + 1 & mask;
		}
		return (cells[i] & mask) - 1;
	}

	// ---- changing

	/** The flow's number; one is given if it has none. */
	public int idOf(FlowIdentity identity) {
		int known = find(identity);
		if (known >= 0) {
			return known;
		}
		int id = freeCount > 0 ? free[--freeCount] : limit++;
		if (limit * stride > records.length) {
			records = Arrays.copyOf(records, (limit + limit / 2) * stride);
		}
		int at = id * stride;
		if (identity.length() == NARROW) {
			while (2 * limit > index.length) {
				grow();
			}
			records[at] = identity.word(0);
			records[at + 1] = identity.word(1);
			records[at + KIND] = identity.kind().ordinal() + 1;
			link(hash(identity), id);
		} else {
			pack(identity);
			int entry = wide.insert(key);
			wide.words()[wide.restAt(entry)] = id;
			records[at + KIND] = -entry;
		}
		return id;
	}

	private void link(int hash, int id) {
		int mask = index.length - 1;
		int i = hash & mask;
		while (index[i] != 0) {
			i = i + 1 & mask;
		}
		index[i] = hash & ~mask | id + 1;
	}

	private void grow() {
		int[] old = index;
		int mask = old.length - 1;
		index = new int[2 * old.length];
		for (int cell : old) {
			if (cell != 0) {
				link(hashOf((cell & mask) - 1), (cell & mask) - 1);
			}
		}
	}

	private int hashOf(int id) {
		return WordHash.of(records[id * stride], records[id * stride + 1]);
	}

	/** Writes the identity of a flow into {@code into}. */
	public void identity(int id, FlowIdentity into) {
		long kind = kind(id);
		int at = kind > 0 ? id * stride : wide.keyAt((int) -kind) + 1;
		long[] words = kind > 0 ? records : wide.words();
		long head = kind > 0 ? kind - 1 << 8 | NARROW : words[at - 1];
		into.begin(KINDS[(int) head >> 8]);
		for (int i = 0; i < (head & 0xff); i++) {
			into.add(words[at + i]);
		}
	}

	private long kind(int id) {
		if (id < 0 || id >= limit || records[id * stride + KIND] == 0) {
			throw new IllegalArgumentException("there is no flow " + id);
		}
		return records[id * stride + KIND];
	}

	/** Forgets a flow; its number becomes free. */
	public void remove(int id) {
		long kind = kind(id);
		if (kind > 0) {
			unlink(id);
		} else {
			wide.remove((int) -kind);
		}
		records[id * stride + KIND] = 0;
		if (freeCount == free.length) {
			free = Arrays.copyOf(free, freeCount * 2);
		}
		free[freeCount++] = id;
	}

	/** Moves later cells of the probe sequence up, so that no tombstone is needed (Knuth, TAOCP 3, 6.4, algorithm R). */
	private void unlink(int id) {
		int mask = index.length - 1;
		int hole = hashOf(id) & mask;
		while ((index[hole] & mask) != id + 1) {
			hole = hole + 1 & mask;
		}
		for (int i = hole + 1 & mask; index[i] != 0; i = i + 1 & mask) {
			int home = hashOf((index[i] & mask) - 1) & mask;
			if ((i - home & mask) >= (i - hole & mask)) {
				index[hole] = index[i];
				hole = i;
			}
		}
		index[hole] = 0;
	}

	/** Number of flows known. */
	public int size() {
		return limit - freeCount;
	}

	/** All numbers are below this one. */
	public int limit() {
		return limit;
	}

	@Override
	public String toString() {
		return size() + " flows, " + seen;
	}
}
