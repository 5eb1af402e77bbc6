// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cora.dsl.compiler.Compilation;
import org.cora.exec.run.OrderReplay;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.text.Fingerprint;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Strategy;
import org.cora.planner.validate.PlanValidator;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.sim.metrics.PacketCounts;
import org.cora.testing.Examples;
import org.cora.testing.Profiles;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every offload of every example goes every way: all strategies, plans that hold, runs in which nothing is violated. */
@Execution(ExecutionMode.CONCURRENT)
class EveryStrategyTest {

	private static final String CORA = "cora";
	private static final int PACKETS = 5_000;
	private static final long MILLI = 1_000_000;

	/**
	 * One offload of an example.
	 *
	 * @param file        the example
	 * @param compilation of that file
	 * @param spec        the offload
	 */
	record Example(Path file, Compilation compilation, OffloadSpec spec) {

		PlanningProblem problem(int phase) {
			return Profiles.problem(compilation, spec, phase, file.getParent(), PACKETS);
		}

		@Override
		public String toString() {
			return spec.name();
		}
	}

	/** A problem and what every strategy makes of it. */
	private record Planned(int phase, PlanningProblem problem, Map<String, Plan> plans) {

		static Planned of(Example example, int phase) {
			PlanningProblem problem = example.problem(phase);
			Map<String, Plan> plans = new LinkedHashMap<>();
			for (Strategy strategy : Strategies.all()) {
				plans.put(strategy.name(), Planner.planOnly(problem, strategy));
			}
			return new Planned(phase, problem, plans);
		}

		SimulationRequest request(Example example, String strategy) {
			OffloadSpec spec = example.spec();
			return SimulationRequest.of(problem.nf(), plans.get(strategy), problem.nic(), problem.host(), spec.hostCores(), spec.traffic())
					.withFolder(example.file().getParent()).withDuration(MILLI);
		}
	}

	@TempDir
	Path folder;

	/** Left out here, as their plans take seconds to search; {@link ShippedExamplesTest} plans and runs them once. */
	static final Set<String> LARGE = Set.of("gateway", "load-balancer");

	static Stream<Example> offloads() {
		return Examples.all().stream().filter(f -> !LARGE.contains(f.getParent().getFileName().toString())).flatMap(file -> {
			Compilation compilation = Examples.compile(file);
			return compilation.offloads().stream().map(spec -> new Example(file, compilation, spec));
		});
	}

	/** The plans of the first phase are run, those of others looked at. */
	@ParameterizedTest
	@MethodSource("offloads")
	void plansHoldRunsAreSoundAndTheirOrderReplays(Example example) {
		Planned first = Planned.of(example, 0);
		plansHoldAndNoStrategyBeatsCora(first);
		runsOfEveryStrategyAreSound(example, first);
		theLoggedOrderReplaysOnOneStore(example, first);
		for (int phase = 1; phase < example.spec().traffic().phases().size(); phase++) {
			plansHoldAndNoStrategyBeatsCora(Planned.of(example, phase));
		}
	}

	private static void plansHoldAndNoStrategyBeatsCora(Planned planned) {
		Plan cora = planned.plans().get(CORA);
		planned.plans().forEach((strategy, plan) -> {
			String what = "phase " + planned.phase() + " " + strategy;
			if (plan.isFeasible()) {
				assertEquals(List.of(), PlanValidator.check(planned.problem(), plan), what);
				assertTrue(cora.isFeasible(), what);
				assertTrue(cora.getObjective().getHostCores() <= plan.getObjective().getHostCores() + 1e-9, what);
			} else {
				assertFalse(plan.getReason().isBlank(), what);
			}
		});
	}

	private static void runsOfEveryStrategyAreSound(Example example, Planned planned) {
		planned.plans().forEach((strategy, plan) -> {
			if (plan.isFeasible() && !strategy.equals(CORA)) {
				sound(Simulation.run(planned.request(example, strategy)), strategy);
			}
		});
	}

	private static void sound(RunResult run, String strategy) {
		PacketCounts packets = run.packets();
		assertEquals(packets.offered() + packets.generated(), packets.delivered() + packets.passed()
				+ packets.policyDrops() + packets.resourceDrops() + packets.inFlight(), strategy);
		assertTrue(packets.delivered() > 0, strategy);
		assertTrue(run.isSound(), () -> strategy + " " + run.invariants());
	}

	private void theLoggedOrderReplaysOnOneStore(Example example, Planned planned) {
		Path order = folder.resolve("order");
		RunResult run = Simulation.run(planned.request(example, CORA).withOrderLog(order));
		sound(run, CORA);
		Nf nf = planned.problem().nf();
		OrderReplay.Result replay = OrderReplay.run(nf, Fingerprint.of(nf), order, folder.resolve("order.pcap"), null);
		assertTrue(replay.verified(), replay.firstDifference());
		assertTrue(replay.handlers() + run.packets().generated() >= run.packets().delivered(), "copies leave without a handler of their own");
	}
}
