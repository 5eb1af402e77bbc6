// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.plan;

import static org.cora.testing.NfFixture.nf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.testing.NfFixture;
import org.junit.jupiter.api.Test;

/** What moving flows costs comes out as planned, also where flows are there that use no state, or leave none behind. */
class FlowPlansTest {

	private static final long MILLI = 1_000_000;

	/** @param entries whether those added and removed are to be as many as planned, too */
	private static void runsAsPlanned(NfFixture offload, long nanos, boolean entries) {
		PlanningProblem problem = offload.problem();
		Plan plan = Planner.planOnly(problem, Strategies.named("flow").orElseThrow());
		RunResult run = Simulation.run(SimulationRequest.of(problem.nf(), plan, problem.nic(), problem.host(), 0, problem.spec().traffic())
				.withDuration(nanos).warm(true));
		assertTrue(run.isSound(), run.invariants().toString());
		double planned = plan.getObjective().getHostCores();
		assertEquals(planned, run.cpu().coresMean(), 0.08 * planned);
		assertEquals(0, run.runtime().punts(), "no packet comes to the wrong side");
		if (entries) {
			double changes = plan.getPromotion().getInsertsPerSecond() * nanos / 1e9;
			assertEquals(changes, run.runtime().insertions(), 0.3 * changes + 4, "entries added");
			assertEquals(changes, run.runtime().deletions(), 0.3 * changes + 4, "entries removed");
		}
	}

	/** An answer takes the question away: most flows have no entry left by the time that they end. */
	@Test
	void flowsWithoutStateLeaveTheCardWhenTheyAreIdle() {
		runsAsPlanned(nf("dns-guard").underTraffic("flows 50000 zipf 0.83 packets imix rate 16 Mpps arrivals 100 k/s tcp 50 %"), 6 * MILLI, true);
	}

	/** A client's packets need no state, the answers do. */
	@Test
	void flowsThatBeginWithoutStateAreTheHostsUntilTheyMove() {
		runsAsPlanned(nf("syn-proxy").underTraffic("flows 50000 zipf 0.83 packets imix rate 16 Mpps arrivals 100 k/s"), 6 * MILLI, false);
	}

	/** Sixteen packets in a window come by chance, too, but who has sent fewer for long isn't fast. */
	@Test
	void flowsThatAreTooSlowStayThoughTheyHaveTheirMoments() {
		runsAsPlanned(nf("policer").on("bluefield-2").underTraffic("flows 20000 zipf 1.05 packets imix rate 20 Mpps arrivals 110 k/s"), 5 * MILLI,
				false);
	}
}
