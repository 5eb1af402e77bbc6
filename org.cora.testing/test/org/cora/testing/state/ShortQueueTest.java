// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.spec.OffloadSpec;
import org.cora.nicmodel.performance.PerformanceModel;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.junit.jupiter.api.Test;

/** Where cores have short queues, plans leave them as idle as it takes for these not to be full. */
class ShortQueueTest {

	private static PlanningProblem problem(String rate) {
		Compilation compiled = CoraCompiler.compile("""
				import cora.nics.BlueField2
				import cora.nics.XeonHost
				nic Short extends BlueField2 { cores 1 receive-queue 12 source "a short one" }
				nf N {
				  port a, b
				  state seen : map<FlowKey, u32> { capacity 20 k }
				  on packet p { require p.ipv4 else forward  match seen[p.flow] { found n => { n += 1 } missing => seen[p.flow] = 1 }  forward }
				}
				traffic T { flows 5000 zipf 0.5 packets 300 B rate %s }
				offload O { run N on Short with XeonHost { cores 8 } under T  keep seen on nic  subject to loss <= 20 %% }
				""".formatted(rate), "test.cora").orThrow();
		OffloadSpec spec = compiled.offloads().get(0);
		return Planner.prepare(compiled.program().nf(spec.nf()).orElseThrow(), spec, compiled.nic(spec), compiled.host(spec), 0, Path.of(""),
				Planner.SEED, 20_000, PlanningMonitor.NONE);
	}

	private static Plan plan(PlanningProblem problem) {
		return Planner.planOnly(problem, Strategies.named("nic").orElseThrow());
	}

	private static double lost(PlanningProblem problem) {
		RunResult run = Simulation.run(SimulationRequest.of(problem.nf(), plan(problem), problem.nic(), problem.host(), 8, problem.spec()
				.traffic()).withDuration(40_000_000).warm(true));
		return (double) run.packets().resourceDrops() / run.packets().offered();
	}

	@Test
	void theRateThatAPlanCarriesLosesWhatIsAllowed() {
		double mpps = plan(problem("1 Mpps")).getResources().stream().filter(r -> r.getName().equals("nic-threads")).findFirst().orElseThrow()
				.getPacketRate() / 1e6;
		double lost = lost(problem("%.4f Mpps".formatted(mpps)));
		assertTrue(lost < 3 * PerformanceModel.LOSS, lost + " lost");
		assertEquals(PerformanceModel.LOSS, lost, 0.8 * PerformanceModel.LOSS);
	}
}
