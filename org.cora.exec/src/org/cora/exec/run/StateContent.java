// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cora.exec.StateStore;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.TokenBucket;
import org.cora.ir.type.Type;

/**
 * What a state holds, for people and JSON. Values are strings (addresses as people write them), numbers, booleans, or
 * maps from member names to values for structs, lists for arrays.
 *
 * @param name     the state's name
 * @param kind     the language's word for what it is
 * @param size     entries in use
 * @param capacity entries there is room for
 * @param entries  in the order of their keys
 */
public record StateContent(String name, String kind, long size, long capacity, List<Entry> entries) {

	/**
	 * One entry.
	 *
	 * @param key      its key, an array's index, an lpm's prefix, a countmin's row and column, a bloom's bit, a queue's
	 *                 position, {@code "(other)"} for a
	 *                 counter's overflow sum; null where there is none
	 * @param value    its value
	 * @param deadline when it times out in nanoseconds; null for never
	 */
	public record Entry(Object key, Object value, Long deadline) {
	}

	/** The content of all states. Of a pool the entries are the items that are out. */
	public static List<StateContent> of(StateStore store) {
		Nf nf = store.nf();
		return nf.states().stream().map(state -> of(store, state)).toList();
	}

	private static StateContent of(StateStore store, State state) {
		List<Entry> entries = new ArrayList<>();
		store.forEach(state.index(), (key, value, deadline, flow) -> entries.add(new Entry(key(state, key),
				value(state, value), deadline == Long.MAX_VALUE ? null : deadline)));
		return new StateContent(state.name(), state.kind().word(), store.size(state.index()), capacity(state), entries);
	}

	/** Entries, or cells of a sketch. The hashes of a filter share its bits. */
	private static long capacity(State state) {
		return state.capacity() * (state.kind() == StateKind.COUNTMIN ? state.rows() : 1);
	}

	/** Of a bucket the units that were in it, and when. */
	private static Object value(State state, long[] value) {
		TokenBucket bucket = state.bucket().orElse(null);
		if (bucket == null) {
			return readable(state.value(), value, new int[1]);
		}
		Map<String, Object> content = new LinkedHashMap<>();
		content.put("left", (bucket.full() - value[0]) / bucket.cost(1));
		content.put("at", value[1]);
		return content;
	}

	private static Object key(State state, long[] key) {
		if (key == null) {
			return "(other)";
		}
		if (state.kind() == StateKind.COUNTMIN) {
			Map<String, Object> cell = new LinkedHashMap<>();
			cell.put("row", key[0]);
			cell.put("column", key[1]);
			return cell;
		}
		if (state.kind() == StateKind.LPM) {
			return readable(state.key(), key, new int[1]) + "/" + key[key.length - 1];
		}
		if (state.key() != null && state.kind() != StateKind.BLOOM) {
			return readable(state.key(), key, new int[1]);
		}
		return key.length == 0 ? null : (Object) key[0];
	}

	/** A value whose scalars begin at {@code at[0]}, which moves on behind them. */
	private static Object readable(Type type, long[] scalars, int[] at) {
		if (type instanceof Type.Struct struct) {
			Map<String, Object> members = new LinkedHashMap<>();
			for (Type.Member member : struct.members()) {
				members.put(member.name(), readable(member.type(), scalars, at));
			}
			return members;
		}
		if (type instanceof Type.Array array) {
			List<Object> elements = new ArrayList<>();
			for (int i = 0; i < array.length(); i++) {
				elements.add(readable(array.element(), scalars, at));
			}
			return elements;
		}
		Type.Scalar scalar = (Type.Scalar) type;
		long value = scalars[at[0]++];
		return scalar.bits() > 64 ? ScalarText.ipv6(value, scalars[at[0]++]) : ScalarText.readable(scalar, value);
	}
}
