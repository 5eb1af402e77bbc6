// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.Optional;
import org.cora.dsl.cora.ConsistencySetting;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.typing.StateTypes;
import org.cora.dsl.validation.IssueCodes;
import org.cora.dsl.validation.Wording;
import org.cora.ir.program.Consistency;
import org.cora.ir.program.StateKind;
import org.cora.ir.type.Type;
import org.cora.ir.unit.Dimension;

/** Reads what the author says about copies of a state. */
public final class ConsistencyReader {

	private static final double LEAST_NANOS = 1e3;
	private static final double MOST_NANOS = 8e15;

	private ConsistencyReader() {
	}

	/** What is said, if anything is. */
	public static Optional<ConsistencySetting> said(StateDeclaration state) {
		return state.getSettings().stream().filter(ConsistencySetting.class::isInstance).map(ConsistencySetting.class::cast)
				.findFirst();
	}

	/** What holds: what is said, or else counters, sketches and filters are mergeable and everything else is strict. */
	public static Consistency of(StateDeclaration state) {
		Optional<String> said = said(state).map(ConsistencySetting::getConsistency);
		if (said.isPresent()) {
			return switch (said.get()) {
				case "strict" -> Consistency.STRICT;
				case "stale" -> Consistency.STALE;
				default -> Consistency.MERGEABLE;
			};
		}
		return StateTypes.kind(state).filter(ConsistencyReader::isMergeable).isPresent() ? Consistency.MERGEABLE
				: Consistency.STRICT;
	}

	/** How old a read may be in nanoseconds, 0 where nothing is said of it; reports what is wrong with it. */
	static Optional<Long> staleNanos(StateDeclaration state, Reporter reporter) {
		Optional<ConsistencySetting> said = said(state).filter(s -> s.getAge() != null);
		return said.isEmpty() ? Optional.of(0L) : new Amounts(reporter).in(Dimension.TIME, "The age of a read",
				said.get().getAge(), LEAST_NANOS, MOST_NANOS).map(Math::round);
	}

	/** Whether all that programs can do to such a state commutes. */
	private static boolean isMergeable(StateKind kind) {
		return kind == StateKind.COUNTER || kind == StateKind.COUNTMIN || kind == StateKind.BLOOM;
	}

	/** Reports 'mergeable' or 'stale' on a state of which copies can't be merged; says whether all is well. */
	static boolean check(StateDeclaration state, StateKind kind, Reporter reporter) {
		Optional<ConsistencySetting> said = said(state);
		if (said.isEmpty() || of(state) == Consistency.STRICT) {
			return true;
		}
		if (isMergeable(kind)) {
			return staleNanos(state, reporter).isPresent();
		}
		boolean adds = kind == StateKind.ARRAY || kind == StateKind.REGISTER;
		boolean numbers = StateTypes.value(state).filter(type -> type.slots().stream().allMatch(slot ->
				((Type.Scalar) slot.type()).meaning() == Type.Meaning.NUMBER)).isPresent();
		if (!adds || !numbers) {
			reporter.error(IssueCodes.INVALID_SETTING, adds ? "Copies of '" + state.getName() + "' are added up, so its values"
					+ " must be numbers" : Wording.startingWithArticle(kind.word()) + " has one writer at a time: copies of it can't be merged",
					said.get(), null);
			return false;
		}
		return staleNanos(state, reporter).isPresent();
	}
}
