// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.spec.OffloadSpec;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Resource;
import org.cora.planner.profile.PortCount;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.testing.NfFixture;
import org.junit.jupiter.api.Test;

/** Four fifths of the packets come in by one of two ports: planner and simulator find as much room on its wire. */
class PortAgreementTest {

	/** Of each of the two ports. */
	private static final double WIRE = 40e9;

	private static double bits(int bytes) {
		return 8 * (bytes + 24);
	}

	private static PlanningProblem problem(String body, int bytes, double rate, String constraint) {
		return problem("on packet p from a { " + body + " forward to b }  on packet p from b { forward to a }", bytes, rate, 20, constraint);
	}

	private static PlanningProblem problem(String handlers, int bytes, double rate, int replies, String constraint) {
		Compilation compiled = CoraCompiler.compile("""
				import cora.nics.AgilioCX40
				import cora.nics.XeonHost
				nf N { port a, b  %s }
				traffic T { flows 2000 zipf 0.5 packets %s B rate %s Mpps replies %s %% }
				offload O { run N on AgilioCX40 with XeonHost { cores 8 } under T minimise cores subject to %s }
				""".formatted(handlers, bytes, rate / 1e6, replies, constraint), "test.cora").orThrow();
		OffloadSpec spec = compiled.offloads().get(0);
		return Planner.prepare(compiled.program().nf(spec.nf()).orElseThrow(), spec, compiled.nic(spec), compiled.host(spec), 0,
				Path.of(""), Planner.SEED, 20_000, PlanningMonitor.NONE);
	}

	private static Plan plan(PlanningProblem problem) {
		return Planner.plan(problem, Strategies.named("cora").orElseThrow());
	}

	private static RunResult run(PlanningProblem problem, Plan plan) {
		RunResult run = Simulation.run(SimulationRequest.of(problem.nf(), plan, problem.nic(), problem.host(), problem.spec()
				.hostCores(), problem.spec().traffic()).withDuration(20_000_000).warm(true));
		assertTrue(run.isSound(), () -> run.invariants().toString());
		return run;
	}

	private static Resource wire(Plan plan) {
		return plan.getResources().stream().filter(r -> r.getName().startsWith("line-rate")).findFirst().orElseThrow();
	}

	/** Half of what comes to the NAT are answers, however many packets a profile begins with that only introduce flows. */
	@Test
	void introductionsDontSayByWhichPortsPacketsCome() {
		PlanningProblem nat = NfFixture.nf("nat").problem();
		List<PortCount> ports = Planner.profile(nat.nf(), nat.spec().traffic().phases().get(0).workload(), Path.of(""), Planner.SEED, 40_000,
				PlanningMonitor.NONE).arrived(nat.nf());
		double all = ports.stream().mapToLong(PortCount::packets).sum();
		assertEquals(40_000, all, 2);
		ports.forEach(port -> assertEquals(0.5, port.packets() / all, 0.02));
	}

	@Test
	void whatTheFullerWireCarriesGetsThrough() {
		double rate = 0.9 * WIRE / bits(1000) / 0.8;
		PlanningProblem problem = problem("", 1000, rate, "loss = 0");
		Plan plan = plan(problem);
		assertTrue(plan.isFeasible(), plan.getReason());
		RunResult run = run(problem, plan);
		assertEquals(0, run.packets().resourceDrops());
		assertEquals(run.latency().overall().mean() * 1e3, plan.getObjective().getLatencyMeanNanos(), 0.05 * plan.getObjective()
				.getLatencyMeanNanos());
	}

	@Test
	void whatItDoesNotIsLostAndTheWireIsNamed() {
		double rate = 1.2 * WIRE / bits(1000) / 0.8;
		Plan none = plan(problem("", 1000, rate, "loss = 0"));
		assertFalse(none.isFeasible());
		assertEquals("line-rate into a", none.getExplanations().get(0).getBinding());
		PlanningProblem problem = problem("", 1000, rate, "loss <= 50 %");
		Plan plan = plan(problem);
		assertTrue(plan.getExplanations().get(0).getText().contains("the wire into `a` limits it"), plan.getExplanations().get(0).getText());
		assertEquals(1.2, wire(plan).getUsed() / wire(plan).getCapacity(), 0.01);
		double through = WIRE / bits(1000) + 0.2 * rate;
		assertEquals(through / 1e6, run(problem, plan).throughput().deliveredMpps(), 0.01 * through / 1e6);
	}

	@Test
	void aHeaderThatIsPushedFillsTheWireOut() {
		double rate = 0.95 * WIRE / bits(200) / 0.8;
		PlanningProblem problem = problem("require p.ipv4 else pass push p.gtpu { teid: 1 } else drop \"too long\"", 200, rate, "loss <= 50 %");
		Plan plan = plan(problem);
		assertEquals("line-rate out of b", wire(plan).getName());
		assertEquals(0.95 * bits(236) / bits(200), wire(plan).getUsed() / wire(plan).getCapacity(), 0.01);
		double through = WIRE / bits(236) + 0.2 * rate;
		assertEquals(through / 1e6, run(problem, plan).throughput().deliveredMpps(), 0.02 * through / 1e6);
	}

	/** They come in, too, but leave by no port. */
	@Test
	void packetsThatNoHandlerTakesFillTheirWireOnly() {
		double rate = 0.9 * WIRE / bits(1000) / 0.6;
		PlanningProblem problem = problem("on packet p from a { forward to b }", 1000, rate, 40, "loss = 0");
		Plan plan = plan(problem);
		assertTrue(plan.isFeasible(), plan.getReason());
		assertEquals("line-rate into a", wire(plan).getName());
		assertEquals(0.9, wire(plan).getUsed() / wire(plan).getCapacity(), 0.01);
		assertEquals(0, run(problem, plan).packets().resourceDrops());
	}
}
