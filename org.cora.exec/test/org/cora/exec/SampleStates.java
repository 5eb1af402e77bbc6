// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec;

import java.util.List;
import org.cora.ir.program.Consistency;
import org.cora.ir.program.PoolRange;
import org.cora.ir.program.PrefixTable;
import org.cora.ir.program.State;
import org.cora.ir.program.StateDetail;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.TokenBucket;
import org.cora.ir.source.SourceRange;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;

/** One small state of each kind, and maps of longer keys. */
public final class SampleStates {

	public static final int MAP = 0;
	public static final int LRU = 1;
	public static final int REGISTER = 4;
	/** A map of endpoints to endpoints: values of several scalars in a word. */
	public static final int PAIRS = 11;
	/** A map whose keys have two words. */
	public static final int FLOWS = 13;

	private static final SourceRange WHERE = SourceRange.NONE;

	private SampleStates() {
	}

	private static State state(int index, StateKind kind, Type key, Type value, long capacity, int rows, long timeout,
			StateDetail detail) {
		return new State(kind.word() + index, index, kind, key, value, capacity, rows, timeout, -1, detail, Consistency.STRICT,
				0, WHERE);
	}

	/** Each at its index. */
	public static List<State> all() {
		PrefixTable prefixes = new PrefixTable(32, List.of(new PrefixTable.Entry(List.of(0L), 30, List.of(5L)),
				new PrefixTable.Entry(List.of(2L), 31, List.of(6L)), new PrefixTable.Entry(List.of(8L), 29, List.of(7L))));
		TokenBucket bucket = new TokenBucket(1_000_000_000, 1, 9);
		return List.of(state(MAP, StateKind.MAP, Types.U32, Types.U64, 6, 0, 40, null),
				state(LRU, StateKind.LRU, Types.U32, Types.U64, 4, 0, 0, null),
				state(2, StateKind.LPM, Types.IPV4, Types.U64, 3, 0, 0, prefixes),
				state(3, StateKind.ARRAY, null, Types.U64, 10, 0, 0, null),
				state(REGISTER, StateKind.REGISTER, null, Types.U64, 1, 0, 0, null),
				state(5, StateKind.COUNTER, Types.U32, Types.U64, 5, 0, 0, null),
				state(6, StateKind.METER, Types.U32, Types.BUCKET, 5, 0, bucket.idleNanos(), bucket),
				state(7, StateKind.COUNTMIN, Types.U32, Types.U64, 8, 2, 0, null),
				state(8, StateKind.BLOOM, Types.U32, Types.BOOL, 64, 2, 0, null),
				state(9, StateKind.QUEUE, null, Types.U64, 7, 0, 0, null),
				state(10, StateKind.POOL, null, Types.ENDPOINT, 6, 0, 0, new PoolRange(1, 2, 1, 3)),
				state(PAIRS, StateKind.MAP, Types.ENDPOINT, Types.ENDPOINT, 7, 0, 90, null),
				state(12, StateKind.MAP, Types.MAC, Types.U16, 5, 0, 0, null),
				state(FLOWS, StateKind.MAP, Types.FLOW_KEY, Types.U32, 5, 0, 50, null),
				state(14, StateKind.LRU, Types.FLOW_KEY6, Types.ENDPOINT6, 3, 0, 70, null),
				state(15, StateKind.ARRAY, null, Types.FLOW_KEY, 1500, 0, 0, null),
				state(16, StateKind.COUNTER, Types.FLOW_KEY, Types.U64, 4, 0, 0, null),
				state(17, StateKind.COUNTER, Types.ENDPOINT6, Types.U64, 4, 0, 0, null),
				state(18, StateKind.COUNTMIN, Types.ENDPOINT, Types.U64, 5, 3, 0, null));
	}
}
