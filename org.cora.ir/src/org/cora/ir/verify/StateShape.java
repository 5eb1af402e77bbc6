// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.verify;

import org.cora.ir.program.PrefixTable;
import org.cora.ir.program.State;
import org.cora.ir.program.StateKind;

/** Whether a state has what its kind needs. */
final class StateShape {

	private StateShape() {
	}

	static void check(State state, AccessShape.Checker checker) {
		checker.check(state.poolRange().isPresent() == (state.kind() == StateKind.POOL),
				"state " + state + " has items and is no pool, or the other way round");
		checker.check(state.prefixes().isPresent() == (state.kind() == StateKind.LPM),
				"state " + state + " has prefixes and is no lpm, or the other way round");
		checker.check(state.bucket().isPresent() == (state.kind() == StateKind.METER),
				"state " + state + " has a bucket and is no meter, or the other way round");
		state.bucket().ifPresent(bucket -> checker.check(state.valueSlots().size() == 2
				&& state.timeoutNanos() >= bucket.fillNanos(), "buckets of " + state + " are forgotten before they are full"));
		state.prefixes().ifPresent(table -> prefixes(state, table, checker));
	}

	private static void prefixes(State state, PrefixTable table, AccessShape.Checker checker) {
		checker.check(state.key() != null && state.key().bits() == table.width(),
				"the prefixes of " + state + " are no keys of it");
		checker.check(table.entries().size() == state.capacity(), "state " + state + " has other entries than prefixes");
		checker.check(table.entries().stream().allMatch(e -> e.value().size() == state.valueSlots().size()),
				"entries of " + state + " have other values than declared");
	}
}
