// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.ir.type.Slot;

/**
 * Parts of the entries that move with flows: what packets need to be handled, and what is only counted – handlers add to it
 * and never look at what comes of it. Entries can be installed without their counts, which then begin at 0; the counts are
 * added when they are there. Entries are bytes as {@link FlowStateBuffer} packs them. Not thread-safe.
 */
public final class EntryParts {

	/** How what was counted in two places is put together. */
	public enum Merge {
		/** Sums, cut to the width of the field. */
		ADD {
			@Override
			long apply(long left, long right) {
				return left + right;
			}
		},
		/** Flags. */
		OR {
			@Override
			long apply(long left, long right) {
				return left | right;
			}
		};

		abstract long apply(long left, long right);
	}

	private static final int DEADLINE = 8;

	private final List<State> states;
	/** By state and value slot; null for what is needed. */
	private final Merge[][] counted;
	private final FlowStateBuffer buffer = new FlowStateBuffer();

	/** @param counted by index of the state and value slot how it is merged; null for a slot that is needed */
	public EntryParts(Nf nf, Merge[][] counted) {
		states = nf.states();
		this.counted = Arrays.stream(counted).map(Merge[]::clone).toArray(Merge[][]::new);
	}

	/** Whether the entries of these states have anything that is only counted, bit i for state i. */
	public boolean isIn(long which) {
		return states.stream().anyMatch(s -> (which >>> s.index() & 1) != 0 && hasCounts(s.index()));
	}

	/** Bytes of an entry of that state that are only counted. */
	public int countedBytes(int state) {
		int bytes = 0;
		for (int slot = 0; slot < counted[state].length; slot++) {
			bytes += counted[state][slot] == null ? 0 : states.get(state).valueSlots().get(slot).bytes();
		}
		return bytes;
	}

	/** How a value slot is put together; null if packets need it. */
	public Merge merge(int state, int slot) {
		return counted[state][slot];
	}

	private boolean hasCounts(int state) {
		return Arrays.stream(counted[state]).anyMatch(m -> m != null);
	}

	/** One packed entry: where it, its key and its value begin and where it ends. */
	private record Packed(State state, int begin, int key, int value, int end) {
	}

	/** @param whole whether deadlines and all value slots are there, or only what is counted */
	private Packed entryAt(byte[] entries, int begin, boolean whole) {
		State state = states.get(entries[begin]);
		int key = begin + 1 + (whole && state.timeoutNanos() > 0 ? DEADLINE : 0);
		int value = key + state.keySlots().stream().mapToInt(Slot::bytes).sum();
		int end = value + (whole ? state.valueSlots().stream().mapToInt(Slot::bytes).sum() : countedBytes(state.index()));
		return new Packed(state, begin, key, value, end);
	}

	/** Of whole packed entries what packets need. */
	public byte[] needed(byte[] entries) {
		byte[] part = new byte[entries.length];
		int length = 0;
		for (int at = 0; at < entries.length;) {
			Packed entry = entryAt(entries, at, true);
			length = copy(entries, entry.begin, entry.value, part, length);
			length = values(entries, entry, false, part, length);
			at = entry.end;
		}
		return Arrays.copyOf(part, length);
	}

	/** Of whole packed entries what is only counted, with the keys that it belongs to. */
	public byte[] counted(byte[] entries) {
		byte[] part = new byte[entries.length];
		int length = 0;
		for (int at = 0; at < entries.length;) {
			Packed entry = entryAt(entries, at, true);
			if (hasCounts(entry.state.index())) {
				part[length++] = entries[entry.begin];
				length = copy(entries, entry.key, entry.value, part, length);
				length = values(entries, entry, true, part, length);
			}
			at = entry.end;
		}
		return Arrays.copyOf(part, length);
	}

	private static int copy(byte[] from, int begin, int end, byte[] to, int at) {
		System.arraycopy(from, begin, to, at, end - begin);
		return at + end - begin;
	}

	private int values(byte[] entries, Packed entry, boolean ofCounts, byte[] to, int begin) {
		int at = entry.value;
		int length = begin;
		for (int slot = 0; slot < counted[entry.state.index()].length; slot++) {
			int bytes = entry.state.valueSlots().get(slot).bytes();
			if (counted[entry.state.index()][slot] != null == ofCounts) {
				length = copy(entries, at, at + bytes, to, length);
			}
			at += bytes;
		}
		return length;
	}

