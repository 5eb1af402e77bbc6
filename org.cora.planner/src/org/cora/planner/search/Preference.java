// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.Comparator;
import org.cora.ir.spec.OffloadSpec.Objective;
import org.cora.planner.evaluate.Evaluation;

/**
 * Which of two splits is better: one that holds all constraints before one that doesn't; of two that don't, one
 * that the card has room for, so that a goal that nothing can reach is what a person is told; then, as the author said,
 * fewest host cores or most packets; then fewest crossings on paths that the profile didn't see; then least card
 * memory; then fewest parts of states that nobody uses; then lowest latency. Differences below a billionth don't count, so
 * that rounding decides nothing. Of splits that are equal in all that, {@link TieBreak} chooses.
 */
public final class Preference implements Comparator<Evaluation> {

	private static final double SAME = 1e-9;

	private final Objective objective;

	public Preference(Objective objective) {
		this.objective = objective;
	}

	/** Negative if the first is better. */
	@Override
	public int compare(Evaluation first, Evaluation second) {
		if (first.feasible() != second.feasible()) {
			return first.feasible() ? -1 : 1;
		}
		if (!first.feasible() && first.fits() != second.fits()) {
			return first.fits() ? -1 : 1;
		}
		if (!first.feasible()) {
			int excess = order(first.excess(), second.excess());
			if (excess != 0) {
				return excess;
			}
		}
		int main = order(cost(first), cost(second));
		int cores = main != 0 ? main : order(first.hostCores(), second.hostCores());
		int surprises = cores != 0 ? cores : Integer.compare(first.surprises(), second.surprises());
		int memory = surprises != 0 ? surprises : order(first.nicMemoryBytes(), second.nicMemoryBytes());
		int idle = memory != 0 ? memory : Integer.compare(first.idleCopies(), second.idleCopies());
		return idle != 0 ? idle : order(first.latency().meanNanos(), second.latency().meanNanos());
	}

	/** What is to be made small. */
	double cost(Evaluation evaluation) {
		return objective == Objective.MAXIMISE_THROUGHPUT ? -evaluation.performance().capacity()
				: evaluation.hostCores();
	}

	private static int order(double first, double second) {
		if (first == second || Math.abs(first - second) <= SAME * Math.max(1,
				Math.max(Math.abs(first), Math.abs(second)))) {
			return 0;
		}
		return Double.compare(first, second);
	}
}
