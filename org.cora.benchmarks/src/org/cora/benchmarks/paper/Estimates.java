// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.paper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import org.cora.benchmarks.paper.Row.Result;
import org.cora.nicmodel.NicModel;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.SearchBudget;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.WithoutReasons;
import org.cora.planner.sensitivity.EstimatedFigures;

/**
 * Asks over which share of the ranges of a card's estimates an outcome stands: all figures that are estimates are drawn
 * anew, each evenly from its range and independently of the others, and the case is planned again. The cards drawn are the
 * same for all cases.
 *
 * @param cards   names of cards to ask for
 * @param samples cards drawn for each, from 0
 * @param seed    of the draws
 */
public record Estimates(Set<String> cards, int samples, long seed) {

	/** Strategies that the outcome depends on; {@code cora} last, as it may begin with the best of the others' plans. */
	private static final List<String> DECISIVE = List.of("host", "state", "flow", "cora");
	/** Less than for the card itself: outcomes are compared, which a plan that is nearly the best is enough for. */
	private static final SearchBudget BUDGET = new SearchBudget(5_000);

	public Estimates {
		cards = Set.copyOf(cards);
	}

	/** Asks for nothing. */
	public static Estimates none() {
		return new Estimates(Set.of(), 0, 0);
	}

	/**
	 * Share of the cards drawn on which the case comes to the same {@linkplain Verdict verdict}.
	 *
	 * @param plans of each strategy on the card itself, which the searches begin with
	 */
	OptionalDouble stands(Row row, PlanningProblem problem, Map<String, Plan> plans, PlanningMonitor monitor) {
		if (samples == 0) {
			return OptionalDouble.empty();
		}
		Verdict verdict = Verdict.of(row);
		int same = 0;
		SplittableRandom random = new SplittableRandom(seed);
		for (int n = 0; n < samples && !monitor.cancelled(); n++) {
			PlanningProblem there = problem.on(draw(problem.nic(), random), problem.host());
			Map<String, Result> results = new HashMap<>();
			Plan best = null;
			for (String name : DECISIVE) {
				Plan start = name.equals("cora") && best != null ? best : plans.get(name);
				Plan plan = Strategies.named(name).orElseThrow().plan(there, BUDGET, new WithoutReasons(monitor), Optional.of(start));
				best = plan.isFeasible() && (best == null || plan.getObjective().getHostCores() < best.getObjective().getHostCores()) ? plan
						: best;
				results.put(name, new Result(name, plan.isFeasible() ? OptionalDouble.of(plan.getObjective().getHostCores())
						: OptionalDouble.empty(), plan.getReason(), OptionalDouble.empty(), null, true));
			}
			Row again = new Row(row.cell(), row.packetsPerSecond(), row.flowsPerSecond(), new ArrayList<>(results.values()), "",
					OptionalDouble.empty(), List.of());
			same += Verdict.of(again) == verdict ? 1 : 0;
		}
		return OptionalDouble.of((double) same / samples);
	}

	/** A copy of the card with every estimate drawn anew. */
	static NicModel draw(NicModel card, SplittableRandom random) {
		return (NicModel) new EstimatedFigures(card).drawn(random).platform();
	}
}
