// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyTest {

	private static final Latency.Station IDLE = new Latency.Station(4, 0, 1e-6, 1);

	@Test
	void withoutQueueingItIsTheFixedPart() {
		Latency latency = new Latency(List.of(new Latency.Way(1, 2000, true, false)), IDLE, IDLE);
		assertEquals(2000, latency.meanNanos(), 1e-9);
		assertEquals(2000, latency.exceededBy(0.01), 1e-3);
	}

	/** M/M/1: 1 % wait longer than ln(ρ / 0.01) / (μ − λ). */
	@Test
	void percentileOfMM1() {
		Latency.Station station = new Latency.Station(1, 900_000, 1e-6, 1);
		Latency latency = new Latency(List.of(new Latency.Way(1, 500, false, true)), IDLE, station);
		assertEquals(500 + Math.log(0.9 / 0.01) / 100_000 * 1e9, latency.exceededBy(0.01), 1);
		assertEquals(500 + 9000, latency.meanNanos(), 1e-6);
	}

	@Test
	void aRareSlowWayDecidesThePercentile() {
		List<Latency.Way> ways = List.of(new Latency.Way(0.98, 1000, true, false),
				new Latency.Way(0.02, 9000, true, true));
		assertEquals(9000, new Latency(ways, IDLE, IDLE).exceededBy(0.01), 1);
		assertTrue(new Latency(ways, IDLE, IDLE).exceededBy(0.03) < 1001);
	}

	@Test
	void overloadHasNoBound() {
		Latency.Station station = new Latency.Station(1, 2_000_000, 1e-6, 1);
		Latency latency = new Latency(List.of(new Latency.Way(1, 0, true, false)), station, IDLE);
		assertEquals(Double.POSITIVE_INFINITY, latency.meanNanos());
		assertEquals(Double.POSITIVE_INFINITY, latency.exceededBy(0.01));
	}
}
