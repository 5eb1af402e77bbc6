// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import static org.cora.sim.internal.engine.NatFixture.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cora.exec.NatIr;
import org.cora.exec.traffic.TrafficSource;
import org.cora.ir.program.Nf;
import org.cora.ir.program.PoolRange;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.TrafficSpec;
import org.cora.planner.plan.Plan;
import org.cora.runtime.Dataplane;
import org.cora.sim.RunResult;
import org.cora.sim.SimulationRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs as long as one likes: memory is for the flows that are there at a time and the packets under way, whatever went before. */
class LongRunTest {

	/** Two thousand flows begin in a second; a word for each of them would be seen. */
	private static final long FEW_BYTES = 2048;
	/** What is listed up to a number: migrations one by one, points of signals, items of a pool that were given back. */
	private static final Set<String> BOUNDED = Set.of("MigrationLog.reports", "Series.points", "ItemQueue.ring");

	@ParameterizedTest
	@ValueSource(strings = { "nic", "flow" })
	void memoryAfterALongRunIsThatAfterAShortOne(String strategy) {
		Map<String, Long> early = held(strategy, 300);
		Map<String, Long> late = held(strategy, 1200);
		assertTrue(early.get("FlowTable.records") > 0, "looked into");
		Map<String, String> more = new TreeMap<>();
		late.forEach((field, bytes) -> {
			if (bytes > early.getOrDefault(field, 0L) + FEW_BYTES && !BOUNDED.contains(field)) {
				more.put(field, early.get(field) + " bytes, then " + bytes);
			}
		});
		assertEquals(Map.of(), more);
	}

	/** By field, after so much virtual time. Sums by address come to an end before the shorter run does. */
	private static Map<String, Long> held(String strategy, long millis) {
		PoolRange outside = new PoolRange(NatIr.FIRST_OUTSIDE, NatIr.FIRST_OUTSIDE, 1024, 9215);
		Nf nat = HotPathTest.forgetful(NatIr.nat(1024, outside), 20 * MILLI, 256);
		TrafficSpec traffic = NatFixture.traffic(NatFixture.workload(0.2, 300, 0.5));
		Plan plan = NatFixture.plan(nat, strategy, traffic, List.of(), OffloadSpec.Order.STRICT);
		SimulationRequest request = SimulationRequest.of(nat, plan, NatFixture.NIC, NatFixture.HOST, 4, traffic)
				.withDuration(millis * MILLI);
		Dataplane[] plane = new Dataplane[1];
		try (TrafficSource source = new TrafficSource(traffic, Path.of(""), 1)) {
			RunResult result = new SimulationRun(request, source, List.of()).withFault(p -> plane[0] = p).run();
			assertTrue(result.isSound(), result.invariants()::toString);
			assertTrue(result.packets().byCause().stream().noneMatch(d -> d.cause().equals("no free endpoint")), "the pool suffices");
			assertEquals(strategy.equals("flow"), result.runtime().flowsMoved() > 100);
		}
		return HeldMemory.of(plane[0]);
	}
}
