// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cora.planner.evaluate.Cut;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.evaluate.LeastLatency;
import org.cora.planner.evaluate.Regime;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Side;
import org.cora.planner.stateflow.StateNode;

/**
 * Looks for the best split: bounds every regime (each cut, and none with packets beginning on either side), and searches
 * those that are left by branch and bound, the most promising first: a few states depth first, many where the bound is
 * lowest. Ends with the best split and a bound that no split can be below; proven if all regimes were
 * searched or ruled out.
 */
final class SplitSearch {

	private static final int FIRST_PASSES = 3;
	/** Groups of flows, the most promising ones, for which local search looks for a split to compare with. */
	private static final int IMPROVED = 4;
	/** States up to which regimes are searched one after the other, depth first. */
	private static final int SMALL = 16;
	/** States up to which chains and going through all depth first are sooner at the end. */
	private static final int FEW = 12;
	/** One part in so many of what is left of the budget is for each regime's knapsack, if something else may come of the rest. */
	private static final int KNAPSACK = 2;
	/** Entries of all tables for exact minimisation together, above which it takes longer than it is worth. */
	private static final int TABLES = 30_000;

	private final Evaluator evaluator;
	private final Restriction restriction;
	private final Incumbent incumbent;
	private final List<List<StateChoice>> choices = new ArrayList<>();
	private final List<Cut> cuts;
	private double bound = Double.NEGATIVE_INFINITY;
	private boolean exhaustive;
	/** Whether any split that holds all constraints will do. */
	private boolean anyWillDo;

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

	/** Whether there are few enough states that it usually ends. */
	boolean small() {
		return choices.size() <= SMALL;
	}

	/** Whether there are so many that a first look at what other strategies find takes too much of the time. */
	boolean large() {
		return choices.size() > Subproblem.STEEP;
	}

	/** Searches for a split that holds all constraints, whatever it costs. Whether there is one, as far as that was found. */
	boolean findsFeasible() {
		anyWillDo = true;
		run();
		return best() != null && best().feasible();
	}

	private boolean enough() {
		return incumbent.stopped() || anyWillDo && best() != null && best().feasible();
	}

	/** Searches; {@link #best()} is there afterwards unless {@link #impossible()}. */
	void run() {
		if (impossible().isPresent()) {
			return;
		}
		seeds();
		any();
		if (LeastLatency.isTooLong(evaluator)) {
			exhaustive = true;
			return;
		}
		if (enough()) {
			return;
		}
		List<RootBound> open = regimes();
		if (enough()) {
			return;
		}
		open.sort(Comparator.comparingDouble(RootBound::value));
		if (small() && open.stream().noneMatch(r -> r.of().dilates())) {
			for (int r = 0; r < open.size() && !enough(); r++) {
				bound = open.get(r).value();
				DepthFirst.search(open.get(r));
			}
		} else {
			knapsacks(open);
			BestFirst search = new BestFirst(open, incumbent, bound, small());
			search.search();
			bound = search.bound();
		}
		exhaustive = !incumbent.stopped();
	}

