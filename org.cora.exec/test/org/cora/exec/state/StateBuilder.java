// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.ArrayList;
import java.util.List;
import org.cora.ir.program.Consistency;
import org.cora.ir.program.Nf;
import org.cora.ir.program.PoolRange;
import org.cora.ir.program.PrefixTable;
import org.cora.ir.program.Port;
import org.cora.ir.program.State;
import org.cora.ir.program.StateDetail;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.TokenBucket;
import org.cora.ir.source.SourceRange;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;

/** Stores with the states that a test needs, without handlers. */
final class StateBuilder {

	private final List<State> states = new ArrayList<>();
	private Consistency consistency = Consistency.STRICT;

	/** Of the states that follow. */
	StateBuilder called(Consistency said) {
		consistency = said;
		return this;
	}

	StateBuilder map(String name, Type key, Type value, long capacity, long timeout) {
		return add(name, StateKind.MAP, key, value, capacity, 0, timeout, -1, null);
	}

	StateBuilder tied(String name, Type key, Type value, long capacity, int owner) {
		return add(name, StateKind.MAP, key, value, capacity, 0, 0, owner, null);
	}

	StateBuilder lru(String name, Type key, Type value, long capacity) {
		return add(name, StateKind.LRU, key, value, capacity, 0, 0, -1, null);
	}

	StateBuilder array(String name, Type value, long length) {
		return add(name, StateKind.ARRAY, null, value, length, 0, 0, -1, null);
	}

	StateBuilder register(String name, Type value) {
		return add(name, StateKind.REGISTER, null, value, 1, 0, 0, -1, null);
	}

	StateBuilder counter(String name, Type key, long capacity) {
		return add(name, StateKind.COUNTER, key, Types.U64, capacity, 0, 0, -1, null);
	}

	StateBuilder sketch(String name, int rows, long columns) {
		return add(name, StateKind.COUNTMIN, Types.U64, Types.U64, columns, rows, 0, -1, null);
	}

	StateBuilder pool(String name, PoolRange range) {
		return add(name, StateKind.POOL, null, Types.ENDPOINT, range.size(), 0, 0, -1, range);
	}

	StateBuilder lpm(String name, Type key, Type value, PrefixTable prefixes) {
		return add(name, StateKind.LPM, key, value, prefixes.entries().size(), 0, 0, -1, prefixes);
	}

	StateBuilder meter(String name, Type key, long capacity, TokenBucket bucket) {
		return add(name, StateKind.METER, key, Types.BUCKET, capacity, 0, bucket.idleNanos(), -1, bucket);
	}

	StateBuilder bloom(String name, Type key, long bits, int hashes) {
		return add(name, StateKind.BLOOM, key, Types.BOOL, bits, hashes, 0, -1, null);
	}

	StateBuilder queue(String name, Type value, long capacity) {
		return add(name, StateKind.QUEUE, null, value, capacity, 0, 0, -1, null);
	}

	private StateBuilder add(String name, StateKind kind, Type key, Type value, long capacity, int rows, long timeout,
			int owner, StateDetail detail) {
		states.add(new State(name, states.size(), kind, key, value, capacity, rows, timeout, owner, detail,
				consistency, consistency == Consistency.STALE ? 1000 : 0, SourceRange.NONE));
		return this;
	}

	Nf nf() {
		return new Nf("test.States", List.of(new Port("left", 0, SourceRange.NONE), new Port("right", 1, SourceRange.NONE)),
				states, List.of(), SourceRange.NONE);
	}

	LocalStore store() {
		return new LocalStore(nf(), PoolShards.whole());
	}
}
