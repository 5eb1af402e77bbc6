// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import static org.cora.sim.internal.engine.NatFixture.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.spec.TrafficSpec;
import org.cora.ir.spec.Workload;
import org.cora.ir.spec.Workload.Popularity;
import org.cora.ir.spec.Workload.Synthetic;
import org.cora.planner.plan.Plan;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.sim.metrics.Invariant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that begin in the plan's steady state. */
class WarmStartTest {

	private static final TrafficSpec TRAFFIC = NatFixture.traffic(NatFixture.workload(3, 4000, 0.9));

	private static RunResult warm(Plan plan, TrafficSpec traffic, long nanos) {
		return Simulation.run(NatFixture.request(plan, traffic, nanos).warm(true));
	}

	@ParameterizedTest
	@ValueSource(strings = { "cora", "host", "flow" })
	void everyStrategysPlanRunsFromItsSteadyStateAndReplaysWholeOnOneStore(String strategy, @TempDir Path folder) {
		Plan plan = NatFixture.plan(strategy, TRAFFIC);
		SimulationRequest request = NatFixture.request(plan, TRAFFIC, 4 * MILLI).warm(true);
		RunResult result = Simulation.run(request.withOrderLog(folder.resolve("order.jsonl")));
		for (Invariant invariant : result.invariants()) {
			assertTrue(invariant.holds(), invariant.toString());
		}
		Invariant replay = result.invariants().get(result.invariants().size() - 1);
		assertEquals("replay", replay.name());
		long handlers = Long.parseLong(replay.detail().substring(0, replay.detail().indexOf(' ')));
		assertTrue(handlers > 4 * 4000 + 0.9 * result.packets().offered(), "introductions are part of it: " + replay);
		assertEquals(3, result.throughput().offeredMpps(), 0.15, "packets of introductions aren't counted");
		assertEquals(0, result.packets().resourceDrops());
		assertEquals(0, result.packets().policyDrops(), "every reply finds its flow");
	}

	@Test
	void flowsThatThePlanPromotesAreOnTheCardFromTheBeginning() {
		Plan plan = NatFixture.plan("flow", TRAFFIC);
		RunResult cold = Simulation.run(NatFixture.request(plan, TRAFFIC, 2 * MILLI));
		RunResult warm = warm(plan, TRAFFIC, 2 * MILLI);
		double planned = plan.getObjective().getHostCores();
		assertTrue(cold.cpu().coresMean() > 2 * planned, "plan " + planned + ", cold " + cold.cpu().coresMean());
		assertEquals(planned, warm.cpu().coresMean(), Math.max(0.05, 0.3 * planned));
		double added = plan.getPromotion().getInsertsPerSecond() * 0.002;
		assertTrue(warm.runtime().insertions() < 1.5 * added + 20, "only new flows are added: " + warm.runtime().insertions() + " of "
				+ added);
	}

	@Test
	void flowsEndAtTheRateAtWhichTheyBegin() {
		Plan plan = NatFixture.plan("flow", TRAFFIC);
		RunResult result = warm(plan, TRAFFIC, 20 * MILLI);
		assertTrue(result.isSound(), result.invariants().toString());
		double planned = plan.getPromotion().getInsertsPerSecond();
		assertEquals(planned, result.runtime().deletions() / 0.02, 0.4 * planned, "entries removed per second");
		assertEquals(planned, result.runtime().insertions() / 0.02, 0.4 * planned, "entries added per second");
	}

	@Test
	void theSameSeedGivesTheSameResult() {
		Plan plan = NatFixture.plan("cora", TRAFFIC);
		RunResult once = warm(plan, TRAFFIC, MILLI);
		RunResult again = warm(plan, TRAFFIC, MILLI);
		assertEquals(once.packets(), again.packets());
		assertEquals(once.latency(), again.latency());
		assertEquals(once.cpu(), again.cpu());
	}

	@Test
	void allStrategiesSeeTheSamePackets() {
		long offered = warm(NatFixture.plan("cora", TRAFFIC), TRAFFIC, MILLI).packets().offered();
		assertEquals(offered, warm(NatFixture.plan("host", TRAFFIC), TRAFFIC, MILLI).packets().offered());
	}

	@Test
	void trafficWithoutAKnownSteadyStateIsRefused() {
		Synthetic some = (Synthetic) NatFixture.workload(1, 100, 0);
		Workload byLength = new Synthetic(some.flows(), Popularity.Lengths.measured("all"), some.sizes(), some.packetsPerSecond(), 0,
				some.arrivals(), some.tcpShare(), some.replyShare());
		TrafficSpec lengths = NatFixture.traffic(byLength);
		Plan plan = NatFixture.plan("host", TRAFFIC);
		CoraException refused = assertThrows(CoraException.class, () -> warm(plan, lengths, MILLI));
		assertTrue(refused.getMessage().contains("steady state"), refused.getMessage());
	}
}
