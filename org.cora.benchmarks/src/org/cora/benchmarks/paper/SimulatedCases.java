// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.paper;

import java.util.ArrayList;
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

/**
 * Which cases are simulated, and for how long. All strategies of a case see the same packets, as they are generated from the
 * same seed. Runs begin in the plan's steady state, which is what the model is about, and don't adapt: plans are compared.
 * Strategies that come to the same plan share a run.
 *
 * <p>Where flows move, they do so in bundles, a millisecond apart: such a case is simulated for {@value #LEAST_NANOS} ns at least. Where
 * that doesn't tell whether {@code cora} is worse than another strategy, all of them run for four times as long, and again.
 *
 * @param wanted        the cases
 * @param durationNanos virtual time of each run; 0: as long as {@value #PACKETS} packets take, or longer
 * @param seed          of everything random
 * @param monitor       ends a run
 */
public record SimulatedCases(Predicate<Cell> wanted, long durationNanos, long seed, PlanningMonitor monitor) {

	/** Packets of a run, unless its duration is told or more are needed. */
	public static final int PACKETS = 100_000;

	private static final String CORA = "cora";
	private static final long LEAST_NANOS = 10_000_000;
	private static final int LONGER = 4;
	private static final int LONGEST = 16;
	private static final double NANOS_PER_SECOND = 1e9;
	private static final double NANOS_PER_MICRO = 1e3;

	/** A plan's run, and host cores busy interval by interval. */
	private record Run(Simulated result, Batches batches) {
	}

	/** Simulates nothing. */
	public static SimulatedCases none() {
		return new SimulatedCases(cell -> false, 1, 1, PlanningMonitor.NONE);
	}

	boolean wants(Cell cell) {
		return wanted.test(cell);
	}

	/** Runs every plan that is feasible. */
	List<Simulated> run(PlanningProblem problem, List<Plan> plans, Scenario scenario) {
		List<Plan> feasible = plans.stream().filter(Plan::isFeasible).toList();
		feasible.forEach(plan -> plan.setAdaptation(null));
		long nanos = durationNanos > 0 ? durationNanos : nanos(problem, feasible);
		List<Run> runs = run(problem, feasible, scenario, nanos);
		for (int times = LONGER; times <= LONGEST && durationNanos == 0 && isOpen(runs) && !monitor.cancelled(); times *= LONGER) {
			runs = run(problem, feasible, scenario, times * nanos);
		}
		return runs.stream().map(Run::result).toList();
	}

	private List<Run> run(PlanningProblem problem, List<Plan> plans, Scenario scenario, long nanos) {
		List<Run> runs = new ArrayList<>();
		Map<String, Run> known = new HashMap<>();
		for (Plan plan : plans) {
			if (!monitor.cancelled()) {
				Run run = known.computeIfAbsent(essence(plan), e -> run(problem, plan, scenario, nanos));
				runs.add(new Run(run.result().as(plan.getStrategy()), run.batches()));
			}
		}
		return runs;
	}

	private Run run(PlanningProblem problem, Plan plan, Scenario scenario, long nanos) {
		double modelled = SplitReader.read(plan).map(problem.evaluator()::evaluate).map(e -> e.latencyWith(problem.host().getCores()))
				.map(Latency::meanNanos).orElse(Double.NaN);
		Batches batches = new Batches();
		RunResult run = Simulation.run(SimulationRequest.of(problem.nf(), plan, problem.nic(), problem.host(), 0,
				scenario.spec().traffic()).withDuration(nanos).withSeed(seed).warm(true), batches);
		return new Run(new Simulated(plan.getStrategy(), run.cpu().coresMean(), batches.within(), run.throughput().deliveredMpps(),
				(double) run.packets().resourceDrops() / Math.max(1, run.packets().offered()), run.latency().overall().mean(),
				plan.getObjective().getHostCores(), modelled / NANOS_PER_MICRO, run.isSound()), batches);
	}

	private static long nanos(PlanningProblem problem, List<Plan> plans) {
		long packets = (long) (PACKETS * NANOS_PER_SECOND / problem.graph().getPacketRate());
		return plans.stream().anyMatch(p -> p.getPromotion() != null) ? Math.max(packets, LEAST_NANOS) : packets;
	}

	/** Whether {@code cora} looks worse than another strategy, or may turn out to be: more packets will tell. */
	private static boolean isOpen(List<Run> runs) {
		return runs.stream().filter(r -> r.result().strategy().equals(CORA)).anyMatch(own -> runs.stream().anyMatch(other -> other.result()
				.isBetterThan(own.result()) || other.result().mayBeBetterThan(own.result(), own.batches().apart(other.batches()))));
	}

	/** What a run depends on: where packets begin, where states are, which flows move. */
	private static String essence(Plan plan) {
		Promotion promotion = plan.getPromotion();
		return plan.getClasses().stream().map(c -> c.getDefaultSide().getName()).collect(Collectors.joining(" ")) + "|"
				+ plan.getStates().stream().map(s -> s.getHome() + " " + s.getMemory() + " " + s.getNicEntries() + " " + s.getNicShare())
						.collect(Collectors.joining(",")) + (promotion == null ? "" : "|" + promotion.getThreshold() + " "
								+ promotion.getWindowNanos() + " " + promotion.getFlows());
	}
}
