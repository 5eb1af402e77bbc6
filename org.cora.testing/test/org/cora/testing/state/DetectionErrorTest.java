// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Promotion;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.junit.jupiter.api.Test;

/** Where few packets have to tell which flows are heavy, others move by mistake, three of ten here: as many as the plan says. */
class DetectionErrorTest {

	private static final long NANOS = 12_000_000;

	@Test
	void flowsThatMoveByMistakeArePlanned() {
		Offloaded offloaded = Offloaded.under("flows 20000 zipf 0.6 packets 350 B rate 24 Mpps arrivals 60 k/s", "BlueField2", """
				nf N {
				  port a, b
				  state flows : map<FlowKey, u32> { capacity 500 k timeout 1 s }
				  on packet p {
				    require p.ipv4 else forward
				    match flows[p.flow] { found n => { n += 1 } missing => { flows[p.flow] = 1 else forward } }
				    forward
				  }
				}""");
		Plan plan = offloaded.plan("flow");
		Promotion promotion = plan.getPromotion();
		assertTrue(promotion.getGroups().size() < plan.getGraph().getGroups().size() - 1 && promotion.getWindowNanos() > 0, "some flows only");
		assertTrue(promotion.getMistaken() > 0.1 && promotion.getMissed() > 0, promotion.toString());
		var problem = offloaded.problem();
		RunResult run = Simulation.run(SimulationRequest.of(problem.nf(), plan, problem.nic(), problem.host(), 8, problem.spec().traffic())
				.withDuration(NANOS).warm(true));
		assertTrue(run.isSound());
		double perSecond = 1e9 / NANOS;
		assertEquals(promotion.getInsertsPerSecond(), run.runtime().insertions() * perSecond, 0.1 * promotion.getInsertsPerSecond());
		double planned = plan.getObjective().getHostCores();
		assertEquals(planned, run.cpu().coresMean(), 0.04 * planned);
		assertEquals(plan.getObjective().getNicPacketShare(), (double) run.latency().nic().packets() / run.packets().delivered(), 0.02);
	}
}
