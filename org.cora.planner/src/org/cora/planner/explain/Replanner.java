// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.explain;

import java.util.List;
import java.util.Optional;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Split;
import org.cora.planner.search.PlanningProblem;

/** Plans problems like the one that is explained, by the same strategy, as long as its budget lasts. */
@FunctionalInterface
public interface Replanner {

	/** Plans nothing: explanations then say nothing of what would change. */
	Replanner NONE = other -> Trial.NONE;

	/** Another problem, to be planned or tried out. */
	Trial of(PlanningProblem other);

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

	/** A problem like the one that is explained. */
	interface Trial {

		/** What isn't planned nor tried. */
		Trial NONE = new Trial() {
			@Override
			public boolean possible() {
				return false;
			}

			@Override
			public Optional<Answer> plan(List<Split> likely) {
				return Optional.empty();
			}

			@Override
			public Optional<Boolean> finds() {
				return Optional.empty();
			}

			@Override
			public Evaluation evaluate(Split split) {
				throw new IllegalStateException("nothing is tried");
			}
		};

		/** Whether there can be such a card and host. If not, there is no plan for them. */
		boolean possible();

		/**
		 * Plans it. Empty if planning ended before its result was proved, because of the budget or because somebody ended it.
		 *
		 * @param likely splits that may well be the best, to begin with; they change how long it takes, and nothing else
		 */
		Optional<Answer> plan(List<Split> likely);

		/** Whether a feasible split is found within a part of the budget; empty if there is none left. */
		Optional<Boolean> finds();

		/** What a split would cost; only where one is {@link #possible()}. */
		Evaluation evaluate(Split split);
	}
}
