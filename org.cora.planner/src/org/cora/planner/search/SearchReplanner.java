// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.Optional;
import org.cora.nicmodel.performance.ModelCheck;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.evaluate.Split;
import org.cora.planner.explain.Replanner;

/** Plans problems like one that was planned, beginning with what was decided there, within one budget for all of them. */
final class SearchReplanner implements Replanner {

	private static final String EXPLAINING = "explaining";
	private static final int PARTS = 12;

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
		this.monitor = monitor;
	}

	@Override
	public Optional<Answer> plan(PlanningProblem other) {
		if (left < 1 || monitor.cancelled()) {
			return Optional.empty();
		}
		if (!ModelCheck.problems(other.nic()).isEmpty() || !ModelCheck.problems(other.host()).isEmpty()) {
			return Optional.of(new Answer(Optional.empty())); // there is no such card
		}
		SplitSearch search = search(other, left);
		boolean proved = search.exhaustive() || search.impossible().isPresent();
		return proved && !monitor.cancelled() ? Optional.of(new Answer(Optional.ofNullable(search.best()))) : Optional.empty();
	}

	@Override
	public Optional<Boolean> finds(PlanningProblem other) {
		if (left < 1 || monitor.cancelled()) {
			return Optional.empty();
		}
		SplitSearch search = begin(other, Math.min(left, most));
		boolean found = search.findsFeasible();
		left -= search.nodes();
		return monitor.cancelled() ? Optional.empty() : Optional.of(found);
	}

	private SplitSearch begin(PlanningProblem other, long nodes) {
		SplitSearch search = new SplitSearch(other.evaluator(evaluator), restriction, new SearchBudget(nodes), quiet);
		decided.ifPresent(search::startWith);
		return search;
	}

	private SplitSearch search(PlanningProblem other, long nodes) {
		SplitSearch search = begin(other, nodes);
		search.run();
		search.settle(decided);
		left -= search.nodes();
		return search;
	}
}