	/** Closes the gap of the most promising regimes as far as the limits that bind leave it. */
	private void knapsacks(List<RootBound> open) {
		for (int r = 0; r < open.size() && !incumbent.stopped(); r++) {
			RootBound regime = open.get(r);
			if (regime.of().dilates() && !regime.of().closed(regime.value())) {
				long left = incumbent.budget() - incumbent.nodes();
				new KnapsackSearch(regime, large() && r == open.size() - 1 ? left : left / KNAPSACK).run();
			}
		}
		open.sort(Comparator.comparingDouble(RootBound::value));
		bound = open.isEmpty() ? bound : Math.min(incumbent.ceiling(), open.get(0).value());
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

	/** Some split, whatever it is worth, so that there is one to tell what is wrong with. */
	private void any() {
		if (best() != null) {
			return;
		}
		List<StateChoice> states = new ArrayList<>(choices.stream().map(c -> c.get(0)).toList());
		for (int[] tie : Ties.of(evaluator.graph())) {
			choices.get(tie[1]).stream().filter(c -> c.home() == states.get(tie[0]).home()).findFirst()
					.ifPresent(c -> states.set(tie[1], c));
		}
		boolean byFlow = states.stream().anyMatch(s -> s.home() == Home.PER_FLOW);
		if (!byFlow || !cuts.isEmpty()) {
			incumbent.consider(new Split(states, byFlow ? Optional.of(cuts.get(0)) : Optional.empty(), false));
		}
	}

	/** All regimes with a first bound, without those that can't have a better split. */
	private List<RootBound> regimes() {
		List<Regime> all = new ArrayList<>();
		if (choices.stream().allMatch(c -> c.stream().anyMatch(o -> o.home() != Home.PER_FLOW))) {
			all.add(Regime.beginningOn(Side.NIC));
			all.add(Regime.beginningOn(Side.CPU));
		}
		if (choices.stream().anyMatch(c -> c.stream().anyMatch(o -> o.home() == Home.PER_FLOW))) {
			cuts.stream().filter(cut -> evaluator.flowsOnNic(cut) > 0).forEach(cut -> all.add(Regime.of(cut)));
		}
		List<int[]> ties = Ties.of(evaluator.graph());
		Agreements agreements = new Agreements(ties, choices.size() > FEW ? TABLES : 0);
		List<RootBound> open = new ArrayList<>();
		Relaxation.Prices last = null;
		for (Regime regime : all) {
			if (regime.cut().filter(this::tooDear).isPresent()) {
				continue;
			}
			RootBound search = new RootBound(new Subproblem(regime, evaluator, choices, ties, restriction == Restriction.FLOW,
					agreements, incumbent));
			if (incumbent.stopped()) {
				return open;
			}
			search.startAt(last);
			search.lift(FIRST_PASSES);
			last = search.of().relaxation.prices();
			if (hopeless(search)) {
				continue;
			}
			open.add(search);
			if (regime.cut().isEmpty()) {
				search.of().improve();
			}
		}
		open.sort(Comparator.comparingDouble(RootBound::value));
		improve(open);
		otherCuts();
		open.removeIf(this::hopeless);
		return open;
	}

	/** Looks for a split to compare with where bounds are lowest, for some groups of flows that move, each once. */
	private void improve(List<RootBound> open) {
		Set<List<Integer>> moved = new HashSet<>();
		for (int r = 0; r < open.size() && moved.size() < IMPROVED && !incumbent.stopped(); r++) {
			Subproblem regime = open.get(r).of();
			if (!hopeless(open.get(r)) && moved.add(regime.regime().cut().map(c -> List.of(c.from(), c.to())).orElse(List.of()))) {
				regime.improve();
			}
		}
	}

	/** Tries the best split with other flows moving, other groups or after another number of packets, as long as that helps. */
	private void otherCuts() {
		for (boolean better = best() != null; better && !incumbent.stopped();) {
			better = false;
			Split split = best().split();
			for (Cut cut : cuts) {
				boolean near = split.cut().filter(c -> c.threshold() == cut.threshold() || c.from() == cut.from() && c.to() == cut.to())
						.isPresent();
				better |= near && !incumbent.stopped() && incumbent.consider(new Split(split.states(), Optional.of(cut), false));
			}
		}
	}

	/** Whether moving the flows and receiving the packets of others costs more than the best split does. */
	private boolean tooDear(Cut cut) {
		return !incumbent.maximise() && evaluator.coresAtLeast(cut) * evaluator.carriedAtLeast() > incumbent.ceiling()
				+ incumbent.tolerance();
	}

	private boolean hopeless(RootBound regime) {
		return regime.of().hopeless(regime.value());
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

	/**
	 * Of all splits that are as good as the best takes always the same one: like the previous one where it can be. Not where
	 * there are many states, as that takes time.
	 */
	void settle(Optional<Split> previous) {
		if (small() && impossible().isEmpty()) {
			incumbent.settle(new TieBreak(evaluator, restriction, choices, previous));
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
