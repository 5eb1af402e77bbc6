// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.optimum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cora.ir.program.State;
import org.cora.planner.evaluate.Cut;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.StateChoice;
import org.cora.planner.plan.Home;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.StateNode;

/** Which choice each state has: one, the same home for what goes together, some by flow exactly if flows move. */
final class Placement {

	private static final double NANOS = 1e9;

	private final Program program;
	private final PlanningProblem problem;
	private final List<List<StateChoice>> choices;
	private final List<List<Integer>> chosen = new ArrayList<>();
	private final List<Double> timeouts;
	private final List<Integer> longest = new ArrayList<>();

	Placement(Program program, PlanningProblem problem, List<List<StateChoice>> choices, boolean byFlow) {
		this.program = program;
		this.problem = problem;
		this.choices = choices.stream().map(all -> all.stream().filter(c -> byFlow || c.home() != Home.PER_FLOW).toList()).toList();
		for (List<StateChoice> each : this.choices) {
			List<Integer> variables = each.stream().map(c -> program.binary()).toList();
			chosen.add(variables);
			program.equal(sum(variables), 1);
		}
		this.timeouts = problem.nf().states().stream().filter(s -> !on(s.index(), Home.PER_FLOW).is(0)).map(this::lingers)
				.distinct().sorted().toList();
		timeouts.forEach(t -> longest.add(program.binary()));
		if (byFlow) {
			flows();
		}
		problem.nf().states().forEach(this::tie);
	}

	/** How long an entry that nobody uses stays, seconds. */
	double lingers(State state) {
		return problem.graph().getStates().get(state.index()).getLingerNanos() / NANOS;
	}

	private static Sum sum(List<Integer> variables) {
		Sum sum = new Sum();
		variables.forEach(x -> sum.plus(x, 1));
		return sum;
	}

	private void flows() {
		Sum some = new Sum();
		program.equal(sum(longest), 1);
		for (State state : problem.nf().states()) {
			Sum here = on(state.index(), Home.PER_FLOW);
			some.plus(here, 1);
			Sum longEnough = new Sum();
			for (int t = 0; t < timeouts.size(); t++) {
				longEnough.plus(longest.get(t), timeouts.get(t) >= lingers(state) ? 1 : 0);
			}
			program.atMost(new Sum().plus(here, 1).plus(longEnough, -1), 0);
		}
		program.atLeast(some, 1);
	}

	private void tie(State state) {
		StateNode owner = problem.graph().getStates().get(state.index()).getTiedTo();
		if (owner == null) {
			return;
		}
		StateNode later = problem.graph().getStates().get(Math.max(owner.getIndex(), state.index()));
		if (later.getKeyOrigin() == KeyOrigin.FLOW_IDENTITY) {
			for (Home home : Home.values()) {
				program.equal(on(state.index(), home).plus(on(owner.getIndex(), home), -1), 0);
			}
		}
	}

	List<StateChoice> choices(int state) {
		return choices.get(state);
	}

	/** 1 if the state has that choice. */
	Sum is(int state, StateChoice choice) {
		return Sum.variable(chosen.get(state).get(choices.get(state).indexOf(choice)));
	}

	/** 1 if the state's choice is one of those. */
	Sum in(int state, Predicate<StateChoice> which) {
		Sum sum = new Sum();
		choices.get(state).stream().filter(which).forEach(c -> sum.plus(is(state, c), 1));
		return sum;
	}

	/** 1 if the state has that home. */
	Sum on(int state, Home home) {
		return in(state, c -> c.home() == home);
	}

	/** How long the longest of the states placed by flow keeps entries, in seconds; for each time whether it is that. */
	List<Double> timeouts() {
		return timeouts;
	}

	Sum longest(int timeout) {
		return Sum.variable(longest.get(timeout));
	}

	Split split(double[] values, Optional<Cut> cut) {
		List<StateChoice> states = new ArrayList<>();
		for (int s = 0; s < choices.size(); s++) {
			for (int c = 0; c < choices.get(s).size(); c++) {
				if (values[chosen.get(s).get(c)] > 0.5) {
					states.add(choices.get(s).get(c));
				}
			}
		}
		return new Split(states, cut, false);
	}

	/** Leaves a split out from now on. */
	void exclude(Split split) {
		Sum same = new Sum();
		for (int s = 0; s < choices.size(); s++) {
			same.plus(is(s, split.states().get(s)), 1);
		}
		program.atMost(same, choices.size() - 1.0);
	}
}
