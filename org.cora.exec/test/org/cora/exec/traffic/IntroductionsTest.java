// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cora.exec.packet.Packet;
import org.cora.ir.source.SourceRange;
import org.cora.ir.spec.TrafficSpec;
import org.cora.ir.spec.Workload;
import org.junit.jupiter.api.Test;

/** Flows that a run finds known when it begins. */
class IntroductionsTest {

	/** What the flows that are active at the beginning send first, in the order of their popularity. */
	private static List<Long> active(List<Long> timeouts) {
		Workload workload = new Workload.Synthetic(200, new Workload.Popularity.Zipf(0.9), new Workload.Sizes.Imix(), 1e6, 10_000,
				Workload.Arrivals.POISSON, 0.85, 0.5);
		TrafficSpec spec = new TrafficSpec("T", List.of(new TrafficSpec.Phase(0, workload)), SourceRange.NONE);
		List<Long> connections = new ArrayList<>();
		try (TrafficSource source = TrafficSource.settled(spec, Path.of(""), 1, new int[] {0, 1}, timeouts, 10_000_000)) {
			Introductions introductions = source.introductions();
			Packet packet = new Packet();
			while (introductions.next(packet)) {
				if (introductions.isFirst()) {
					connections.add(introductions.connection());
				}
			}
		}
		return connections;
	}

	/** Each flow says once for each direction what it sends that way; those that have ended say nothing. */
	@Test
	void whatAllActiveFlowsSendIsAllPackets() {
		for (double replies : new double[] {0, 0.3, 0.5}) {
			Workload workload = new Workload.Synthetic(200, new Workload.Popularity.Zipf(0.9), new Workload.Sizes.Imix(), 1e6, 10_000,
					Workload.Arrivals.POISSON, 0.85, replies);
			TrafficSpec spec = new TrafficSpec("T", List.of(new TrafficSpec.Phase(0, workload)), SourceRange.NONE);
			double[] ofPort = new double[2];
			try (TrafficSource source = TrafficSource.settled(spec, Path.of(""), 1, new int[] {0, 1}, List.of(1_000_000L), 10_000_000)) {
				Introductions introductions = source.introductions();
				Packet packet = new Packet();
				while (introductions.next(packet)) {
					ofPort[introductions.port()] += introductions.share();
					assertTrue(introductions.share() == 0 || !introductions.hasEnded());
					introductions.forwarded(packet, introductions.port(), 1 - introductions.port());
				}
			}
			assertEquals(1 - replies, ofPort[0], 1e-9);
			assertEquals(replies, ofPort[1], 1e-9);
		}
	}

	/** A profile, which needs none that have ended, and a simulation, which does, are of the same flows. */
	@Test
	void thoseThatEndedBeforeLeaveThePlacesToThoseThatAreThere() {
		List<Long> alone = active(List.of());
		List<Long> afterOthers = active(List.of(1_000_000L, 5_000_000L));
		assertEquals(200, alone.size());
		assertEquals(200 + 2 * 100, afterOthers.size(), "ten milliseconds of flows for each timeout");
		assertEquals(alone, afterOthers.subList(200, 400));
		assertTrue(alone.stream().noneMatch(afterOthers.subList(0, 200)::contains));
	}
}
