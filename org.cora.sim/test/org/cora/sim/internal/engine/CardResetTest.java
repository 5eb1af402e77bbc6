// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import static org.cora.sim.internal.engine.NatFixture.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.ir.spec.TrafficSpec;
import org.cora.planner.plan.Plan;
import org.cora.sim.AskedMove;
import org.cora.sim.CardResets;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.sim.metrics.Invariant;
import org.cora.sim.metrics.ResetReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The card is reset while packets flow. */
class CardResetTest {

	private static final TrafficSpec CALM = NatFixture.traffic(NatFixture.workload(3, 4000, 0.9));
	/** So few packets from 2 ms on that nothing changes between a checkpoint and the reset. */
	private static final TrafficSpec QUIET = NatFixture.storm(NatFixture.workload(2, 2000, 0.9), 2 * MILLI,
			NatFixture.workload(1e-5, 2000, 0.9));
	private static final Plan FLOW = NatFixture.eager("flow", CALM);
	private static final Plan CORA = NatFixture.plan("cora", CALM);
	private static final CardResets ONCE = new CardResets(List.of(3 * MILLI), MILLI / 2, MILLI);

	@TempDir
	Path folder;

	@Test
	void flowsGoOnAtTheHostAndAreThenPromotedAgain() {
		RunResult result = run(FLOW, CALM, 6 * MILLI, ONCE);
		assertSound(result);
		assertEquals(List.of("reset"), result.packets().byCause().stream().map(c -> c.cause()).toList());
		ResetReport reset = result.runtime().checkpoints().resets().get(0);
		assertTrue(reset.flowsToHost() > 30 && reset.flowsOnCard() == 0, reset.toString());
		assertTrue(reset.stateAgeNanos() > 0 && reset.stateAgeNanos() <= MILLI, reset.toString());
		assertEquals(3.5 * MILLI, reset.backNanos(), 0.01 * MILLI, "the card gets nothing back but its sums");
		assertTrue(result.migrations().stream().anyMatch(m -> m.atNanos() > reset.backNanos() && m.from() == Side.CPU),
				"they go to the card again");
		assertTrue(result.runtime().checkpoints().checkpoints() >= 3 && result.runtime().checkpoints().bytes() > 0);
	}

	@Test
	void flowsThatComeToTheCardGoOnThereWhenItHasItsStateAgain() {
		RunResult result = run(CORA, CALM, 6 * MILLI, ONCE);
		assertSound(result);
		ResetReport reset = result.runtime().checkpoints().resets().get(0);
		assertTrue(reset.flowsOnCard() > 1000 && reset.bytesToCard() > 50_000, reset.toString());
		assertTrue(reset.backNanos() > 3.5 * MILLI, "filling it takes time");
		double away = 3e-3 * (reset.backNanos() - reset.atNanos());
		assertEquals(away, result.packets().resourceDrops(), 0.1 * away, "packets that come meanwhile are lost, and few others");
	}

	/** Without a checkpoint flows go on with what crossed over when they went to the card. */
	@Test
	void theHostKnowsWhatItGaveAway() {
		RunResult result = run(FLOW, CALM, 5 * MILLI, new CardResets(List.of(3 * MILLI), 0, 0));
		assertSound(result);
		ResetReport reset = result.runtime().checkpoints().resets().get(0);
		assertEquals(3 * MILLI, reset.stateAgeNanos());
		assertTrue(reset.flowsToHost() > 30, reset.toString());
	}

	/** The checkpoint at 3 ms has come across by 3.6 ms, and nothing happens until the reset. */
	@Test
	void stateIsWhatItWasWhenTheLastCheckpointBegan() throws IOException {
		for (Plan plan : List.of(FLOW, CORA)) {
			long without = digestAfter(run(plan, QUIET, 4 * MILLI, CardResets.NONE));
			long with = digestAfter(run(plan, QUIET, 4 * MILLI, new CardResets(List.of(3_800_000L), MILLI / 10, MILLI)));
			assertEquals(without, with, plan.getStrategy());
			long older = digestAfter(run(plan, QUIET, 4 * MILLI, new CardResets(List.of(3_800_000L), MILLI / 10, 0)));
			assertTrue(older != without, "and without a checkpoint it isn't");
		}
	}

	@Test
	void movesUnderWayEndAndWhatIsKeptGoesOn() {
		List<AskedMove> moves = List.of(new AskedMove(2 * MILLI, Side.NIC, 500), new AskedMove(3_100_000, Side.CPU, 500));
		CardResets twice = new CardResets(List.of(2_500_000L, 3_500_000L), MILLI / 4, MILLI);
		RunResult result = Simulation.run(request(CORA, CALM, 5 * MILLI, twice).withMoves(moves));
		assertSound(result);
		assertEquals(2, result.runtime().checkpoints().resets().size());
		assertTrue(result.runtime().flowsAborted() > 0, "some were under way: " + result.runtime());
		assertEquals(0, result.migrations().stream().mapToLong(m -> m.lost()).sum());
	}

	private SimulationRequest request(Plan plan, TrafficSpec traffic, long nanos, CardResets resets) {
		return NatFixture.request(plan, traffic, nanos).withOrderLog(folder.resolve("order.jsonl")).withResets(resets);
	}

	private RunResult run(Plan plan, TrafficSpec traffic, long nanos, CardResets resets) {
		return Simulation.run(request(plan, traffic, nanos, resets));
	}

	/** Digest of the final state, both sides put together: the last line of the order log. */
	private long digestAfter(RunResult result) throws IOException {
		assertSound(result);
		List<String> lines = Files.readAllLines(folder.resolve("order.jsonl"));
		return Long.parseLong(lines.get(lines.size() - 1).replaceAll("[^-\\d]", ""));
	}

	static void assertSound(RunResult result) {
		for (Invariant invariant : result.invariants()) {
			assertTrue(invariant.holds(), invariant.toString());
		}
	}
}
