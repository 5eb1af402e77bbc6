// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.cora.planner.evaluate.Cut;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.SplitReader;
import org.cora.planner.plan.Plan;

/**
 * Leaves every state where the plan before has it and decides only which flow groups move to the card, and after how many
 * packets: what can be changed while packets flow by moving flows alone. Each in turn – the last group, the first, the threshold –
 * takes its best value while the others stay, as long as that helps: some twenty splits. The first threshold tried for other groups is
 * the one nearest to what there is.
 */
public final class SamePlaces implements Strategy {

	private static final double SAME = 1e-9;

	private final Strategy strategy;
	private final double clearly;

	/**
	 * @param strategy whose plans these are, and whose rules hold
	 * @param clearly  share of the host cores that other flows or another threshold have to save, from 0; else all stays as it is
	 */
	public SamePlaces(Strategy strategy, double clearly) {
		this.strategy = strategy;
		this.clearly = clearly;
	}

	@Override
	public String name() {
		return strategy.name();
	}

	@Override
	public String description() {
		return strategy.description() + "; states stay where they are";
	}

	/** @throws IllegalArgumentException if there is no plan before, or it moves no flows */
	@Override
	public Plan plan(PlanningProblem problem, SearchBudget budget, PlanningMonitor monitor, Optional<Plan> previous) {
		Split before = previous.flatMap(SplitReader::read).filter(s -> s.cut().isPresent())
				.orElseThrow(() -> new IllegalArgumentException("no flows move in the plan before"));
		Search search = new Search(problem, before, budget, monitor);
		Evaluation best = search.run();
		Plan plan = PlanWriter.write(problem, name(), best, previous.get());
		plan.setNodes(search.nodes);
		return plan;
	}

	/** One search. */
	private final class Search {
		private final Evaluator evaluator;
		private final Split before;
		private final long most;
		private final PlanningMonitor monitor;
		private final Preference preference;
		private final Restriction restriction;
		private final List<Cut> cuts;
		private final Set<Cut> tried = new HashSet<>();
		private Evaluation best;
		private long nodes;

		Search(PlanningProblem problem, Split before, SearchBudget budget, PlanningMonitor monitor) {
			this.evaluator = problem.evaluator();
			this.before = before;
			this.most = budget.nodes();
			this.monitor = monitor;
			this.preference = new Preference(problem.spec().objective());
			this.restriction = Restriction.valueOf(strategy.name().toUpperCase(Locale.ROOT));
			this.cuts = Thresholds.cuts(problem.graph()).stream().filter(c -> evaluator.flowsOnNic(c) > 0).toList();
		}

		Evaluation run() {
			nodes++;
			Evaluation kept = evaluator.evaluate(before);
			best = kept;
			tried.add(before.cut().orElseThrow());
			Evaluation round;
			do {
				round = best;
				nearest(cut -> cut.from() == chosen().from(), Cut::to).forEach(this::consider);
				nearest(cut -> cut.to() == chosen().to(), Cut::from).forEach(this::consider);
				thresholds();
			} while (best != round);
			return isClearlyBetter(best, kept) ? best : kept;
		}

		private Cut chosen() {
			return best.split().cut().orElseThrow();
		}

		/** Of those cuts one for each value, with the threshold that is nearest to the one there is. */
		private Collection<Cut> nearest(Predicate<Cut> among, ToIntFunction<Cut> value) {
			Map<Integer, Cut> nearest = new LinkedHashMap<>();
			long threshold = chosen().threshold();
			cuts.stream().filter(among).forEach(c -> nearest.merge(value.applyAsInt(c), c,
					(one, other) -> apart(other, threshold) < apart(one, threshold) ? other : one));
			return nearest.values();
		}

		private static double apart(Cut cut, long threshold) {
			return Math.abs(Math.log((double) cut.threshold() / threshold));
		}

		/** Larger ones, then smaller ones, as long as that helps. */
		private void thresholds() {
			Cut start = chosen();
			List<Cut> alike = cuts.stream().filter(c -> c.from() == start.from() && c.to() == start.to())
					.sorted(Comparator.comparingLong(Cut::threshold)).toList();
			int at = alike.indexOf(start);
			for (int up = at + 1; up < alike.size() && consider(alike.get(up)); up++) {
				at = up;
			}
			for (int down = at - 1; down >= 0 && consider(alike.get(down)); down--) {
				at = down;
			}
		}

		private boolean consider(Cut cut) {
			if (nodes >= most || monitor.cancelled() || !tried.add(cut)) {
				return false;
			}
			nodes++;
			Evaluation evaluation = evaluator.evaluate(new Split(before.states(), Optional.of(cut), false));
			if (restriction.admits(evaluation) && preference.compare(evaluation, best) < 0) {
				best = evaluation;
				return true;
			}
			return false;
		}

		private boolean isClearlyBetter(Evaluation other, Evaluation kept) {
			if (other.feasible() != kept.feasible() || !kept.feasible()) {
				return other.feasible() || !kept.feasible() && other.excess() < kept.excess() * (1 - clearly) - SAME;
			}
			return preference.cost(other) < preference.cost(kept) - clearly * Math.abs(preference.cost(kept)) - SAME;
		}
	}
}
