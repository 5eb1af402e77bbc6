// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import static org.cora.sim.internal.engine.NatFixture.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.ir.spec.TrafficSpec;
import org.cora.nicmodel.Pcie;
import org.cora.planner.plan.Plan;
import org.cora.runtime.migration.FlowMoveReport;
import org.cora.runtime.migration.MigrationReport;
import org.cora.sim.AskedMove;
import org.cora.sim.PlanUpgrade;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.sim.metrics.Invariant;
import org.cora.sim.metrics.RuntimeSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveMigrationTest {

	private static final TrafficSpec CALM = NatFixture.traffic(NatFixture.workload(3, 4000, 0.9));

	/** From 4 ms on a single flow carries more than a card core can handle one packet after the other. */
	private static final TrafficSpec STORM = NatFixture.storm(NatFixture.workload(3, 4000, 0.6), 4 * MILLI,
			NatFixture.workload(6, 4000, 1.6));

	@TempDir
	Path folder;

	@Test
	void heavyFlowsMoveToTheCardUnderLoadAndNothingIsLost() {
		RunResult result = run(NatFixture.eager("flow", CALM), CALM, 8 * MILLI);
		assertSound(result);
		assertTrue(result.runtime().promotedFlows() > 100, result.runtime().toString());
		assertTrue(result.migrations().stream().allMatch(m -> m.from() == Side.CPU && m.lost() == 0 && m.reordered() == 0));
		assertTrue(result.migrations().stream().anyMatch(m -> m.bytes() > 0), "state was moved");
		assertTrue(result.latency().nic().packets() > 1000, "the card handles them then");
		assertEquals(0, result.packets().resourceDrops());
	}

	@Test
	void aChangeOfTrafficMovesAFlowGroupOffTheOverloadedCard() {
		RunResult result = run(NatFixture.plan("cora", STORM), STORM, 16 * MILLI);
		assertSound(result);
		List<MigrationReport> moves = result.migrations().stream().filter(m -> m.from() == Side.NIC).toList();
		assertFalse(moves.isEmpty(), "somebody moved: " + result.runtime());
		MigrationReport move = moves.get(0);
		assertTrue(move.atNanos() > 4 * MILLI, "after the change");
		assertTrue(move.reason().contains("%"), move.reason());
		assertEquals(0, move.lost());
		assertEquals(0, move.reordered());
		assertTrue(move.blackoutNanos() > 0 && move.durationNanos() >= move.blackoutNanos());
	}

	@Test
	void flowsComeBackToTheCardWhenTheStormIsOver() {
		TrafficSpec over = new TrafficSpec("Over", List.of(STORM.phases().get(0), STORM.phases().get(1),
				new TrafficSpec.Phase(12 * MILLI, STORM.phases().get(0).workload())), STORM.where());
		Plan plan = NatFixture.plan("cora", over);
		RunResult result = Simulation.run(NatFixture.request(plan, over, 40 * MILLI).withOrderLog(folder.resolve("order.jsonl"))
				.withUpgrade(new PlanUpgrade(39 * MILLI, plan)));
		assertSound(result);
		assertTrue(result.migrations().stream().anyMatch(m -> m.from() == Side.NIC), "there");
		assertTrue(result.migrations().stream().anyMatch(m -> m.from() == Side.CPU), "and back: " + result.migrations());
		assertTrue(result.runtime().upgrade().isPresent() && result.runtime().reversals() >= 1, "what was before a takeover counts, too");
	}

	/** It comes faster than its packets could be kept while it moves, and most of them never reach a core to be counted. */
	@Test
	void aFlowThatItsQueueDropsMostOfStays() {
		Plan flow = NatFixture.plan("flow", NatFixture.traffic(NatFixture.workload(2, 2000, 0.9)));
		assertSound(Simulation.run(NatFixture.request(flow, NatFixture.traffic(NatFixture.workload(25, 1, 0)), 2 * MILLI)));
	}

	@Test
	void manyFlowsMoveAtTheRateOfTheFlowTableAndNoneIsHandledNowhereForLong() {
		Plan plan = NatFixture.plan("cora", CALM);
		List<AskedMove> moves = List.of(new AskedMove(3 * MILLI, Side.NIC, 600), new AskedMove(7 * MILLI, Side.CPU, 600));
		List<FlowMoveReport> flows = new ArrayList<>();
		RunResult result = NatFixture.runWithFlowReports(NatFixture.request(plan, CALM, 11 * MILLI).withMoves(moves)
				.withOrderLog(folder.resolve("order.jsonl")), flows::add);
		assertSound(result);
		assertEquals(0, result.packets().resourceDrops());
		List<MigrationReport> asked = result.migrations().stream().filter(m -> m.reason().equals(AskedMove.REASON)).toList();
		assertEquals(2, asked.size());
		for (MigrationReport move : asked) {
			assertEquals(600, move.flows());
			assertEquals(0, move.aborted() + move.lost() + move.reordered());
			double perSecond = 2e9 * move.flows() / move.durationNanos();
			assertEquals(NatFixture.NIC.getFlowTable().getInsertRate(), perSecond, 0.15 * perSecond, move.toString());
			assertTrue(move.worstGapRatio() > 0 && move.worstGapRatio() <= 2, move.toString());
		}
		assertTrue(flows.size() >= 1200 && flows.stream().anyMatch(f -> f.lateBytes() > 0), flows.toString());
		Pcie pcie = NatFixture.NIC.getPcie();
		for (FlowMoveReport flow : flows) {
			double alone = pcie.getLatency() + (flow.lateBytes() + pcie.getPacketBytes()) * 8e9 / pcie.getBandwidth();
			assertTrue(flow.blackoutNanos() <= 2 * (flow.drainNanos() + alone), flow.toString());
		}
	}

	@Test
	void inWeakOrderNothingIsKeptAndPacketsOvertakeOthersOnlyWhileTheirFlowMoves() {
		Plan plan = NatFixture.eager("flow", CALM, OffloadSpec.Order.WEAK);
		RunResult weak = run(plan, CALM, 5 * MILLI);
		assertSound(weak);
		assertTrue(weak.runtime().promotedFlows() > 50, weak.runtime().toString());
		assertEquals(0, weak.packets().resourceDrops());
		assertTrue(weak.migrations().stream().allMatch(m -> m.bufferedPeak() == 0 && m.lost() == 0), "nothing is kept");
		assertTrue(weak.migrations().stream().anyMatch(m -> m.forwarded() > 0), "that is what it costs");
		RunResult strict = run(NatFixture.eager("flow", CALM), CALM, 5 * MILLI);
		assertTrue(weak.runtime().longestBlackoutUs() < strict.runtime().longestBlackoutUs(), "and this is what it gains: "
				+ weak.runtime().longestBlackoutUs() + " against " + strict.runtime().longestBlackoutUs());
	}

	@Test
	void flowsLeaveAnOverloadedCardInWeakOrder() {
		RunResult result = run(NatFixture.plan("cora", STORM, List.of(), OffloadSpec.Order.WEAK), STORM, 8 * MILLI);
		assertSound(result);
		List<MigrationReport> moves = result.migrations().stream().filter(m -> m.from() == Side.NIC).toList();
		assertFalse(moves.isEmpty(), "somebody moved: " + result.runtime());
		assertTrue(moves.stream().mapToLong(MigrationReport::forwarded).sum() > 0, "packets that waited there follow: " + moves);
		assertTrue(moves.stream().allMatch(m -> m.lost() == 0));
	}

	/** One in three transfers is lost until the third millisecond, copies and last changes alike. */
	@Test
	void transfersThatAreLostCostNeitherPacketsNorUpdatesAndAreTriedAgain() {
		for (OffloadSpec.Order order : OffloadSpec.Order.values()) {
			TrafficSpec lossy = new TrafficSpec("Lossy", List.of(CALM.phases().get(0),
					new TrafficSpec.Phase(MILLI / 2, CALM.phases().get(0).workload(), new TrafficSpec.Conditions(0, 1, 0.67)),
					new TrafficSpec.Phase(3 * MILLI, CALM.phases().get(0).workload())), CALM.where());
			Plan plan = NatFixture.plan("cora", CALM, List.of(), order);
			List<AskedMove> moves = List.of(new AskedMove(MILLI, Side.NIC, 250), new AskedMove(4 * MILLI, Side.CPU, 250));
			RunResult result = Simulation.run(NatFixture.request(plan, lossy, 5 * MILLI).withMoves(moves)
					.withOrderLog(folder.resolve("order.jsonl")));
			assertSound(result);
			assertEquals(0, result.packets().resourceDrops());
			RuntimeSummary runtime = result.runtime();
			assertTrue(runtime.transfersLost() > 20 && runtime.flowsRetried() > 50, runtime.toString());
			assertTrue(runtime.flowsAborted() >= runtime.flowsRetried(), "what is tried again has stayed before");
			List<MigrationReport> asked = result.migrations().stream().filter(m -> m.reason().equals(AskedMove.REASON)).toList();
			int arrived = asked.stream().filter(m -> m.from() == Side.NIC).mapToInt(m -> m.flows() - m.aborted()).sum();
			assertTrue(arrived > 200, "nearly all get there in the end: " + arrived);
			assertTrue(asked.stream().allMatch(m -> m.lost() == 0));
			assertTrue(order == OffloadSpec.Order.WEAK || asked.stream().allMatch(m -> m.reordered() == 0));
		}
	}

	// ---- what must not go unnoticed

	@Test
	void aSharedStoreIsCaught() {
		assertCaught(NatFixture.runWithSharedStore(request()));
	}

	@Test
	void aSkippedDrainIsCaught() {
		assertCaught(NatFixture.runWithFault(request(), real -> new FaultyDataplane(real) {
			@Override
			public void watchDrain(int flow) {
				((SimDataplane) real).pretendDrained(flow);
			}
		}));
	}

	@Test
	void aForgottenDeltaIsCaught() {
		Map<Integer, byte[]> first = new HashMap<>();
		assertCaught(NatFixture.runWithFault(request(), real -> new FaultyDataplane(real) {
			@Override
			public byte[] snapshot(Side side, int flow) {
				return first.computeIfAbsent(flow, f -> super.snapshot(side, f));
			}

			@Override
			public boolean isUnchanged(Side side, int flow, byte[] entries) {
				return true;
			}
		}));
	}

	@Test
	void anEarlySwitchIsCaught() {
		assertCaught(NatFixture.runWithFault(request(), real -> new FaultyDataplane(real) {
			@Override
			public void hold(int flow, boolean onNic, boolean onCpu) {
				((SimDataplane) real).switchOwner(flow, onNic ? Side.NIC : Side.CPU);
			}
		}));
	}

	private SimulationRequest request() {
		TrafficSpec busy = NatFixture.traffic(NatFixture.workload(6, 300, 1.2));
		return NatFixture.request(NatFixture.eager("flow", CALM), busy, 6 * MILLI)
				.withOrderLog(folder.resolve("order.jsonl"));
	}

	private RunResult run(Plan plan, TrafficSpec traffic, long nanos) {
		return Simulation.run(NatFixture.request(plan, traffic, nanos).withOrderLog(folder.resolve("order.jsonl")));
	}

	private static void assertSound(RunResult result) {
		for (Invariant invariant : result.invariants()) {
			assertTrue(invariant.holds(), invariant.toString());
		}
	}

	private static void assertCaught(RunResult result) {
		assertTrue(result.runtime().flowsMoved() > 10, "flows moved at all: " + result.runtime());
		assertFalse(result.isSound(), "the fault went unnoticed: " + result.invariants());
	}
}
