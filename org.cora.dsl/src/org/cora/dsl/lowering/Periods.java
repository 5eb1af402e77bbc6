// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.Optional;
import org.cora.dsl.cora.TimerHandler;
import org.cora.ir.unit.Dimension;

/** Reads how often timers are due. */
public final class Periods {

	/** A microsecond: shorter no machine here could keep up with. */
	private static final double LEAST_NANOS = 1e3;
	/** Three months. */
	private static final double MOST_NANOS = 8e15;

	private Periods() {
	}

	/** The period in nanoseconds; reports what is wrong with it. */
	public static Optional<Long> nanos(TimerHandler timer, Reporter reporter) {
		return new Amounts(reporter).in(Dimension.TIME, "The period of a timer", timer.getPeriod(), LEAST_NANOS, MOST_NANOS)
				.map(Math::round);
	}
}
