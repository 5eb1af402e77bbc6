// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.spec.OffloadSpec;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Planner and simulator mean the same by latency: that of packets that leave. */
class LatencyAgreementTest {

	/** Half of the packets are dropped, after a lot of work or before any. */
	@ParameterizedTest
	@ValueSource(strings = {"if p.udp { s[p.ipv4.src].add(1) drop \"udp\" }", "if p.udp { drop \"udp\" }  s[p.ipv4.src].add(1)"})
	void packetsThatAreDroppedHaveNone(String body) {
		agrees("state s : countmin { rows 8 columns 1024 }  on packet p { require p.ipv4 else pass " + body + " forward }",
				"flows 2000 zipf 0.5 packets 200 B rate 3 Mpps tcp 50 %", "keep s on nic");
	}

	/** What comes in by one port needs the host before its flow's turn: only what comes by the other waits for it. */
	@Test
	void packetsWaitForThoseOfTheirFlowThatTakeItsTurn() {
		agrees("""
				state seen : counter<ipv4> { capacity 4096 }
				state s : map<FlowKey, u64> { capacity 4096 timeout 60 s }
				fn count(p : packet) { match s[p.flow] { found n => n += 1  missing => s[p.flow] = 1 } }
				on packet p from a { require p.ipv4 && p.l4 else pass  seen[p.ipv4.src].add(1)  count(p)  forward to b }
				on packet p from b { require p.ipv4 && p.l4 else pass  count(p)  forward to a }
				""", "flows 20 zipf 1.0 packets 200 B rate 2 Mpps replies 30 %", "keep s on nic keep seen on cpu");
	}

	private static void agrees(String body, String traffic, String pins) {
		Compilation compiled = CoraCompiler.compile("""
				import cora.nics.AgilioCX40
				import cora.nics.XeonHost
				nf N { port a, b  %s }
				traffic T { %s }
				offload O { run N on AgilioCX40 with XeonHost { cores 8 } under T minimise cores %s }
				""".formatted(body, traffic, pins), "test.cora").orThrow();
		OffloadSpec spec = compiled.offloads().get(0);
		PlanningProblem problem = Planner.prepare(compiled.program().nf(spec.nf()).orElseThrow(), spec, compiled.nic(spec), compiled.host(spec),
				0, Path.of(""), Planner.SEED, 20_000, PlanningMonitor.NONE);
		Plan plan = Planner.planOnly(problem, Strategies.named("cora").orElseThrow());
		assertTrue(plan.isFeasible(), plan.getReason());
		RunResult run = Simulation.run(SimulationRequest.of(problem.nf(), plan, problem.nic(), problem.host(), problem.spec()
				.hostCores(), problem.spec().traffic()).withDuration(5_000_000).warm(true));
		assertTrue(run.isSound(), () -> run.invariants().toString());
		double simulated = run.latency().overall().mean() * 1e3;
		assertEquals(simulated, plan.getObjective().getLatencyMeanNanos(), 0.05 * simulated);
	}
}
