// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.explain;

import java.util.Optional;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.search.PlanningProblem;

/** Plans problems like the one that is explained, by the same strategy, as long as its budget lasts. */
@FunctionalInterface
public interface Replanner {

	/** Plans nothing: explanations then say nothing of what would change. */
	Replanner NONE = other -> Optional.empty();

	/**
	 * What planning came to.
	 *
	 * @param best the best split; empty if there is none that pins allow
	 */
	record Answer(Optional<Evaluation> best) {

		/** Whether there is a split that holds all constraints. */
		public boolean isFeasible() {
			return best.map(Evaluation::feasible).orElse(false);
		}
	}

	/** Empty if planning ended before its result was proved, because of the budget or because somebody ended it. */
	Optional<Answer> plan(PlanningProblem other);

	/** Whether a feasible split is found within a part of the budget; empty if there is none left. */
	default Optional<Boolean> finds(PlanningProblem other) {
		return plan(other).map(Answer::isFeasible);
	}
}
