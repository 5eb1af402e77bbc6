// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import static org.cora.sim.internal.engine.NatFixture.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.cora.ir.source.SourceRange;
import org.cora.ir.spec.OffloadSpec.Order;
import org.cora.ir.spec.TrafficSpec;
import org.cora.ir.spec.TrafficSpec.Conditions;
import org.cora.ir.spec.TrafficSpec.Phase;
import org.cora.ir.spec.Workload;
import org.cora.ir.spec.Workload.Synthetic;
import org.cora.planner.plan.Plan;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.sim.metrics.Invariant;
import org.cora.sim.metrics.PacketCounts;

class RunProperties {

	private static final Map<String, Plan> PLANS = new ConcurrentHashMap<>();
	private static final TrafficSpec PLANNED_FOR = NatFixture.traffic(NatFixture.workload(2, 2000, 0.9));

	/** Up to four phases of half a millisecond to two, each with its own rate, skew and churn, cores and flow table. */
	@Property(tries = 12, shrinking = ShrinkingMode.OFF)
	void noStormBreaksAnything(@ForAll @IntRange(min = 1, max = 100_000) int seed) {
		Random random = new Random(seed);
		String name = random.nextBoolean() ? "cora" : "flow";
		TrafficSpec storm = storm(random);
		Plan plan = PLANS.computeIfAbsent(name, n -> NatFixture.plan(n, PLANNED_FOR));
		SimulationRequest request = NatFixture.request(plan, storm, 6 * MILLI).withSeed(seed)
				.warm(random.nextBoolean());
		request = random.nextBoolean() ? request.withGoals(NatFixture.goals(NatFixture.NAT, PLANNED_FOR, List.of(), Order.STRICT)) : request;
		RunResult result = Simulation.run(request);
		for (Invariant invariant : result.invariants()) {
			assertTrue(invariant.holds(), name + ", seed " + seed + ": " + invariant);
		}
		assertEquals(0, result.migrations().stream().mapToLong(m -> m.lost() + m.reordered()).sum());
	}

	private static TrafficSpec storm(Random random) {
		List<Phase> phases = new ArrayList<>();
		long start = 0;
		for (int i = 0; i < 2 + random.nextInt(3); i++) {
			Synthetic usual = (Synthetic) NatFixture.workload(0.5 + 8 * random.nextDouble(), 100 + random.nextInt(4000),
					1.5 * random.nextDouble());
			Workload workload = new Synthetic(usual.flows(), usual.popularity(), usual.sizes(), usual.packetsPerSecond(),
					random.nextInt(3) == 0 ? 1e6 : 2000, usual.arrivals(), usual.tcpShare(), usual.replyShare());
			phases.add(new Phase(start, workload, i == 0 ? Conditions.NORMAL
					: new Conditions(random.nextInt(5), 0.05 + 0.95 * random.nextDouble(), random.nextBoolean() ? 1 : random.nextDouble())));
			start += MILLI / 2 + random.nextInt((int) (3 * MILLI / 2));
		}
		return new TrafficSpec("Storm", phases, SourceRange.NONE);
	}

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
