// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.junit.jupiter.api.Test;

/** Which flows go to the card, and which packets cross over for that. */
class PromotedFlowsTest {

	private static final String COUNTS = "on packet p %s { require p.ipv4 else forward  match flows[p.flow] { found n => { n += 1 } missing => "
			+ "flows[p.flow] = 1 }  forward }";

	private static Offloaded offloaded(String traffic, String handlers) {
		return Offloaded.under(traffic, "AgilioCX40", "nf N { port a, b state flows : map<FlowKey, u32> { capacity 100 k timeout 1 s } "
				+ handlers + " }");
	}

	private static RunResult run(PlanningProblem problem, Plan plan, int threshold, long windowNanos) {
		plan.getPromotion().setThreshold(threshold);
		plan.getPromotion().setWindowNanos(windowNanos);
		return Simulation.run(SimulationRequest.of(problem.nf(), plan, problem.nic(), problem.host(), 8, problem.spec().traffic())
				.withDuration(50_000_000));
	}

	/** Replies here need no state: the card sends them on, whether their flow is on the host or not. */
	@Test
	void packetsThatNeedNothingOfTheirFlowDontGoWhereItIs() {
		Offloaded offloaded = offloaded("flows 2000 zipf 0.9 packets 350 B rate 1 Mpps arrivals 20 k/s replies 50 %",
				COUNTS.formatted("from a") + " on packet p from b { forward }");
		RunResult run = run(offloaded.problem(), offloaded.plan("flow"), 2, 0);
		assertTrue(run.runtime().promotedFlows() > 100, "flows move meanwhile");
		assertTrue(run.runtime().punts() < 0.01 * run.packets().offered(), () -> run.runtime().punts() + " of " + run.packets().offered());
		assertTrue(run.isSound());
	}

	/** Of flows that the plan leaves on the host for being too fast, one is nearly a third of all packets. */
	@Test
	void flowsThatAreFasterThanThoseTheyAreToldFromStay() {
		Offloaded offloaded = offloaded("flows 100 zipf 1.3 packets 350 B rate 1 Mpps", COUNTS.formatted(""));
		Plan all = offloaded.plan("flow");
		double onCard = onCard(run(offloaded.problem(), all, 16, 0));
		FlowGroup fastest = all.getGraph().getGroups().get(0);
		all.getPromotion().getGroups().remove(fastest);
		double without = onCard(run(offloaded.problem(), all, 16, 50_000_000));
		assertTrue(onCard > 0.9, onCard + " of the packets");
		assertEquals(1 - fastest.getPacketShare(), without, 0.15);
	}

	private static double onCard(RunResult run) {
		return (double) run.latency().nic().packets() / run.packets().delivered();
	}
}
