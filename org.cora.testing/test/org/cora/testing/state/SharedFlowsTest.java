// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.cora.dsl.compiler.Compilation;
import org.cora.ir.spec.OffloadSpec;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.testing.Examples;
import org.cora.testing.NfFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs whose flows are shared by connections, hosts or pairs of them, from the steady state and from empty tables, with
 * as many of their flows moving as can: one side writes, in order, and one store gives the same.
 */
@Execution(ExecutionMode.CONCURRENT)
class SharedFlowsTest {

	private static final String TRAFFIC = "flows %d zipf 0.83 packets 350 B rate 5 Mpps arrivals 20 k/s replies 50 %%";
	private static final int PACKETS = 5_000;
	private static final long NANOS = 1_500_000;

	@TempDir
	Path folder;

	private static PlanningProblem problem(String example, String card, int flows) {
		Compilation compilation = NfFixture.nf(example).on(card).underTraffic(TRAFFIC.formatted(flows)).compile();
		OffloadSpec spec = compilation.offloads().get(0);
		return Planner.prepare(compilation.program().nf(spec.nf()).orElseThrow(), spec, compilation.nic(spec), compilation.host(spec),
				0, Examples.FOLDER, Planner.SEED, PACKETS, PlanningMonitor.NONE);
	}

	private static Plan plan(PlanningProblem problem, String strategy) {
		Plan plan = Planner.planOnly(problem, Strategies.named(strategy).orElseThrow());
		assertTrue(plan.isFeasible(), plan::getReason);
		return plan;
	}

	private static SimulationRequest request(PlanningProblem problem, Plan plan, boolean warm) {
		return SimulationRequest.of(problem.nf(), plan, problem.nic(), problem.host(), problem.spec().hostCores(),
				problem.spec().traffic()).withDuration(NANOS).warm(warm);
	}

	@ParameterizedTest
	@ValueSource(strings = {"connection-limiter", "dns-guard", "ids-counters", "policer", "port-knocking", "port-scan-detector",
			"super-spreader", "syn-proxy"})
	void runsAreSound(String example) {
		PlanningProblem problem = problem(example, "bluefield-2", 2000);
		for (String strategy : List.of("flow", "cora")) {
			Plan plan = plan(problem, strategy);
			if (plan.getPromotion() != null) {
				plan.getPromotion().setThreshold(2);
				plan.getPromotion().setWindowNanos(0);
			}
			for (boolean warm : new boolean[] {false, true}) {
				RunResult run = Simulation.run(request(problem, plan, warm).withOrderLog(folder.resolve("order")));
				assertTrue(run.isSound(), () -> strategy + " " + (warm ? "warm" : "cold") + " " + run.invariants());
			}
		}
	}

	/** Those that answer a host are other flows, and all that it sends comes by one entry, to whomever it goes. */
	@Test
	void hostsThatSendHaveOneEntryEach() {
		PlanningProblem problem = problem("super-spreader", "agilio-cx", 2000);
		Plan plan = plan(problem, "flow");
		plan.getPromotion().setThreshold(2);
		plan.getPromotion().setWindowNanos(0);
		RunResult cold = Simulation.run(request(problem, plan, false));
		assertTrue(cold.runtime().promotedFlows() > 20, "flows move: " + cold.runtime());
		assertTrue(cold.runtime().insertions() <= cold.runtime().promotedFlows(), () -> cold.runtime().toString());
		assertEquals(0, Simulation.run(request(problem, plan, true)).runtime().punts(), "all of a host's packets go where it is");
	}

	/** The card passes on what can't match, and doesn't wait for packets of the same connection that the host counts. */
	@Test
	void packetsWithoutStateMayOvertakeThoseWith() {
		PlanningProblem problem = problem("ids-counters", "agilio-cx", 20_000);
		RunResult run = Simulation.run(request(problem, plan(problem, "flow"), false).withOrderLog(folder.resolve("order")));
		assertTrue(run.isSound(), () -> run.invariants().toString());
		assertTrue(run.latency().nic().packets() > 0 && run.latency().cpu().packets() > 0, "both sides handle some");
	}
}
