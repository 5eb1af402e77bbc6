// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing;

import static org.cora.testing.NfFixture.clause;
import static org.cora.testing.NfFixture.constraint;
import static org.cora.testing.NfFixture.cores;
import static org.cora.testing.NfFixture.nf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.cora.exec.run.OrderReplay;
import org.cora.ir.text.Fingerprint;
import org.cora.planner.Planner;
import org.cora.planner.plan.Explanation;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Strategy;
import org.cora.planner.validate.PlanValidator;
import org.cora.runtime.migration.MigrationReport;
import org.cora.sim.RunResult;
import org.cora.sim.metrics.PacketCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The NAT from source text to a simulated offload. */
class NatOffloadTest {

	private static final long MILLI = 1_000_000;

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "agilio-cx", "bluefield-2" })
	void noStrategyBeatsCoraInTheModelAndEveryPlanIsValid(String card) {
		PlanningProblem problem = nf("nat").on(card).under("campus").problem();
		double cora = plan("cora", problem).getObjective().getHostCores();
		for (Strategy strategy : Strategies.all()) {
			Plan plan = plan(strategy.name(), problem);
			if (plan.isFeasible()) {
				assertEquals(List.of(), PlanValidator.check(problem, plan), strategy.name());
				assertTrue(cora <= plan.getObjective().getHostCores() + 1e-9, strategy.name());
			} else {
				assertFalse(plan.getReason().isBlank(), strategy.name());
			}
		}
	}

	@Test
	void everyStateIsExplainedAtItsDeclaration() {
		Plan plan = nf("nat").under("campus").plan();
		String text = nf("nat").compile().program().nf("Nat").orElseThrow().states().stream()
				.map(s -> s.name()).collect(Collectors.joining(" "));
		for (String state : text.split(" ")) {
			assertTrue(plan.getExplanations().stream().anyMatch(e -> explains(e, state)), state);
		}
	}

	private static boolean explains(Explanation explanation, String state) {
		return explanation.getText().startsWith(state + " ") && explanation.getSource() != null
				&& explanation.getSource().getFile().endsWith("nat.cora") && explanation.getSource().getLine() > 0;
	}

	@Test
	void aPinIsKept() {
		Plan plan = nf("nat").under("campus").with(clause("keep free on cpu")).planOnly();
		assertTrue(plan.isFeasible(), plan.getReason());
		assertTrue(plan.getStates().stream().filter(s -> s.getState().getName().equals("free")).allMatch(s -> s.isPinned()));
		assertTrue(plan.getObjective().getHostCores() >= nf("nat").under("campus").planOnly().getObjective().getHostCores());
	}

	@Test
	void whatCannotBeReachedIsRefusedWithTheReason() {
		Plan plan = nf("nat").underTraffic("flows 1000 uniform packets imix rate 60 Mpps")
				.with(cores(1), constraint("throughput >= 60 Mpps")).planOnly();
		assertFalse(plan.isFeasible());
		assertFalse(plan.getReason().isBlank());
	}

	@ParameterizedTest
	@ValueSource(strings = { "cora", "host", "state", "flow" })
	void packetsAreConservedAndInvariantsHoldUnderEveryStrategy(String strategy) {
		for (String card : List.of("agilio-cx", "bluefield-2")) {
			RunResult run = nf("nat").on(card).underTraffic(SMALL).by(strategy).run(5 * MILLI, 1);
			PacketCounts packets = run.packets();
			assertEquals(packets.offered() + packets.generated(), packets.delivered() + packets.passed()
					+ packets.policyDrops() + packets.resourceDrops() + packets.inFlight(), card);
			assertTrue(run.isSound(), () -> card + " " + strategy + " " + run.invariants());
			assertTrue(packets.delivered() > 0.95 * packets.offered(), () -> card + " " + strategy + " " + packets);
		}
	}

	private static final String SMALL = "flows 2000 zipf 0.9 packets imix rate 2 Mpps arrivals 20 k/s";

	@Test
	void flowsMoveWhileTrafficChangesAndTheLoggedOrderReplays() {
		Path order = folder.resolve("order");
		RunResult run = nf("nat").on("bluefield-2").underTraffic(SMALL).by("flow").with(clause("adapt every 1 ms"))
				.run(10 * MILLI, 7, request -> request.withOrderLog(order));
		assertTrue(run.runtime().flowsMoved() > 0, "flows move");
		assertTrue(run.isSound(), () -> run.invariants().toString());
		assertTrue(run.migrations().stream().allMatch(m -> m.lost() == 0 && m.reordered() == 0),
				() -> run.migrations().stream().map(MigrationReport::toString).collect(Collectors.joining("\n")));
		var nat = nf("nat").on("bluefield-2").underTraffic(SMALL).program();
		OrderReplay.Result replay = OrderReplay.run(nat, Fingerprint.of(nat), order, folder.resolve("order.pcap"), null);
		assertTrue(replay.verified(), replay.firstDifference());
		assertTrue(replay.handlers() >= run.packets().delivered());
	}

	@Test
	void inWeakOrderNoPacketIsKept() {
		RunResult run = nf("nat").on("bluefield-2").underTraffic(SMALL).by("flow")
				.with(clause("adapt every 1 ms { order weak }")).run(10 * MILLI, 7);
		assertTrue(run.runtime().flowsMoved() > 0, "flows move");
		assertTrue(run.isSound(), () -> run.invariants().toString());
		assertTrue(run.migrations().stream().allMatch(m -> m.lost() == 0 && m.bufferedPeak() == 0),
				() -> run.migrations().stream().map(MigrationReport::toString).collect(Collectors.joining("\n")));
		assertTrue(run.invariants().stream().anyMatch(i -> i.detail().contains("while it moved in weak order")));
	}

	@Test
	void theSameSeedGivesTheSameRunAndAnotherSeedAnother() {
		NfFixture fixture = nf("nat").underTraffic(SMALL).by("flow");
		RunResult once = fixture.run(3 * MILLI, 5);
		RunResult again = fixture.run(3 * MILLI, 5);
		RunResult other = fixture.run(3 * MILLI, 6);
		assertEquals(once.packets(), again.packets());
		assertEquals(once.latency(), again.latency());
		assertEquals(once.migrations(), again.migrations());
		assertFalse(once.latency().equals(other.latency()), "another seed must matter");
	}

	private static Plan plan(String strategy, PlanningProblem problem) {
		return Planner.planOnly(problem, Strategies.named(strategy).orElseThrow());
	}
}