	/**
	 * Installs of whole packed entries what packets need; what is counted begins at 0 and is awaited from then on. False if there
	 * is no room; then nothing has changed.
	 */
	public boolean install(LocalStore store, int flow, byte[] entries) {
		byte[] zeroed = entries.clone();
		for (int at = 0; at < entries.length;) {
			Packed entry = entryAt(entries, at, true);
			int slotAt = entry.value;
			for (int slot = 0; slot < counted[entry.state.index()].length; slot++) {
				int bytes = entry.state.valueSlots().get(slot).bytes();
				if (counted[entry.state.index()][slot] != null) {
					Arrays.fill(zeroed, slotAt, slotAt + bytes, (byte) 0);
				}
				slotAt += bytes;
			}
			at = entry.end;
		}
		buffer.load(zeroed);
		if (!store.installFlow(buffer, flow)) {
			return false;
		}
		for (int at = 0; at < entries.length;) {
			Packed entry = entryAt(entries, at, true);
			if (hasCounts(entry.state.index())) {
				map(store, entry).await(find(store, entries, entry));
			}
			at = entry.end;
		}
		return true;
	}

	private static MapState map(LocalStore store, Packed entry) {
		return (MapState) store.state(entry.state.index());
	}

	private static int find(LocalStore store, byte[] entries, Packed entry) {
		long[] key = new long[entry.state.keySlots().size()];
		int at = entry.key;
		for (int i = 0; i < key.length; i++) {
			int bytes = entry.state.keySlots().get(i).bytes();
			key[i] = number(entries, at, bytes);
			at += bytes;
		}
		return map(store, entry).find(key);
	}

	private static long number(byte[] bytes, int at, int width) {
		long number = 0;
		for (int i = 0; i < width; i++) {
			number = number << 8 | bytes[at + i] & 0xff;
		}
		return number;
	}

	/**
	 * Adds counts to the entries that await them. Those of an entry that was removed or replaced since are gone with it, as they
	 * would have been had they been there.
	 *
	 * @param counts as {@link #counted} gives them
	 */
	public void add(LocalStore store, byte[] counts) {
		for (int at = 0; at < counts.length;) {
			Packed entry = entryAt(counts, at, false);
			MapState map = map(store, entry);
			int found = find(store, counts, entry);
			if (found != 0 && map.isAwaited(found)) {
				add(map, found, entry, counts);
				map.settled(found);
			}
			at = entry.end;
		}
	}

	private void add(MapState map, int found, Packed entry, byte[] counts) {
		int at = entry.value;
		Merge[] merges = counted[entry.state.index()];
		for (int slot = 0; slot < merges.length; slot++) {
			if (merges[slot] != null) {
				int bytes = entry.state.valueSlots().get(slot).bytes();
				map.write(found, slot, merges[slot].apply(map.read(found, slot), number(counts, at, bytes)));
				at += bytes;
			}
		}
	}

	/** Whole packed entries of a store with the counts that they await: what they will be. */
	public byte[] sum(LocalStore store, byte[] entries, byte[] counts) {
		Map<ByteBuffer, Packed> byKey = new HashMap<>();
		for (int at = 0; at < counts.length;) {
			Packed entry = entryAt(counts, at, false);
			byKey.put(key(counts, entry), entry);
			at = entry.end;
		}
		byte[] sum = entries.clone();
		for (int at = 0; at < entries.length;) {
			Packed entry = entryAt(entries, at, true);
			Packed count = hasCounts(entry.state.index()) ? byKey.get(key(entries, entry)) : null;
			if (count != null && map(store, entry).isAwaited(find(store, entries, entry))) {
				sum(sum, entry, counts, count.value);
			}
			at = entry.end;
		}
		return sum;
	}

	/** State and key. */
	private static ByteBuffer key(byte[] entries, Packed entry) {
		byte[] key = new byte[1 + entry.value - entry.key];
		key[0] = entries[entry.begin];
		System.arraycopy(entries, entry.key, key, 1, key.length - 1);
		return ByteBuffer.wrap(key);
	}

	private void sum(byte[] into, Packed entry, byte[] counts, int countsAt) {
		int at = entry.value;
		int from = countsAt;
		Merge[] merges = counted[entry.state.index()];
		for (int slot = 0; slot < merges.length; slot++) {
			Slot field = entry.state.valueSlots().get(slot);
			if (merges[slot] != null) {
				long sum = merges[slot].apply(number(into, at, field.bytes()), number(counts, from, field.bytes()));
				put(into, at, field, sum);
				from += field.bytes();
			}
			at += field.bytes();
		}
	}

	private static void put(byte[] into, int at, Slot field, long number) {
		long left = field.bits() == 64 ? number : number & (1L << field.bits()) - 1;
		for (int i = field.bytes() - 1; i >= 0; i--) {
			into[at + i] = (byte) left;
			left >>>= 8;
		}
	}
}
