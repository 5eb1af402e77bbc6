// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cora.dsl.compiler.Compilation;
import org.cora.exec.run.OrderReplay;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.text.Fingerprint;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Strategy;
import org.cora.planner.validate.PlanValidator;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.sim.metrics.PacketCounts;
import org.cora.testing.Examples;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every offload of every example goes every way: all strategies, plans that hold, runs in which nothing is violated. */
class EveryStrategyTest {

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

		Nf nf() {
			return compilation.program().nf(spec.nf()).orElseThrow();
		}

		PlanningProblem problem(int phase) {
			return Planner.prepare(nf(), spec, compilation.nic(spec), compilation.host(spec), phase, file.getParent(),
					Planner.SEED, PACKETS, PlanningMonitor.NONE);
		}

		SimulationRequest request(PlanningProblem problem, Plan plan) {
			return SimulationRequest.of(problem.nf(), plan, problem.nic(), problem.host(), spec.hostCores(), spec.traffic())
					.withFolder(file.getParent());
		}

		@Override
		public String toString() {
			return spec.name();
		}
	}

	@TempDir
	Path folder;

	/** Left out here, as their plans take seconds to search; {@link ShippedExamplesTest} plans and runs them once. */
	private static final Set<String> LARGE = Set.of("gateway", "load-balancer");

	static Stream<Example> offloads() {
		return Examples.all().stream().filter(f -> !LARGE.contains(f.getParent().getFileName().toString())).flatMap(file -> {
			Compilation compilation = Examples.compile(file);
			return compilation.offloads().stream().map(spec -> new Example(file, compilation, spec));
		});
	}

	@ParameterizedTest
	@MethodSource("offloads")
	void plansHoldInEveryPhaseAndNoStrategyBeatsCora(Example example) {
		for (int phase = 0; phase < example.spec().traffic().phases().size(); phase++) {
			PlanningProblem problem = example.problem(phase);
			Plan cora = Planner.plan(problem, Strategies.named("cora").orElseThrow());
			for (Strategy strategy : Strategies.all()) {
				Plan plan = Planner.plan(problem, strategy);
				String what = "phase " + phase + " " + strategy.name();
				if (plan.isFeasible()) {
					assertEquals(List.of(), PlanValidator.check(problem, plan), what);
					assertTrue(cora.isFeasible(), what);
					assertTrue(cora.getObjective().getHostCores() <= plan.getObjective().getHostCores() + 1e-9, what);
				} else {
					assertFalse(plan.getReason().isBlank(), what);
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("offloads")
	void runsOfEveryStrategyAreSound(Example example) {
		PlanningProblem problem = example.problem(0);
		for (Strategy strategy : Strategies.all()) {
			Plan plan = Planner.plan(problem, strategy);
			if (plan.isFeasible()) {
				RunResult run = Simulation.run(example.request(problem, plan).withDuration(MILLI));
				PacketCounts packets = run.packets();
				assertEquals(packets.offered() + packets.generated(), packets.delivered() + packets.passed()
						+ packets.policyDrops() + packets.resourceDrops() + packets.inFlight(), strategy.name());
				assertTrue(packets.delivered() > 0, strategy.name());
				assertTrue(run.isSound(), () -> strategy.name() + " " + run.invariants());
			}
		}
	}

	@ParameterizedTest
	@MethodSource("offloads")
	void theLoggedOrderReplaysOnOneStore(Example example) {
		PlanningProblem problem = example.problem(0);
		Path order = folder.resolve("order");
		Plan plan = Planner.plan(problem, Strategies.named("cora").orElseThrow());
		RunResult run = Simulation.run(example.request(problem, plan).withDuration(MILLI).withOrderLog(order));
		assertTrue(run.isSound(), () -> run.invariants().toString());
		OrderReplay.Result replay = OrderReplay.run(problem.nf(), Fingerprint.of(problem.nf()), order,
				folder.resolve("order.pcap"), null);
		assertTrue(replay.verified(), replay.firstDifference());
		assertTrue(replay.handlers() >= run.packets().delivered());
	}
}
