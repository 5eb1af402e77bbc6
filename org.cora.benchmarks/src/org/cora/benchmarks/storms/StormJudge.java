// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.storms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.cora.benchmarks.storms.Clairvoyant.Outcome;
import org.cora.benchmarks.storms.StormBench.Run;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.TrafficSpec;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningProblem;
import org.cora.runtime.migration.MigrationReport;
import org.cora.sim.RunResult;

/** Sets the runs of a storm side by side, with the best there could have been, and holds them against the bounds. */
final class StormJudge {

	private static final double NANOS_PER_SECOND = 1e9;
	/** Of a forecastable storm: core-seconds at most so many times the clairvoyant's. */
	private static final double FORECASTABLE = 1.10;

	private final Storm storm;
	private final Map<String, Run> runs;
	private final ClairvoyantCourse best;
	private final double intervalSeconds;
	private final int from;
	private final int to;

	StormJudge(Storm storm, OffloadSpec spec, Plan plan, PlanningProblem problem, TrafficSpec traffic, Map<String, Run> runs) {
		this.storm = storm;
		this.runs = runs;
		long interval = spec.adaptation().orElseThrow().everyNanos();
		intervalSeconds = interval / NANOS_PER_SECOND;
		int[] window = StormBench.window(traffic, interval);
		from = window[0];
		to = window[1];
		best = new ClairvoyantCourse(plan, problem, traffic, interval, from, runs);
	}

	StormReport report() {
		List<StormRow> rows = new ArrayList<>();
		List<Course> course = new ArrayList<>();
		runs.forEach((way, run) -> {
			List<Course> measured = run.course().course(from, to);
			course.addAll(measured);
			rows.add(row(way, run, measured));
		});
		Outcome outcome = best.outcome(runs.get(StormBench.PREDICTIVE).course().course(from, to));
		Outcome waits = best.withQueue(runs.get(StormBench.PREDICTIVE).course().course(from, to));
		rows.add(row(StormBench.CLAIRVOYANT, outcome));
		rows.add(row(StormBench.WITH_QUEUE, waits));
		RunResult predictive = runs.get(StormBench.PREDICTIVE).result();
		return new StormReport(storm, rows, verdicts(rows, outcome, waits), predictive.runtime().predictor(),
				predictive.runtime().predictors(), predictive.runtime().refined(), course);
	}

	private List<Course> course(String way) {
		return runs.get(way).course().course(from, to);
	}

	private StormRow row(String way, Run run, List<Course> measured) {
		RunResult result = run.result();
		return new StormRow(storm.name(), way, sum(measured, Course::offered), sum(measured, Course::drops),
				sum(measured, Course::coreSeconds), run.course().migrations(from, to), result.runtime().flowsMoved(),
				result.runtime().oscillations(), result.latency().overall().max(), result.isSound());
	}

	private StormRow row(String way, Outcome outcome) {
		return new StormRow(storm.name(), way, sum(course(StormBench.PREDICTIVE), Course::offered), outcome.lost(),
				outcome.coreSeconds(), Double.NaN, outcome.flowsMoved(), 0, Double.NaN, true);
	}

	private static double sum(List<Course> course, ToDoubleFunction<Course> figure) {
		return course.stream().mapToDouble(figure).sum();
	}

	private List<StormVerdict> verdicts(List<StormRow> rows, Outcome outcome, Outcome waits) {
		StormRow predictive = rows.stream().filter(r -> r.way().equals(StormBench.PREDICTIVE)).findFirst().orElseThrow();
		if (!storm.forecastable()) {
			return List.of(sudden(predictive));
		}
		return List.of(new StormVerdict("core-seconds of the host against the clairvoyant's", predictive.coreSeconds()
				/ outcome.coreSeconds(), FORECASTABLE, "a forecastable storm: within 10 %"),
				new StormVerdict("the same against who lets packets wait, too", predictive.coreSeconds() / waits.coreSeconds(), FORECASTABLE,
						"as many as the runtime does"));
	}

	/**
	 * What a plan that stays loses in each interval is the excess; it may last as long as it takes to see it, one interval, and
	 * to move flows, as long as the longest move that the controller decided.
	 */
	private StormVerdict sudden(StormRow predictive) {
		double migration = runs.get(StormBench.PREDICTIVE).result().migrations().stream().filter(m -> !m.reason().equals("promotion"))
				.mapToLong(MigrationReport::durationNanos).max().orElse(0) / NANOS_PER_SECOND;
		double bound = 0;
		double peak = 0;
		for (Course interval : course(StormBench.STATIC)) {
			if (interval.drops() == 0) {
				bound += peak * (intervalSeconds + migration);
				peak = 0;
			}
			peak = Math.max(peak, interval.drops() / intervalSeconds);
		}
		bound += peak * (intervalSeconds + migration);
		return new StormVerdict("packets lost", predictive.drops(), bound, String.format(Locale.ROOT,
				"a sudden storm: what the static plan loses at worst in a second × (%.3g ms to see it + %.3g ms to move flows)",
				1e3 * intervalSeconds, 1e3 * migration));
	}
}
