// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.List;
import java.util.Optional;
import org.cora.nicmodel.performance.ModelCheck;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.evaluate.Split;
import org.cora.planner.explain.Replanner;

/** Plans problems like one that was planned, beginning with what was decided there, within one budget for all of them. */
final class SearchReplanner implements Replanner {

	private static final String EXPLAINING = "explaining";
	private static final int PARTS = 12;
	/** One part in so many is what one plan may take, so that something is left for others if it takes too long. */
	private static final int PLANS = 2;

	private final Restriction restriction;
	private final PlanningMonitor monitor;
	/** Searches for explanations are explaining to whoever watches. */
	private final PlanningMonitor quiet = new PlanningMonitor() {
		@Override
		public boolean cancelled() {
			return monitor.cancelled();
		}

		@Override
		public void progress(String step, long done) {
			monitor.progress(EXPLAINING, done);
		}
	};
	private final Optional<Split> decided;
	private final Evaluator evaluator;
	/** Nodes for finding one feasible split. */
	private final long most;
	/** Nodes for planning once. */
	private final long mostOfPlan;
	private long left;

	/**
	 * @param decided   the split of the problem that is explained, if there is one
	 * @param evaluator of that problem
	 * @param budget    for all problems together
	 */
	SearchReplanner(Restriction restriction, Optional<Split> decided, Evaluator evaluator, SearchBudget budget,
			PlanningMonitor monitor) {
		this.evaluator = evaluator;
		this.restriction = restriction;
		this.decided = decided;
		this.left = budget.nodes();
		this.most = Math.max(1, left / PARTS);
		this.mostOfPlan = Math.max(1, left / PLANS);
		this.monitor = monitor;
	}

	@Override
	public Trial of(PlanningProblem other) {
		return new OneTrial(other);
	}

	private boolean ended() {
		return left < 1 || monitor.cancelled();
	}

	/** One problem; its evaluator is made when it is asked for first. */
	private final class OneTrial implements Trial {

		private final PlanningProblem problem;
		private final boolean possible;
		private Evaluator own;

		OneTrial(PlanningProblem problem) {
			this.problem = problem;
			this.possible = ModelCheck.problems(problem.nic()).isEmpty() && ModelCheck.problems(problem.host()).isEmpty();
		}

		@Override
		public boolean possible() {
			return possible;
		}

		@Override
		public Optional<Answer> plan(List<Split> likely) {
			if (ended()) {
				return Optional.empty();
			}
			if (!possible) {
				return Optional.of(new Answer(Optional.empty()));
			}
			SplitSearch search = begin(Math.min(left, mostOfPlan));
			likely.forEach(search::startWith);
			search.run();
			search.settle(decided);
			left -= search.nodes();
			boolean proved = search.exhaustive() || search.impossible().isPresent();
			return proved && !monitor.cancelled() ? Optional.of(new Answer(Optional.ofNullable(search.best()))) : Optional.empty();
		}

		@Override
		public Optional<Boolean> finds() {
			if (ended()) {
				return Optional.empty();
			}
			SplitSearch search = begin(Math.min(left, most));
			boolean found = search.findsFeasible();
			left -= search.nodes();
			return monitor.cancelled() ? Optional.empty() : Optional.of(found);
		}

		@Override
		public Evaluation evaluate(Split split) {
			left -= Incumbent.nodes(evaluator());
			return evaluator().evaluate(split);
		}

		private SplitSearch begin(long nodes) {
			SplitSearch search = new SplitSearch(evaluator(), restriction, new SearchBudget(nodes), quiet);
			decided.ifPresent(search::startWith);
			return search;
		}

		private Evaluator evaluator() {
			own = own != null ? own : problem.evaluator(evaluator);
			return own;
		}
	}
}
