// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.optimum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A mixed-integer program: variables from 0 to 1 and linear rows. Solved by SCIP; but as most cuts of a planning problem are
 * too dear even where states may be divided, that is asked first of CLP, which is sooner.
 */
final class Program implements AutoCloseable {

	static final double INFINITE = Double.POSITIVE_INFINITY;

	/** Least and most that a sum may be. */
	record Row(Sum sum, double least, double most) {
	}

	private final List<Boolean> whole = new ArrayList<>();
	private final List<Row> rows = new ArrayList<>();
	private Solver divided;
	private Solver exact;

	/** A new variable that is 0 or 1. */
	int binary() {
		whole.add(true);
		return whole.size() - 1;
	}

	/** One between 0 and 1. */
	int part() {
		whole.add(false);
		return whole.size() - 1;
	}

	void atLeast(Sum sum, double least) {
		rows.add(new Row(sum, least, INFINITE));
	}

	void atMost(Sum sum, double most) {
		rows.add(new Row(sum, -INFINITE, most));
	}

	void equal(Sum sum, double value) {
		rows.add(new Row(sum, value, value));
	}

	/**
	 * Values of all variables for which the sum is least.
	 *
	 * @param objective the same at each call
	 * @param below     what it has to be at most
	 * @return nothing if it can't be as little
	 */
	Optional<double[]> minimise(Sum objective, double below) {
		if (divided == null) {
			divided = new Solver("CLP", whole.stream().map(w -> false).toList(), objective);
		}
		if (divided.minimise(rows, below).isEmpty()) {
			return Optional.empty();
		}
		if (exact == null) {
			exact = new Solver("SCIP", whole, objective);
		}
		return exact.minimise(rows, below);
	}

	@Override
	public void close() {
		if (divided != null) {
			divided.close();
		}
		if (exact != null) {
			exact.close();
		}
	}
}
