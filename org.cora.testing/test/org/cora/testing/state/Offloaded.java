// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.planner.stateflow.StateNode;
import org.cora.planner.validate.PlanValidator;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.sim.metrics.Invariant;
import org.cora.testing.Profiles;

/** A function written in a test, offloaded: from its text to plans and simulated runs. */
final class Offloaded {

	static final String QUIET = "flows 2000 zipf 0.9 packets 350 B rate 1 Mpps arrivals 20 k/s";
	private static final int PACKETS = 20_000;

	private final Compilation compilation;
	private final PlanningProblem problem;

	private Offloaded(String source) {
		compilation = CoraCompiler.compile(source, "test.cora").orThrow();
		problem = Profiles.problem(compilation, compilation.offloads().get(0), 0, Path.of(""), PACKETS);
	}

	/**
	 * A function called N on a card.
	 *
	 * @param nf      {@code nf N { … }}
	 * @param card    name of a NIC model
	 * @param clauses further clauses of the offload
	 */
	static Offloaded on(String card, String nf, String... clauses) {
		return under(QUIET, card, nf, clauses);
	}

	/** The same under other traffic, its settings as written. */
	static Offloaded under(String traffic, String card, String nf, String... clauses) {
		return new Offloaded("import cora.nics." + card + "\nimport cora.nics.XeonHost\n" + nf + "\ntraffic T { " + traffic
				+ " }\noffload O { run N on " + card + " with XeonHost { cores 8 } under T " + String.join(" ", clauses) + " }");
	}

	/** Codes and marked lines of what is said about the text. */
	List<String> diagnostics() {
		return compilation.diagnostics().stream().map(d -> d.code() + ": " + d.message()).toList();
	}

	PlanningProblem problem() {
		return problem;
	}

	StateNode state(String name) {
		return problem.graph().getStates().stream().filter(s -> s.getName().equals(name)).findFirst().orElseThrow();
	}

	/** A feasible plan that the validator finds nothing wrong with. */
	Plan plan(String strategy) {
		Plan plan = Planner.planOnly(problem, Strategies.named(strategy).orElseThrow());
		assertTrue(plan.isFeasible(), () -> strategy + ": " + plan.getReason());
		assertEquals(List.of(), PlanValidator.check(problem, plan), strategy);
		return plan;
	}

	static StatePlacement placement(Plan plan, String state) {
		return plan.getStates().stream().filter(s -> s.getState().getName().equals(state)).findFirst().orElseThrow();
	}

	/** Simulated with an order log in that folder, which is replayed. Everything that has to hold holds. */
	RunResult run(String strategy, long nanos, Path folder) {
		SimulationRequest request = SimulationRequest.of(problem.nf(), plan(strategy), problem.nic(), problem.host(),
				problem.spec().hostCores(), problem.spec().traffic()).withDuration(nanos)
				.withOrderLog(folder.resolve("order.jsonl"));
		RunResult result = Simulation.run(request);
		for (Invariant invariant : result.invariants()) {
			assertTrue(invariant.holds(), () -> strategy + ", " + invariant.name() + ": " + invariant.detail());
		}
		return result;
	}
}
