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
 * Plans over and over while one parameter varies, and finds by halving where the plan changes shape. Each plan is the one
 * that the offload would get if its author had written that value.
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
		for (double value : sweep.values()) {
			sample(value, true, strategies);
		}
		boolean complete = !monitor.cancelled();
		List<Sample> asked = List.copyOf(samples.values());
		for (int i = 1; i < asked.size() && !monitor.cancelled(); i++) {
			narrow(asked.get(i - 1), asked.get(i));
		}
		changes.sort(Comparator.comparingDouble(ShapeChange::from));
		return new Frontier(base, sweep.parameter(), followed.name(), strategies.stream().map(Strategy::name).toList(),
				List.copyOf(samples.values()), changes, complete && !monitor.cancelled());
	}

	/** Plans at a value; empty if the study was ended meanwhile, as what is half searched is not the plan. */
	private Optional<Sample> sample(double value, boolean asked, List<Strategy> by) {
		if (monitor.cancelled()) {
			return Optional.empty();
		}
		PlanningProblem problem = problem(value);
		List<Outcome> outcomes = new ArrayList<>();
		for (Strategy strategy : by) {
			Plan plan = strategy.plan(problem, SearchBudget.DEFAULT, new WithoutReasons(monitor));
			if (monitor.cancelled()) {
				return Optional.empty();
			}
			outcomes.add(Outcome.of(plan));
		}
		Sample sample = new Sample(value, asked, outcomes);
		samples.put(value, sample);
		problems.put(value, problem);
		monitor.progress(STEP, samples.size());
		return Optional.of(sample);
	}

	private PlanningProblem problem(double value) {
		Scenario scenario = sweep.parameter().change().to(base, value);
		if (sweep.parameter().profiles() || profiled.isEmpty()) {
			profiled = Optional.of(scenario.problem(monitor));
			return profiled.get();
		}
		return new PlanningProblem(scenario.nf(), scenario.spec(), scenario.nic(), scenario.host(), profiled.get().graph());
	}

	/** Looks between two values for all changes that lie there. */
	private void narrow(Sample low, Sample high) {
		Outcome before = low.of(followed.name()).orElseThrow();
		Outcome after = high.of(followed.name()).orElseThrow();
		if (before.shape().equals(after.shape()) || monitor.cancelled()) {
			return;
		}
		double middle = Sweep.round(sweep.parameter(), (low.value() + high.value()) / 2);
		boolean between = middle > low.value() && middle < high.value();
		if (!between || fine(low.value(), high.value()) || halvings >= MOST_HALVINGS) {
			changes.add(new ChangeWords(sweep.parameter(), problems.get(low.value()), problems.get(high.value())).change(low.value(),
					before, high.value(), after));
			return;
		}
		halvings++;
		sample(middle, false, List.of(followed)).ifPresent(half -> {
			narrow(low, half);
			narrow(half, high);
		});
	}

	private boolean fine(double low, double high) {
		double range = sweep.values().get(sweep.values().size() - 1) - sweep.values().get(0);
		return high - low <= Math.max(FINE * Math.abs(high), FINE_OF_RANGE * range);
	}
}
