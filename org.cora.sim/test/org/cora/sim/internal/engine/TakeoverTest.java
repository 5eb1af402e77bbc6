// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import static org.cora.sim.internal.engine.NatFixture.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.spec.OffloadSpec.Order;
import org.cora.ir.spec.TrafficSpec;
import org.cora.planner.plan.Plan;
import org.cora.sim.PlanUpgrade;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.metrics.Invariant;
import org.cora.sim.metrics.UpgradeReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another plan takes over while packets flow. */
class TakeoverTest {

	private static final TrafficSpec CALM = NatFixture.traffic(NatFixture.workload(2, 1500, 0.9));
	private static final Plan FLOW = NatFixture.plan("flow", CALM);
	private static final Plan CORA = NatFixture.plan("cora", CALM);

	@TempDir
	Path folder;

	private RunResult upgrade(Plan from, Plan to) {
		return Simulation.run(NatFixture.request(from, CALM, 7 * MILLI).withUpgrade(new PlanUpgrade(2 * MILLI, to))
				.withOrderLog(folder.resolve("order.jsonl")));
	}

	@Test
	void flowsFollowTheirPacketsToTheHostAndHeavyOnesComeBack() {
		RunResult result = upgrade(CORA, FLOW);
		UpgradeReport report = assertSmooth(result);
		assertTrue(report.bytes() > 0 && report.standNanos() > 0, "the pool crosses: " + report);
		assertTrue(result.migrations().stream().anyMatch(m -> m.atNanos() > report.inForceNanos() && m.reason().equals("promotion")),
				"and is promoted as the new plan says");
	}

	@Test
	void flowsFollowTheirPacketsToTheCard() {
		assertSmooth(upgrade(FLOW, CORA));
	}

	private static UpgradeReport assertSmooth(RunResult result) {
		for (Invariant invariant : result.invariants()) {
			assertTrue(invariant.holds(), invariant.toString());
		}
		assertEquals(0, result.packets().resourceDrops(), result.packets().toString());
		UpgradeReport report = result.runtime().upgrade().orElseThrow();
		assertTrue(report.flows() > 500 && report.arrived() > 0.95 * report.flows(), report.toString());
		assertTrue(report.inForceNanos() - report.atNanos() < MILLI, report.toString());
		return report;
	}

	@Test
	void aPlanOfTheSameKindNeedsNobodyToMove() {
		RunResult result = upgrade(CORA, CORA);
		UpgradeReport report = result.runtime().upgrade().orElseThrow();
		assertTrue(result.isSound(), result.invariants().toString());
		assertEquals(List.of(0, 0L, 0L), List.of(report.flows(), report.bytes(), report.standNanos()));
	}

	@Test
	void whatWouldHaveToBeDividedAnewIsRefused() {
		CoraException refused = assertThrows(CoraException.class, () -> upgrade(CORA, NatFixture.plan("host", CALM)));
		assertTrue(refused.getMessage().contains("where each flow is now and would be on the host"), refused.getMessage());
		assertThrows(CoraException.class, () -> upgrade(CORA, NatFixture.plan("cora", CALM, List.of(), Order.WEAK)));
	}
}
