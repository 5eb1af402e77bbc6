// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.cora.exec.StateStore.EntryVisitor;
import org.cora.ir.program.PrefixTable;
import org.cora.ir.program.PrefixTable.Entry;
import org.cora.ir.program.State;

/**
 * Longest-prefix match over constant entries. Prefixes are nested or apart, so they cut the addresses into at most twice
 * as many ranges with one longest prefix each; a look-up is a binary search among them. Never changes.
 */
public final class PrefixState extends LocalState {

	private static final int HALF = 64;

	private final boolean wide;
	private final int slots;
	/** Values, slot by slot; entry 0 stands for none and is all zero. */
	private final long[] values;
	/** Where ranges begin, in order: the upper and lower 64 bits of an address of 128; shorter ones are put to the left. */
	private final long[] upper;
	private final long[] lower;
	/** The entry that holds in each range. */
	private final int[] entries;

	PrefixState(LocalStore store, State state) {
		super(store, state);
		PrefixTable table = state.prefixes().orElseThrow();
		wide = table.width() > HALF;
		slots = state.valueSlots().size();
		values = new long[(table.entries().size() + 1) * slots];
		for (int i = 0; i < table.entries().size(); i++) {
			for (int slot = 0; slot < slots; slot++) {
				values[(i + 1) * slots + slot] = table.entries().get(i).value().get(slot)
						& mask(state.valueSlots().get(slot).bits());
			}
		}
		Ranges ranges = new Ranges(table);
		upper = ranges.upper();
		lower = ranges.lower();
		entries = ranges.entries();
	}

	private static long mask(int bits) {
		return bits == HALF ? -1L : (1L << bits) - 1;
	}

	/** The entry with the longest prefix of the address in the argument registers, 0 if there is none. */
	public int find(long[] registers, int[] arguments) {
		long high = wide ? registers[arguments[0]] : registers[arguments[0]] << HALF / 2;
		long low = wide ? registers[arguments[1]] : 0;
		int from = 0;
		int to = entries.length;
		while (to - from > 1) {
			int middle = from + to >>> 1;
			int order = Long.compareUnsigned(upper[middle], high);
			if (order < 0 || order == 0 && Long.compareUnsigned(lower[middle], low) <= 0) {
				from = middle;
			} else {
				to = middle;
			}
		}
		return entries[from];
	}

	/** A slot of an entry's value. */
	public long read(int entry, int slot) {
		return values[entry * slots + slot];
	}

	@Override
	public long size() {
		return state.capacity();
	}

	@Override
	void undo(int change, Journal from) {
		throw new IllegalStateException(state + " never changes");
	}

	@Override
	int merge(LocalState other) {
		return 0;
	}

	/** Prefixes, by address and then length; the key is the address's scalars and the length. */
	@Override
	void forEach(EntryVisitor visitor) {
		List<Entry> table = state.prefixes().orElseThrow().entries();
		long[] key = new long[wide ? 3 : 2];
		for (int index : Ranges.inOrder(table)) {
			Entry entry = table.get(index);
			for (int i = 0; i < entry.address().size(); i++) {
				key[i] = entry.address().get(i);
			}
			key[key.length - 1] = entry.length();
			int at = (index + 1) * slots;
			visitor.entry(key, Arrays.copyOfRange(values, at, at + slots), Long.MAX_VALUE, -1);
		}
	}

	/** Cuts the addresses into ranges. */
	private static final class Ranges {

		/** By address, and those that contain others before them. */
		private static final Comparator<Entry> ORDER =
				Comparator.<Entry, Long>comparing(e -> e.address().get(0), Long::compareUnsigned)
						.thenComparing(e -> e.address().get(e.address().size() - 1), Long::compareUnsigned)
						.thenComparing(Entry::length);

		private record Range(long upper, long lower, int entry) {
		}

		private final boolean wide;
		private final List<Entry> table;
		private final Deque<Integer> around = new ArrayDeque<>();
		private final List<Range> found = new ArrayList<>();

		Ranges(PrefixTable prefixes) {
			wide = prefixes.width() > HALF;
			table = prefixes.entries();
			add(0, 0, 0);
			for (int index : inOrder(table)) {
				while (!around.isEmpty() && !contains(table.get(around.peek()), table.get(index))) {
					end();
				}
				around.push(index);
				add(upper(table.get(index)), lower(table.get(index)), index + 1);
			}
			while (!around.isEmpty()) {
				end();
			}
		}

		static int[] inOrder(List<Entry> table) {
			return IntStream.range(0, table.size()).boxed().sorted((a, b) -> ORDER.compare(table.get(a), table.get(b)))
					.mapToInt(Integer::intValue).toArray();
		}

		/** The innermost prefix ends: the one around it goes on, unless that is the end of all addresses. */
		private void end() {
			Entry ended = table.get(around.pop());
			int entry = around.isEmpty() ? 0 : around.peek() + 1;
			int length = ended.length();
			long high = upper(ended) | (length >= HALF ? 0 : -1L >>> length);
			long low = lower(ended) | (length <= HALF ? -1L : length == 2 * HALF ? 0 : -1L >>> length - HALF);
			if (high != -1L || low != -1L) {
				add(low == -1L ? high + 1 : high, low + 1, entry);
			}
		}

		/** A range begins, or the one that just began there is another. */
		private void add(long high, long low, int entry) {
			Range last = found.isEmpty() ? null : found.get(found.size() - 1);
			if (last != null && last.upper() == high && last.lower() == low) {
				found.remove(found.size() - 1);
			}
			found.add(new Range(high, low, entry));
		}

		private boolean contains(Entry outer, Entry inner) {
			return outer.length() <= inner.length() && PrefixTable
					.masked(inner.address(), wide ? 2 * HALF : HALF / 2, outer.length()).equals(outer.address());
		}

		private long upper(Entry entry) {
			return wide ? entry.address().get(0) : entry.address().get(0) << HALF / 2;
		}

		private long lower(Entry entry) {
			return wide ? entry.address().get(1) : 0;
		}

		long[] upper() {
			return found.stream().mapToLong(Range::upper).toArray();
		}

		long[] lower() {
			return found.stream().mapToLong(Range::lower).toArray();
		}

		int[] entries() {
			return found.stream().mapToInt(Range::entry).toArray();
		}
	}
}
