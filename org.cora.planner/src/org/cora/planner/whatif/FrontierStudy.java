// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.SearchBudget;
import org.cora.planner.search.Strategy;
import org.cora.planner.search.WithoutReasons;

/**
 * Plans over and over while one parameter varies, and finds by halving where the plan changes shape. Each plan is as good as
 * the one that the offload would get if its author had written that value; of equally good ones it is the one most like the
 * plan at the next smaller value, so the shape changes only where the old one is worse or impossible.
 */
public final class FrontierStudy {

	/** What a monitor is told when the plans at a value are made. */
	public static final String STEP = "point";

	/** Changes lie between two values that differ by that share of the value, or that share of the range, at most. */
	private static final double FINE = 0.005;
	private static final double FINE_OF_RANGE = 0.001;
	/** Plans made while halving, at most; changes that are found later are told less exactly. */
	private static final int MOST_HALVINGS = 160;

	private final Scenario base;
	private final Sweep sweep;
	private final List<Strategy> strategies;
	private final Strategy followed;
	private final PlanningMonitor monitor;
	private final TreeMap<Double, Sample> samples = new TreeMap<>();
	private final TreeMap<Double, PlanningProblem> problems = new TreeMap<>();
	/** Plans of the strategy that is followed. */
	private final TreeMap<Double, Plan> plans = new TreeMap<>();
	private final List<ShapeChange> changes = new ArrayList<>();
	private Optional<PlanningProblem> profiled = Optional.empty();
	private int halvings;

	private FrontierStudy(Scenario base, Sweep sweep, List<Strategy> strategies, Strategy followed, PlanningMonitor monitor) {
		this.base = base;
		this.sweep = sweep;
		this.strategies = strategies;
		this.followed = followed;
		this.monitor = monitor;
	}

	/**
	 * Plans at all values of the sweep.
	 *
	 * @param strategies to compare; {@code followed} is one of them
	 * @param followed   strategy whose changes of shape are looked for
	 * @param monitor    ends the study early, which keeps what is done; told {@link #STEP} with the values done
	 */
	public static Frontier run(Scenario base, Sweep sweep, List<Strategy> strategies, Strategy followed,
			PlanningMonitor monitor) {
		return new FrontierStudy(base, sweep, strategies, followed, monitor).run();
	}

	private Frontier run() {
		Optional<Plan> previous = Optional.empty();
		for (double value : sweep.values()) {
			previous = sample(value, true, previous);
		}
		boolean complete = !monitor.cancelled();
		List<Double> asked = List.copyOf(samples.keySet());
		for (int i = 1; i < asked.size() && !monitor.cancelled(); i++) {
			narrow(asked.get(i - 1), asked.get(i));
		}
		changes.sort(Comparator.comparingDouble(ShapeChange::from));
		return new Frontier(base, sweep.parameter(), followed.name(), strategies.stream().map(Strategy::name).toList(),
				List.copyOf(samples.values()), changes, complete && !monitor.cancelled());
	}

	/**
	 * Plans at a value: by all strategies if it was asked for, else by the one that is followed.
	 *
	 * @return its plan; empty if the study was ended meanwhile, as what is half searched is not the plan
	 */
	private Optional<Plan> sample(double value, boolean asked, Optional<Plan> previous) {
		if (monitor.cancelled()) {
			return Optional.empty();
		}
		PlanningProblem problem = problem(value);
		List<Outcome> outcomes = new ArrayList<>();
		Plan own = null;
		for (Strategy strategy : asked ? strategies : List.of(followed)) {
			Plan plan = strategy.plan(problem, SearchBudget.DEFAULT, new WithoutReasons(monitor), strategy == followed ? previous
					: Optional.empty());
			if (monitor.cancelled()) {
				return Optional.empty();
			}
			own = strategy == followed ? plan : own;
			outcomes.add(Outcome.of(plan));
		}
		keep(value, new Sample(value, asked, outcomes), problem, own);
		monitor.progress(STEP, samples.size());
		return Optional.of(own);
	}

	private void keep(double value, Sample sample, PlanningProblem problem, Plan own) {
		samples.put(value, sample);
		problems.put(value, problem);
		plans.put(value, own);
	}

	private PlanningProblem problem(double value) {
		Scenario scenario = sweep.parameter().change().to(base, value);
		if (sweep.parameter().profiles() || profiled.isEmpty()) {
			profiled = Optional.of(scenario.problem(monitor));
			return profiled.get();
		}
		return new PlanningProblem(scenario.nf(), scenario.spec(), scenario.nic(), scenario.host(), profiled.get().graph());
	}

	/** Looks between two values, from the smaller one on, for all changes that lie there. */
	private void narrow(double low, double high) {
		if (alike(low, high) || monitor.cancelled() || likeBefore(low, high)) {
			return;
		}
		double middle = Sweep.round(sweep.parameter(), (low + high) / 2);
		boolean between = middle > low && middle < high;
		if (!between || fine(low, high) || halvings >= MOST_HALVINGS) {
			changes.add(new ChangeWords(sweep.parameter(), problems.get(low), problems.get(high)).change(low, outcome(low), high,
					outcome(high)));
			return;
		}
		halvings++;
		if (sample(middle, false, Optional.of(plans.get(low))).isPresent()) {
			narrow(low, middle);
			narrow(middle, high);
		}
	}

	private boolean alike(double low, double high) {
		return outcome(low).shape().equals(outcome(high).shape());
	}

	private Outcome outcome(double value) {
		return samples.get(value).of(followed.name()).orElseThrow();
	}

	/**
	 * Plans anew at the larger value, beginning with what is decided at the smaller one, which may not have been known when the
	 * larger one's plan was made.
	 *
	 * @return whether the shape is the same then
	 */
	private boolean likeBefore(double low, double high) {
		if (!outcome(low).feasible() || !outcome(high).feasible()) {
			return false;
		}
		Plan plan = followed.plan(problems.get(high), SearchBudget.DEFAULT, new WithoutReasons(monitor), Optional.of(plans.get(low)));
		if (monitor.cancelled()) {
			return false;
		}
		Sample old = samples.get(high);
		List<Outcome> outcomes = old.outcomes().stream().map(o -> o.strategy().equals(followed.name()) ? Outcome.of(plan) : o)
				.toList();
		keep(high, new Sample(high, old.asked(), outcomes), problems.get(high), plan);
		return alike(low, high);
	}

	private boolean fine(double low, double high) {
		double range = sweep.values().get(sweep.values().size() - 1) - sweep.values().get(0);
		return high - low <= Math.max(FINE * Math.abs(high), FINE_OF_RANGE * range);
	}
}
