// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningProblem;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.junit.jupiter.api.Test;

/** A run that begins in the steady state removes as many entries of the flow table as the plan says that are added, each once. */
class SteadyEntriesTest {

	private static final long NANOS = 10_000_000;
	private static final double PER_SECOND = 1e9 / NANOS;

	private PlanningProblem problem;
	private Plan plan;
	private RunResult run;

	/** Few flows have something on the host that stays ten times as long as what they have by flow. */
	private void simulate(String missing) {
		Offloaded offloaded = Offloaded.under("flows 20000 zipf 0.6 packets 350 B rate 12 Mpps arrivals 15 k/s", "BlueField2", """
				nf N {
				  port a, b
				  state recent : map<FlowKey, u32> { capacity 500 k timeout 1 s }
				  state logins : map<ipv4, u32> { capacity 500 k timeout 10 s }
				  on packet p {
				    require p.ipv4 else forward
				    match recent[p.flow] {
				      found n => { n += 1 }
				      missing => { %s }
				    }
				    forward
				  }
				}""".formatted(missing));
		problem = offloaded.problem();
		plan = offloaded.plan("flow");
		run = Simulation.run(SimulationRequest.of(problem.nf(), plan, problem.nic(), problem.host(), 8, problem.spec().traffic())
				.withDuration(NANOS).warm(true));
		assertTrue(run.isSound());
	}

	private void removesAsManyAsArePlanned() {
		double planned = plan.getPromotion().getInsertsPerSecond();
		assertTrue(planned > 15_000, planned + " entries a second");
		assertEquals(planned, run.runtime().deletions() * PER_SECOND, 0.25 * planned);
	}

	@Test
	void entriesThatTimeOutTogetherAreRemovedOnce() {
		simulate("recent[p.flow] = 1 else forward  if p.tcp && p.tcp.dport == 22 { logins[p.ipv4.src] = 1 else forward }");
		removesAsManyAsArePlanned();
		double changes = run.runtime().insertions() / problem.nic().getFlowTable().getInsertRate()
				+ run.runtime().deletions() / problem.nic().getFlowTable().getDeleteRate();
		assertEquals(changes * PER_SECOND, run.nicUse().utilisation().get("flow-table-updates"), 0.06);
	}

	@Test
	void flowsThatEndedLongAgoHaveNoEntriesAnyMore() {
		simulate("if p.tcp && p.tcp.dport == 22 { recent[p.flow] = 1 else forward  logins[p.ipv4.src] = 1 else forward }");
		removesAsManyAsArePlanned();
	}
}
