// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import static org.cora.sim.internal.engine.NatFixture.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.cora.exec.NatIr;
import org.cora.ir.spec.TrafficSpec;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.sim.metrics.Invariant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NatSimulationTest {

	private static final TrafficSpec TRAFFIC = NatFixture.traffic(NatFixture.workload(3, 4000, 0.9));

	@ParameterizedTest
	@ValueSource(strings = { "cora", "host", "nic", "state", "flow" })
	void everyStrategysPlanRunsAsPlannedAndReplaysOnOneStore(String strategy, @TempDir Path folder) {
		Plan plan = NatFixture.plan(strategy, TRAFFIC);
		RunResult result = Simulation.run(
				NatFixture.request(plan, TRAFFIC, 8 * MILLI).withOrderLog(folder.resolve("order.jsonl")));
		for (Invariant invariant : result.invariants()) {
			assertTrue(invariant.holds(), invariant.toString());
		}
		assertEquals("replay", result.invariants().get(result.invariants().size() - 1).name());
		assertEquals(3, result.throughput().offeredMpps(), 0.1, "offered");
		assertEquals(result.throughput().offeredMpps(), result.throughput().deliveredMpps(), 0.05, "nothing is lost");
		assertEquals(0, result.packets().resourceDrops());
		assertTrue(result.latency().overall().p50() > 2, "the card's own latency is 2 us");
	}

	@Test
	void packetsOnTheCpuPayForBothCrossings() {
		RunResult host = Simulation.run(NatFixture.request(NatFixture.plan("host", TRAFFIC), TRAFFIC, 3 * MILLI));
		RunResult nic = Simulation.run(NatFixture.request(NatFixture.plan("nic", TRAFFIC), TRAFFIC, 3 * MILLI));
		assertEquals(0, host.latency().nic().packets());
		assertEquals(0, nic.latency().cpu().packets());
		assertTrue(host.latency().cpu().p50() > 2 + 2 * 0.9, "two crossings of 0.9 us on top of the card's latency");
		assertTrue(nic.cpu().coresMean() == 0, "no host core works");
		assertTrue(host.cpu().coresMean() > 0.1, "host cores work");
		assertTrue(host.cpu().coresPeak() >= host.cpu().coresMean());
	}

	@Test
	void aHandlerThatGoesFromStateToStateCrossesTheBusEachTime(@TempDir Path folder) {
		RunResult host = Simulation.run(NatFixture.request(NatFixture.plan("host", TRAFFIC), TRAFFIC, 3 * MILLI));
		Plan torn = NatFixture.plan("host", TRAFFIC);
		torn.getStates().get(NatIr.BYTES).setHome(Home.NIC);
		torn.getStates().get(NatIr.BYTES).setMemory("dram");
		torn.getStates().get(NatIr.OUT).setHome(Home.NIC);
		torn.getStates().get(NatIr.OUT).setMemory("dram");
		RunResult result = Simulation
				.run(NatFixture.request(torn, TRAFFIC, 3 * MILLI).withOrderLog(folder.resolve("order.jsonl")));
		assertTrue(result.isSound(), result.invariants().toString());
		double once = result.nicUse().utilisation().get("pcie-to-host");
		assertTrue(once > 1.2 * host.nicUse().utilisation().get("pcie-to-host"), "new flows go back for a free endpoint");
		torn.getStates().get(NatIr.BYTES).setHome(Home.CPU);
		RunResult back = Simulation.run(NatFixture.request(torn, TRAFFIC, 3 * MILLI));
		assertTrue(back.isSound(), back.invariants().toString());
		assertTrue(back.nicUse().utilisation().get("pcie-to-host") > 1.2 * once, "all outgoing ones go back to bytes");
		assertTrue(back.latency().overall().mean() > host.latency().overall().mean() + 0.5, "and that takes time");
	}

	@Test
	void theSameSeedGivesTheSameResultAndAnotherSeedAnother() {
		Plan plan = NatFixture.plan("flow", TRAFFIC);
		SimulationRequest request = NatFixture.request(plan, TRAFFIC, 3 * MILLI);
		String once = withoutSpeed(Simulation.run(request));
		assertEquals(once, withoutSpeed(Simulation.run(request)));
		assertNotEquals(once, withoutSpeed(Simulation.run(request.withSeed(2))));
	}

	@Test
	void aCardThatIsTooSlowDropsForLackOfAResourceAndSaysWhich() {
		TrafficSpec flood = NatFixture.traffic(NatFixture.workload(40, 4000, 0.5));
		Plan plan = NatFixture.plan("nic", TRAFFIC);
		RunResult result = Simulation.run(NatFixture.request(plan, flood, 2 * MILLI));
		assertTrue(result.isSound(), result.invariants().toString());
		assertTrue(result.packets().resourceDrops() > 1000, "drops");
		assertEquals("nic receive queue", result.packets().byCause().get(0).cause());
		assertTrue(result.nicUse().utilisation().get("nic-cores") > 0.9
				|| result.nicUse().utilisation().get("nic-threads") > 0.9, result.nicUse().toString());
	}

	@Test
	void memoryInUseDependsOnFlowsAndNotOnTheLengthOfTheRun() {
		TrafficSpec brief = NatFixture.traffic(NatFixture.workload(1, 500, 0.5));
		Plan plan = NatFixture.plan("host", brief);
		RunResult result = Simulation.run(NatFixture.request(plan, brief, 100 * MILLI));
		assertTrue(result.packets().offered() > 90_000);
		assertTrue(result.speed().peakPackets() < 500, "packets in flight: " + result.speed().peakPackets());
		assertTrue(result.speed().peakFlows() < 2000, "flows: " + result.speed().peakFlows());
	}

	private static String withoutSpeed(RunResult r) {
		return r.packets() + "|" + r.throughput() + "|" + r.latency() + "|" + r.cpu() + "|" + r.nicUse() + "|"
				+ r.migrations() + "|" + r.runtime() + "|" + r.invariants();
	}
}
