// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.program.Port;
import org.cora.ir.program.State;
import org.cora.planner.Planner;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Side;
import org.cora.planner.profile.Profiler;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.planner.validate.PlanValidator;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.testing.Examples;
import org.cora.testing.Profiles;
import org.junit.jupiter.api.Test;

/** Heavy hitters and NAT as one: what is special about chains. */
class ChainTest {

	private static final long MILLI = 1_000_000;

	/** The chain on the Agilio, busier than the card's heaviest flows allow, with more clauses. */
	private static PlanningProblem busy(String clauses) {
		return at("10 Mpps", clauses);
	}

	private static PlanningProblem at(String rate, String clauses) {
		String text = """
				import "edge/edge.cora"
				traffic Busy { flows 5000 zipf 0.83 packets imix rate %s arrivals 2 k/s }
				offload Tested { run Edge on AgilioCX40 with XeonHost { cores 8 } under Busy %s }
				""".formatted(rate, clauses);
		Compilation compilation = CoraCompiler.compile(text, Examples.FOLDER.resolve("tested.cora").toString()).orThrow();
		return Profiles.problem(compilation, compilation.offloads().get(0), 0, Examples.FOLDER, Profiler.PACKETS);
	}

	@Test
	void statesAreCalledByTheirFunctionAndPortsAreThoseOfTheNat() {
		PlanningProblem problem = busy("");
		assertEquals(List.of("HeavyHitters.rows", "HeavyHitters.hot", "Nat.out", "Nat.back", "Nat.free", "Nat.bytes"),
				problem.nf().states().stream().map(State::name).toList());
		assertEquals(List.of("lan", "wan"), problem.nf().ports().stream().map(Port::name).toList());
	}

	@Test
	void aPinOfOneFunctionsStateIsKept() {
		PlanningProblem problem = busy("keep HeavyHitters.rows on cpu");
		Plan plan = Planner.planOnly(problem, Strategies.named("cora").orElseThrow());
		assertEquals(List.of("HeavyHitters.rows"),
				plan.getStates().stream().filter(s -> s.isPinned()).map(s -> s.getState().getName()).toList());
		assertEquals(Home.CPU, plan.getStates().get(0).getHome());
		assertEquals(List.of(), PlanValidator.check(problem, plan));
	}

	/**
	 * One way the first state that a packet meets is the sketch, the other way it is the table of addresses. Wherever these
	 * are, packets of a flow are handled in their order, and every answer finds its binding.
	 */
	@Test
	void bothWaysBeginOnTheFlowsSide() {
		PlanningProblem problem = busy("keep HeavyHitters.rows on nic");
		Plan plan = Planner.planOnly(problem, Strategies.named("cora").orElseThrow());
		assertEquals(Home.PER_FLOW, plan.getStates().get(2).getHome(), "flows are divided");
		assertInOrder(problem, plan, Side.CPU);
	}

	@Test
	void bothWaysBeginOnTheCardWhereStatesAreWhole() {
		PlanningProblem problem = at("3 Mpps", "keep HeavyHitters.rows on nic keep Nat.out on cpu");
		assertInOrder(problem, Planner.planOnly(problem, Strategies.named("state").orElseThrow()), Side.NIC);
	}

	private static void assertInOrder(PlanningProblem problem, Plan plan, Side begin) {
		assertTrue(plan.isFeasible(), plan.getReason());
		assertEquals(List.of(), PlanValidator.check(problem, plan));
		assertEquals(List.of(begin), plan.getClasses().stream().filter(c -> c.getSteeringClass().getPort() >= 0
				&& !c.getSteeringClass().isStateless()).map(c -> c.getDefaultSide()).distinct().toList());
		RunResult run = Simulation.run(SimulationRequest.of(problem.nf(), plan, problem.nic(), problem.host(),
				problem.spec().hostCores(), problem.spec().traffic()).withFolder(Examples.FOLDER).withDuration(6 * MILLI));
		assertTrue(run.isSound(), () -> run.invariants().toString());
		assertEquals(0, run.packets().policyDrops(), "every answer finds its binding");
	}
}
