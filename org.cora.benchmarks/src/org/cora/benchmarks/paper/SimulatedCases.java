// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.cora.benchmarks.paper.Row.Simulated;
import org.cora.planner.plan.Plan;
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
 * same seed. A simulation begins with empty tables, and flows move to the card no faster than it can add them, so that short
 * runs show more host cores than the plan's steady state; the second half is therefore told apart.
 *
 * @param wanted        the cases
 * @param durationNanos virtual time of each run, above 0
 * @param seed          of everything random
 * @param monitor       ends a run
 */
public record SimulatedCases(Predicate<Cell> wanted, long durationNanos, long seed, PlanningMonitor monitor) {

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
		for (Plan plan : plans) {
			if (plan.isFeasible() && !monitor.cancelled()) {
				Settled settled = new Settled(durationNanos / 2);
				RunResult run = Simulation.run(SimulationRequest.of(problem.nf(), plan, problem.nic(), problem.host(), 0,
						scenario.spec().traffic()).withDuration(durationNanos).withSeed(seed), settled);
				results.add(new Simulated(plan.getStrategy(), run.cpu().coresMean(), settled.mean(), run.throughput().deliveredMpps(),
						(double) run.packets().resourceDrops() / Math.max(1, run.packets().offered()), run.isSound()));
			}
		}
		return results;
	}

	/** Mean of the host cores busy in the intervals that end after a time. */
	private static final class Settled implements TraceSink {
		private final long fromNanos;
		private double sum;
		private long intervals;

		Settled(long fromNanos) {
			this.fromNanos = fromNanos;
		}

		@Override
		public void accept(TraceEvent event) {
			if (event instanceof TraceEvent.Signal signal && signal.name().equals("cpu.cores") && signal.atNanos() > fromNanos) {
				sum += signal.value();
				intervals++;
			}
		}

		double mean() {
			return intervals == 0 ? Double.NaN : sum / intervals;
		}
	}
}
