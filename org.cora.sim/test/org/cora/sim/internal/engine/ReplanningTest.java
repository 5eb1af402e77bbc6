// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import static org.cora.sim.internal.engine.NatFixture.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.cora.ir.spec.OffloadSpec.Order;
import org.cora.ir.spec.TrafficSpec;
import org.cora.planner.plan.Plan;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.sim.trace.TraceEvent;
import org.junit.jupiter.api.Test;

/** A runtime that plans again when traffic is another. */
class ReplanningTest {

	private final List<String> events = new ArrayList<>();

	/** What few heavy flows carried is spread over many, and there is more: the card could take more of them. */
	@Test
	void whenTrafficDriftsTheCardGetsMoreFlows() {
		TrafficSpec drift = NatFixture.storm(NatFixture.workload(3, 2000, 1.1), 4 * MILLI, NatFixture.workload(6, 2000, 0.4));
		Plan plan = NatFixture.plan("flow", drift);
		SimulationRequest request = NatFixture.request(plan, drift, 30 * MILLI).warm(true);
		RunResult stays = Simulation.run(request);
		RunResult plans = run(request, drift);
		assertTrue(plans.runtime().plannings() > 0, plans.runtime().toString());
		assertTrue(plans.runtime().plannings() >= plans.runtime().planChanges());
		assertTrue(events.stream().anyMatch(e -> e.startsWith("planned anew")), events.toString());
		assertTrue(plans.runtime().flowsMoved() > stays.runtime().flowsMoved());
		assertTrue(plans.cpu().controlCores() > stays.cpu().controlCores(), "planning takes the host's time");
	}

	@Test
	void trafficAsPlannedIsNotPlannedForAgain() {
		TrafficSpec calm = NatFixture.traffic(NatFixture.workload(5, 2000, 1.1));
		RunResult result = run(NatFixture.request(NatFixture.plan("flow", calm), calm, 30 * MILLI).warm(true), calm);
		assertEquals(0, result.runtime().planChanges(), events.toString());
	}

	/** Packets of a million flows, most of which are never seen again, beside those of the flows that there were. */
	@Test
	void aFloodOfNewFlowsGetsNoEntries() {
		TrafficSpec flood = NatFixture.storm(NatFixture.workload(2, 2000, 1.1), 5 * MILLI, NatFixture.workload(4, 1_000_000, 1.0));
		Plan plan = NatFixture.plan("flow", NatFixture.traffic(NatFixture.workload(2, 2000, 1.1)));
		plan.getPromotion().setThreshold(1);
		plan.getPromotion().setWindowNanos(0);
		SimulationRequest request = NatFixture.request(plan, flood, 20 * MILLI).warm(true);
		RunResult result = run(request, flood);
		plan.setAdaptation(null);
		RunResult stays = Simulation.run(request);
		assertTrue(result.runtime().insertions() < 0.3 * stays.runtime().insertions(), result.runtime().insertions() + " entries instead of "
				+ stays.runtime().insertions() + "; " + events);
		assertTrue(result.latency().nic().packets() > 0.9 * stays.latency().nic().packets(), "those that carry most get them");
		assertTrue(events.stream().anyMatch(e -> e.startsWith("promote after")), events.toString());
	}

	private RunResult run(SimulationRequest request, TrafficSpec traffic) {
		RunResult result = Simulation.run(request.withGoals(NatFixture.goals(NatFixture.NAT, traffic, List.of(), Order.STRICT)),
				event -> {
					if (event instanceof TraceEvent.PlanChange change) {
						events.add(change.what());
					}
				});
		assertTrue(result.isSound(), result.invariants().toString());
		return result;
	}
}
