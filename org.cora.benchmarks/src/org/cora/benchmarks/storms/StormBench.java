// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.storms;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.TrafficSpec;
import org.cora.planner.Planner;
import org.cora.planner.plan.Adaptation;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;

/**
 * Runs storms three ways – a plan that stays as it is, a runtime that expects what it saw last, one that predicts – and sets
 * the best there could have been beside them.
 *
 * @param source file with the storms' traffic and an offload
 * @param seed   of generated traffic
 */
public record StormBench(Path source, long seed) {

	static final String STATIC = "static";
	static final String REACTIVE = "reactive";
	static final String PREDICTIVE = "predictive";
	static final String CLAIRVOYANT = "clairvoyant";
	static final String WITH_QUEUE = "clairvoyant with queue";
	private static final List<String> WAYS = List.of(STATIC, REACTIVE, PREDICTIVE);
	/** Measured from one interval before the first change to so many after the last. */
	private static final int AFTER = 5;
	private static final double[] PACES = { 0.15, 0.225, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.25, 1.5 };
	private static final int PROFILED = 20_000;

	/** A run that is over. */
	record Run(RunResult result, CourseRecorder course) {
	}

	/**
	 * Runs a storm.
	 *
	 * @param progress told what is simulated next
	 * @throws CoraException if the source has errors or lacks the traffic, or nothing can be planned
	 */
	public StormReport run(Storm storm, Consumer<String> progress) {
		Compilation compiled = CoraCompiler.compile(source).orThrow();
		OffloadSpec offload = compiled.offloads().stream().filter(o -> o.adaptation().isPresent()).findFirst()
				.orElseThrow(() -> new CoraException("no-offload", source + " has no offload that adapts"));
		TrafficSpec written = compiled.traffic(storm.traffic()).orElseThrow(() -> new CoraException("unknown-traffic",
				source + " has no traffic '" + storm.traffic() + "'"));
		TrafficSpec traffic = storm.stretched(written);
		long duration = storm.durationNanos(traffic, written);
		OffloadSpec spec = under(offload, traffic);
		Nf nf = compiled.program().nf(spec.nf()).orElseThrow();
		progress.accept(storm.name() + ", planning");
		PlanningProblem problem = Planner.prepare(nf, spec, compiled.nic(spec), compiled.host(spec), 0, source.toAbsolutePath().getParent(),
				seed, PROFILED, PlanningMonitor.NONE);
		Plan plan = Planner.planOnly(problem, Strategies.named(storm.strategy()).orElseThrow());
		if (!plan.isFeasible()) {
			throw new CoraException("infeasible", storm.name() + " can't be planned for: " + plan.getReason());
		}
		Map<String, Run> runs = new LinkedHashMap<>();
		for (String way : WAYS) {
			progress.accept(storm.name() + ", " + way);
			runs.put(way, run(way, plan, problem, duration));
		}
		return new StormJudge(storm, spec, plan, problem, traffic, runs).report();
	}

	private static OffloadSpec under(OffloadSpec offload, TrafficSpec traffic) {
		return new OffloadSpec(offload.name(), offload.nf(), offload.nic(), offload.host(), offload.hostCores(), traffic,
				offload.objective(), offload.constraints(), offload.pins(), offload.adaptation(), offload.where());
	}

	private Run run(String way, Plan plan, PlanningProblem problem, long duration) {
		Adaptation adaptation = plan.getAdaptation();
		String planned = adaptation.getPredictor();
		long interval = adaptation.getEveryNanos();
		CourseRecorder course = new CourseRecorder(way, interval, duration);
		try {
			adaptation.setPredictor(way.equals(REACTIVE) ? "last" : planned);
			plan.setAdaptation(way.equals(STATIC) ? null : adaptation);
			RunResult result = Simulation.run(SimulationRequest.of(problem.nf(), plan, problem.nic(), problem.host(),
					problem.spec().hostCores(), problem.spec().traffic()).withDuration(duration).withSeed(seed).warm(true).withGoals(problem.spec()), course);
			return new Run(result, course);
		} finally {
			adaptation.setPredictor(planned);
			plan.setAdaptation(adaptation);
		}
	}

	/** First and last control interval that are measured, the last one exclusive. */
	static int[] window(TrafficSpec traffic, long intervalNanos) {
		List<TrafficSpec.Phase> phases = traffic.phases();
		long first = phases.size() > 1 ? phases.get(1).startNanos() : 0;
		long last = phases.get(phases.size() - 1).startNanos();
		return new int[] { (int) Math.max(0, first / intervalNanos - 1), (int) (last / intervalNanos) + AFTER };
	}

	/**
	 * Runs a storm at several paces, each time the phases after the first change so many times as long, to find the one that the
	 * controller follows worst.
	 */
	public List<StormReport> sweep(Storm storm, Consumer<String> progress) {
		List<StormReport> reports = new ArrayList<>();
		for (double times : PACES) {
			reports.add(run(storm.stretched(times), step -> progress.accept(step + ", " + times + " times as long")));
		}
		return reports;
	}

	/** Names of all ways of running. */
	public static List<String> ways() {
		List<String> all = new ArrayList<>(WAYS);
		all.add(CLAIRVOYANT);
		all.add(WITH_QUEUE);
		return all;
	}
}
