// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cora.nicmodel.performance.Latency;
import org.cora.planner.evaluate.SplitReader;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Promotion;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.whatif.Scenario;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.sim.trace.TraceEvent;
import org.cora.sim.trace.TraceSink;

/**
 * Which cases are simulated, and for how long. All strategies of a case see the same packets, as they are generated from the
 * same seed. Runs begin in the plan's steady state, which is what the model is about, and don't adapt: plans are compared.
 * Strategies that come to the same plan share a run.
 *
 * @param wanted        the cases
 * @param durationNanos virtual time of each run; 0: as long as {@value #PACKETS} packets take
 * @param seed          of everything random
 * @param monitor       ends a run
 */
public record SimulatedCases(Predicate<Cell> wanted, long durationNanos, long seed, PlanningMonitor monitor) {

	/** Packets of a run, unless its duration is told. */
	public static final int PACKETS = 100_000;

	private static final double NANOS_PER_SECOND = 1e9;
	private static final double NANOS_PER_MICRO = 1e3;

	/** Simulates nothing. */
	public static SimulatedCases none() {
		return new SimulatedCases(cell -> false, 1, 1, PlanningMonitor.NONE);
	}

	boolean wants(Cell cell) {
		return wanted.test(cell);
	}

	/** Runs every plan that is feasible. */
	List<Simulated> run(PlanningProblem problem, List<Plan> plans, Scenario scenario) {
		List<Simulated> results = new ArrayList<>();
		Map<String, Simulated> known = new HashMap<>();
		for (Plan plan : plans) {
			if (plan.isFeasible() && !monitor.cancelled()) {
				plan.setAdaptation(null);
				results.add(known.computeIfAbsent(essence(plan), e -> run(problem, plan, scenario)).as(plan.getStrategy()));
			}
		}
		return results;
	}

	private Simulated run(PlanningProblem problem, Plan plan, Scenario scenario) {
		double modelled = SplitReader.read(plan).map(problem.evaluator()::evaluate).map(e -> e.latencyWith(problem.host().getCores()))
				.map(Latency::meanNanos).orElse(Double.NaN);
		Batches batches = new Batches();
		RunResult run = Simulation.run(SimulationRequest.of(problem.nf(), plan, problem.nic(), problem.host(), 0,
				scenario.spec().traffic()).withDuration(duration(problem)).withSeed(seed).warm(true), batches);
		return new Simulated(plan.getStrategy(), run.cpu().coresMean(), batches.within(), run.throughput().deliveredMpps(),
				(double) run.packets().resourceDrops() / Math.max(1, run.packets().offered()), run.latency().overall().mean(),
				plan.getObjective().getHostCores(), modelled / NANOS_PER_MICRO, run.isSound());
	}

	private long duration(PlanningProblem problem) {
		return durationNanos > 0 ? durationNanos : (long) (PACKETS * NANOS_PER_SECOND / problem.graph().getPacketRate());
	}

	/** What a run depends on: where packets begin, where states are, which flows move. */
	private static String essence(Plan plan) {
		Promotion promotion = plan.getPromotion();
		return plan.getClasses().stream().map(c -> c.getDefaultSide().getName()).collect(Collectors.joining(" ")) + "|"
				+ plan.getStates().stream().map(s -> s.getHome() + " " + s.getMemory() + " " + s.getNicEntries() + " " + s.getNicShare())
						.collect(Collectors.joining(",")) + (promotion == null ? "" : "|" + promotion.getThreshold() + " "
								+ promotion.getWindowNanos() + " " + promotion.getFlows());
	}

	/** Host cores busy, interval by interval. */
	private static final class Batches implements TraceSink {

		private static final int MOST = 10;
		/** 97.5 % quantile of Student's t with nine degrees of freedom. */
		private static final double STUDENT = 2.262;
		private final List<Double> intervals = new ArrayList<>();

		@Override
		public void accept(TraceEvent event) {
			if (event instanceof TraceEvent.Signal signal && signal.name().equals("cpu.cores")) {
				intervals.add(signal.value());
			}
		}

		/** Half of the width of the confidence interval of the mean; NaN of too short a run. */
		double within() {
			int each = intervals.size() / MOST;
			if (each == 0) {
				return Double.NaN;
			}
			double[] means = new double[MOST];
			for (int b = 0; b < MOST; b++) {
				means[b] = intervals.subList(b * each, (b + 1) * each).stream().mapToDouble(v -> v).average().orElseThrow();
			}
			double mean = Arrays.stream(means).average().orElseThrow();
			double squares = Arrays.stream(means).map(m -> (m - mean) * (m - mean)).sum();
			return STUDENT * Math.sqrt(squares / (MOST - 1) / MOST);
		}
	}
}
