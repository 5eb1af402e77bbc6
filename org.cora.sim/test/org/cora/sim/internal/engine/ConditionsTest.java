// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import static org.cora.sim.internal.engine.NatFixture.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.cora.ir.source.SourceRange;
import org.cora.ir.spec.TrafficSpec;
import org.cora.ir.spec.TrafficSpec.Conditions;
import org.cora.ir.spec.TrafficSpec.Phase;
import org.cora.ir.spec.Workload;
import org.cora.planner.plan.Plan;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of host and card changes while packets flow. */
class ConditionsTest {

	private static final Workload WORKLOAD = NatFixture.workload(3, 4000, 0.9);
	private static final TrafficSpec CALM = NatFixture.traffic(WORKLOAD);

	@TempDir
	Path folder;

	private static TrafficSpec with(Conditions conditions) {
		return new TrafficSpec("Storm", List.of(new Phase(0, WORKLOAD), new Phase(2 * MILLI, WORKLOAD, conditions),
				new Phase(4 * MILLI, WORKLOAD)), SourceRange.NONE);
	}

	private RunResult run(String strategy, TrafficSpec traffic) {
		Plan plan = NatFixture.eager(strategy, CALM);
		return Simulation.run(NatFixture.request(plan, traffic, 6 * MILLI).withOrderLog(folder.resolve("order.jsonl")));
	}

	@Test
	void whatFewerHostCoresCantTakeIsLostAndNothingIsReordered() {
		RunResult calm = run("host", CALM);
		RunResult loss = run("host", with(new Conditions(1, 1)));
		assertTrue(calm.isSound() && loss.isSound(), loss.invariants().toString());
		assertEquals(0, calm.packets().resourceDrops());
		assertTrue(loss.packets().resourceDrops() > 100, "one core can't do the work of four: " + calm.cpu());
		assertTrue(loss.cpu().coresMean() < calm.cpu().coresMean());
		assertTrue(loss.packets().byCause().stream().allMatch(c -> c.cause().equals("host receive queue")));
	}

	@Test
	void aSlowerFlowTableTakesFewerFlows() {
		RunResult calm = run("flow", CALM);
		RunResult slow = run("flow", with(new Conditions(0, 0.02)));
		assertTrue(slow.isSound(), slow.invariants().toString());
		assertTrue(slow.runtime().insertions() < 0.9 * calm.runtime().insertions(),
				slow.runtime().insertions() + " against " + calm.runtime().insertions());
	}
}
