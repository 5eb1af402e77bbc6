// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cora.planner.evaluate.Evaluation;

/**
 * Splits that don't hold all constraints, for saying what stands in the way of a better plan: for each first constraint
 * and coarse cost the one that is overdrawn least.
 */
final class NearMisses {

	/** A better plan has to save that much, as a share and in absolute terms, to be worth telling. */
	private static final double WORTH = 0.05;
	private static final double WORTH_CORES = 0.02;
	private static final double COARSE = 10;
	private static final int MOST = 256;

	private record Key(String constraint, long cost) {
	}

	private record Miss(Evaluation evaluation, double cost) {
	}

	private final Map<Key, Miss> misses = new HashMap<>();

	void add(Evaluation evaluation, double cost) {
		Key key = new Key(evaluation.violations().get(0).name(), (long) Math.floor(cost * COARSE));
		Miss known = misses.get(key);
		if (known == null ? misses.size() < MOST : evaluation.excess() < known.evaluation().excess()) {
			misses.put(key, new Miss(evaluation, cost));
		}
	}

	/** The least overdrawn one that costs clearly less; where several are alike, the cheapest. */
	Optional<Evaluation> below(double cost) {
		double limit = cost - Math.max(WORTH_CORES, WORTH * Math.abs(cost));
		return misses.values().stream().filter(m -> m.cost() <= limit)
				.min(Comparator.comparingDouble((Miss m) -> m.evaluation().excess()).thenComparingDouble(Miss::cost)
						.thenComparing(m -> m.evaluation().violations().get(0).name()))
				.map(Miss::evaluation);
	}
}
