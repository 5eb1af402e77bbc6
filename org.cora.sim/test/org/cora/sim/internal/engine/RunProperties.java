// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import static org.cora.sim.internal.engine.NatFixture.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.cora.ir.spec.TrafficSpec;
import org.cora.planner.plan.Plan;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.metrics.Invariant;
import org.cora.sim.metrics.PacketCounts;

class RunProperties {

	private static final Map<String, Plan> PLANS = new ConcurrentHashMap<>();
	private static final TrafficSpec PLANNED_FOR = NatFixture.traffic(NatFixture.workload(2, 2000, 0.9));

	@Property(tries = 40, shrinking = ShrinkingMode.OFF)
	void noPacketIsLostOrMadeAndNoOrderBroken(@ForAll @DoubleRange(min = 0.1, max = 30) double mpps,
			@ForAll @IntRange(min = 1, max = 5000) int flows, @ForAll @DoubleRange(min = 0, max = 1.8) double zipf,
			@ForAll @IntRange(min = 0, max = 2) int strategy, @ForAll @IntRange(min = 1, max = 1000) int seed) {
		String name = new String[] { "cora", "flow", "host" }[strategy];
		Plan plan = PLANS.computeIfAbsent(name, n -> NatFixture.plan(n, PLANNED_FOR));
		TrafficSpec traffic = NatFixture.traffic(NatFixture.workload(mpps, flows, zipf));
		RunResult result = Simulation.run(NatFixture.request(plan, traffic, 2 * MILLI).withSeed(seed));
		for (Invariant invariant : result.invariants()) {
			assertTrue(invariant.holds(), name + ", " + mpps + " Mpps, " + flows + " flows: " + invariant);
		}
		PacketCounts p = result.packets();
		assertEquals(p.offered(), p.delivered() + p.passed() + p.policyDrops() + p.resourceDrops() + p.inFlight());
		assertEquals(p.policyDrops() + p.resourceDrops(), p.byCause().stream().mapToLong(c -> c.packets()).sum());
		assertEquals(0, p.reorderedWithinFlow());
	}
}
