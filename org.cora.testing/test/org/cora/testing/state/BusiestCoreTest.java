// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.state;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningProblem;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.junit.jupiter.api.Test;

/** Where each core has flows of its own, plans leave room for the heaviest of all flows that come to it. */
class BusiestCoreTest {

	private static RunResult run(PlanningProblem problem, Plan plan) {
		return Simulation.run(SimulationRequest.of(problem.nf(), plan, problem.nic(), problem.host(), 8, problem.spec().traffic())
				.withDuration(1_500_000).warm(true));
	}

	/** What isn't TCP uses no state and is on the card, whichever flows move there; a few such flows are very heavy. */
	@Test
	void heavyFlowsThatUseNoStateAreOnItsCores() {
		Offloaded offloaded = Offloaded.under("flows 100000 zipf 1.05 packets imix rate 60 Mpps arrivals 1.1 k/s", "BlueField2", """
				nf N {
				  port a, b
				  state streams : map<FlowKey, u32> { capacity 500 k timeout 30 s }
				  on packet p {
				    require p.ipv4 else forward
				    require p.tcp else forward
				    match streams[p.flow] {
				      found n => { n += 1 }
				      missing => streams[p.flow] = 1 else forward
				    }
				    forward
				  }
				}""");
		RunResult run = run(offloaded.problem(), offloaded.plan("cora"));
		assertTrue(run.packets().resourceDrops() < 0.001 * run.packets().offered(), () -> run.packets().byCause().toString());
	}
}
