// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cora.planner.evaluate.Cut;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.evaluate.Regime;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Side;
import org.cora.planner.stateflow.StateNode;

/**
 * Looks for the best split: bounds every regime (each cut, and none with packets beginning on either side), lifts the
 * lowest bounds as long as that is worth it, and searches the regimes that are left by branch and bound, the most
 * promising first. Ends with the best split and a bound that no split can be below; proven if all regimes were
 * searched or ruled out.
 */
final class SplitSearch {

	private static final int FIRST_PASSES = 3;
	private static final int MORE_PASSES = 24;
	/** States up to which branching is quicker than lifting bounds. */
	private static final int SMALL = 8;

	private final Evaluator evaluator;
	private final Restriction restriction;
	private final Incumbent incumbent;
	private final List<List<StateChoice>> choices = new ArrayList<>();
	private final List<Cut> cuts;
	private double bound = Double.NEGATIVE_INFINITY;
	private boolean exhaustive;

	SplitSearch(Evaluator evaluator, Restriction restriction, SearchBudget budget, PlanningMonitor monitor) {
		this.evaluator = evaluator;
		this.restriction = restriction;
		this.incumbent = new Incumbent(evaluator, restriction, budget, monitor);
		evaluator.graph().getStates().forEach(s -> choices.add(restriction.choices(evaluator, s)));
		this.cuts = Thresholds.cuts(evaluator.graph());
	}

	/** State that pins leave no choice for, if there is one. */
	Optional<StateNode> impossible() {
		for (int s = 0; s < choices.size(); s++) {
			if (choices.get(s).isEmpty()) {
				return Optional.of(evaluator.graph().getStates().get(s));
			}
		}
		return Optional.empty();
	}

	/** Takes a split found for a like problem as the first to compare with, if it is one of this problem's. */
	void startWith(Split split) {
		boolean possible = split.states().size() == choices.size() && split.placesFlows() == split.cut().isPresent()
				&& split.cut().map(cuts::contains).orElse(true) && (!split.hostOnly() || restriction.mayIdle());
		for (int s = 0; possible && s < choices.size(); s++) {
			possible = choices.get(s).contains(split.states().get(s));
		}
		if (possible && Ties.together(evaluator.graph(), split.states())) {
			incumbent.consider(split);
		}
	}

	/** Searches; {@link #best()} is there afterwards unless {@link #impossible()}. */
	void run() {
		if (impossible().isPresent()) {
			return;
		}
		seeds();
		List<RegimeSearch> open = regimes();
		if (choices.size() > SMALL && !incumbent.stopped()) {
			open = lift(open);
		}
		if (incumbent.stopped()) {
			return;
		}
		open.sort(Comparator.comparingDouble(RegimeSearch::bound));
		for (int r = 0; r < open.size() && !incumbent.stopped(); r++) {
			bound = open.get(r).bound();
			open.get(r).search();
		}
		exhaustive = !incumbent.stopped();
	}

	/** Splits that are good on many problems, so that there is something to compare with from the start. */
	private void seeds() {
		if (restriction.mayIdle() && choices.stream().allMatch(c -> c.contains(StateChoice.ON_CPU))) {
			incumbent.consider(new Split(choices.stream().map(c -> StateChoice.ON_CPU).toList(), Optional.empty(), true));
		}
		List<StateChoice> last = choices.stream().map(c -> c.get(c.size() - 1)).toList();
		if (last.stream().noneMatch(c -> c.home() == Home.PER_FLOW)) {
			incumbent.consider(new Split(last, Optional.empty(), false));
		}
	}

	/** All regimes with a first bound, without those that can't have a better split. */
	private List<RegimeSearch> regimes() {
		List<Regime> all = new ArrayList<>();
		if (choices.stream().allMatch(c -> c.stream().anyMatch(o -> o.home() != Home.PER_FLOW))) {
			all.add(Regime.beginningOn(Side.NIC));
			all.add(Regime.beginningOn(Side.CPU));
		}
		if (choices.stream().anyMatch(c -> c.stream().anyMatch(o -> o.home() == Home.PER_FLOW))) {
			cuts.forEach(cut -> all.add(Regime.of(cut)));
		}
		List<int[]> ties = Ties.of(evaluator.graph());
		List<RegimeSearch> open = new ArrayList<>();
		for (Regime regime : all) {
			RegimeSearch search = new RegimeSearch(regime, evaluator, choices, ties, restriction == Restriction.FLOW,
					incumbent);
			if (incumbent.stopped()) {
				return open;
			}
			search.lift(FIRST_PASSES);
			if (!hopeless(search)) {
				open.add(search);
			}
		}
		return open;
	}

	/** Lifts the lowest bound again and again, until that is no longer worth it. */
	private List<RegimeSearch> lift(List<RegimeSearch> open) {
		List<RegimeSearch> rest = new ArrayList<>(open);
		List<RegimeSearch> lifted = new ArrayList<>();
		while (!rest.isEmpty() && !incumbent.stopped()) {
			bound = Math.max(bound, lowest(rest, lifted));
			rest.removeIf(this::hopeless);
			Optional<RegimeSearch> lowest = rest.stream().min(Comparator.comparingDouble(RegimeSearch::bound));
			if (lowest.isPresent() && !lowest.get().lift(MORE_PASSES)) {
				rest.remove(lowest.get());
				lifted.add(lowest.get());
			}
		}
		lifted.addAll(rest);
		lifted.removeIf(this::hopeless);
		return lifted;
	}

	private static double lowest(List<RegimeSearch> some, List<RegimeSearch> others) {
		return Stream.concat(some.stream(), others.stream()).mapToDouble(RegimeSearch::bound).min().orElseThrow();
	}

	private boolean hopeless(RegimeSearch search) {
		return search.bound() > incumbent.ceiling() + incumbent.tolerance();
	}

	Evaluation best() {
		return incumbent.best();
	}

	/** Takes a split that another search has found, if it is better. */
	void offer(Evaluation other) {
		if (other != null) {
			incumbent.offer(other);
		}
	}

	/** A split that would be clearly better than the best but doesn't hold all constraints, the least overdrawn one found. */
	Optional<Evaluation> nearMiss() {
		return incumbent.nearMiss();
	}

	long nodes() {
		return incumbent.nodes();
	}

	/** Whether every split that is allowed was looked at or ruled out. */
	boolean exhaustive() {
		return exhaustive;
	}

	/** No split costs less: host cores, or for throughput offered by carried packets. */
	double bound() {
		return exhaustive ? incumbent.value(incumbent.best()) : bound;
	}
}
