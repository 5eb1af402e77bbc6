// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.optimum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cora.ir.spec.OffloadSpec.Pin;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.performance.MemoryModel;
import org.cora.planner.evaluate.Cut;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.plan.Home;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Thresholds;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.StateNode;
import org.cora.planner.stateflow.Use;

/**
 * The fewest host cores of all splits, found by solving the {@linkplain CutProgram program} of one cut after the other. What is
 * beyond it is checked afterwards: a split that doesn't hold, or costs more than by the program, is left out, and the solver
 * asked again for what is cheaper than the best.
 */
final class Optimum {

	private static final double SAME = 1e-6;

	private final PlanningProblem problem;
	private final String strategy;
	private final Optional<Split> planned;
	private final int steps;
	private final List<List<StateChoice>> choices = new ArrayList<>();
	private Optional<Split> split = Optional.empty();
	private double cores = Double.POSITIVE_INFINITY;
	private double residue;
	private double least = Double.POSITIVE_INFINITY;
	private int programs;
	private int checked;

	/**
	 * Looks for it.
	 *
	 * @param strategy whose choices there are
	 * @param planned  a split whose cut is solved first, and whose caches are exact
	 * @param steps    of caches
	 */
	Optimum(PlanningProblem problem, String strategy, Optional<Split> planned, int steps) {
		this.problem = problem;
		this.strategy = strategy;
		this.planned = planned;
		this.steps = steps;
		problem.graph().getStates().forEach(s -> choices.add(choices(s)));
		boolean idle = choices.stream().allMatch(c -> c.contains(StateChoice.ON_CPU));
		if (idle && !strategy.equals("nic")) {
			take(problem.evaluator().evaluate(new Split(choices.stream().map(c -> StateChoice.ON_CPU).toList(), Optional.empty(), true)));
		}
		if (!strategy.equals("host")) {
			cuts().forEach(this::solve);
		}
	}

	/** Of the cheapest split; infinite if none holds. */
	double cores() {
		return cores;
	}

	Optional<Split> split() {
		return split;
	}

	/** The most that a split turned out to cost beyond what the program says. */
	double residue() {
		return residue;
	}

	/** The least of that: below zero if the program says more. */
	double least() {
		return least;
	}

	/** Programs solved. */
	int programs() {
		return programs;
	}

	/** Splits that the solver found, and that were evaluated. */
	int checked() {
		return checked;
	}

	private List<Optional<Cut>> cuts() {
		List<Optional<Cut>> cuts = new ArrayList<>();
		planned.filter(s -> !s.hostOnly()).ifPresent(s -> cuts.add(s.cut()));
		List<Optional<Cut>> others = new ArrayList<>(List.of(Optional.empty()));
		boolean byFlow = choices.stream().anyMatch(c -> c.stream().anyMatch(o -> o.home() == Home.PER_FLOW));
		if (byFlow && problem.nic().getFlowTable() != null) {
			Thresholds.cuts(problem.graph()).stream().filter(c -> new Flows(problem.graph(), problem.nic(), Optional.of(c)).active() > 0)
					.map(Optional::of).forEach(others::add);
		}
		others.stream().filter(c -> !cuts.contains(c)).forEach(cuts::add);
		return cuts;
	}

	private void solve(Optional<Cut> cut) {
		Evaluator evaluator = problem.evaluator();
		double carried = Math.min(1, evaluator.neededRate() / problem.graph().getPacketRate());
		if (CutProgram.coresAtLeast(problem, cut) >= ceiling() / carried) {
			return;
		}
		boolean mayCross = !strategy.equals("flow");
		try (CutProgram program = new CutProgram(problem, cut, choices, mayCross, planned, steps)) {
			programs++;
			Optional<CutProgram.Found> found = program.cheapest(ceiling() / carried);
			while (found.isPresent()) {
				checked++;
				Evaluation evaluation = evaluator.evaluate(found.get().split());
				double beyond = evaluation.performance().hostCores() - found.get().cores();
				residue = Math.max(residue, beyond);
				least = Math.min(least, beyond);
				take(evaluation);
				program.exclude(found.get().split());
				found = program.cheapest(ceiling() / carried);
			}
		}
	}

	private double ceiling() {
		double most = problem.spec().hostCores() > 0 ? problem.spec().hostCores() : problem.host().getCores();
		return Math.min(most, cores - SAME * (1 + (Double.isInfinite(cores) ? 0 : cores)));
	}

	private void take(Evaluation evaluation) {
		if (evaluation.feasible() && evaluation.hostCores() < cores) {
			cores = evaluation.hostCores();
			split = Optional.of(evaluation.split());
		}
	}

	/** What the tables of docs/planner.md allow. */
	private List<StateChoice> choices(StateNode state) {
		boolean byFlow = state.getKeyOrigin() == KeyOrigin.FLOW_IDENTITY;
		List<Home> homes = new ArrayList<>();
		add(homes, Home.CPU, !strategy.equals("nic"));
		boolean card = !strategy.equals("host");
		add(homes, Home.NIC, card && !strategy.equals("flow"));
		add(homes, Home.PER_FLOW, byFlow && (strategy.equals("cora") || strategy.equals("flow")));
		boolean parts = card && !byFlow && !strategy.equals("nic");
		add(homes, Home.REPLICATED, parts && state.isMergeable());
		add(homes, Home.SHARDED, parts && state.getUse() == Use.ALLOCATION && state.getCapacity() > 1);
		for (Pin pin : problem.spec().pins()) {
			if (state.getName().equals(pin.state()) || state.getName().endsWith("." + pin.state())) {
				homes.retainAll(List.of(pin.side() == Side.CPU ? Home.CPU : Home.NIC));
			}
		}
		List<StateChoice> all = new ArrayList<>();
		for (Home home : homes) {
			if (home == Home.CPU) {
				all.add(StateChoice.ON_CPU);
			} else {
				for (MemoryLevel level : new MemoryModel(problem.nic()).shared()) {
					all.add(new StateChoice(home, level.getName()));
				}
			}
		}
		return all;
	}

	private static void add(List<Home> homes, Home home, boolean allowed) {
		if (allowed) {
			homes.add(home);
		}
	}
}
