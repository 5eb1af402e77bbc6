// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.speed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cora.benchmarks.paper.Subjects;
import org.junit.jupiter.api.Test;

/** What is measured is there; how fast it was says nothing here. */
class SpeedBenchTest {

	private static Path nat() {
		return Subjects.shipped().stream().filter(f -> f.endsWith("nat.cora")).findFirst().orElseThrow();
	}

	@Test
	void everyModeHasItsRow() {
		SpeedResult result = new SpeedBench(List.of(100L), 0.01, 20_000, 0, true, 1).run(List.of(nat()), what -> {
		});
		List<SpeedRow> rows = result.rows();
		assertEquals(1, result.profile().stream().mapToDouble(ProfileShare::share).sum(), 1e-6, result.profile().toString());
		assertEquals(List.of("floor ", "functional compiled", "functional interpreted", "source ", "timed compiled"),
				rows.stream().map(r -> r.mode() + " " + r.executor()).toList());
		assertEquals(Set.of("", "Nat"), rows.stream().map(SpeedRow::nf).collect(Collectors.toSet()));
		for (SpeedRow row : rows) {
			assertTrue(row.packetsPerSecond() > 0 && row.packetsPerCpuSecond() > 0, row.toString());
			assertEquals(100, row.flows());
		}
	}

	@Test
	void withoutACompilerItSaysWhatIsNeeded() {
		List<String> said = new ArrayList<>();
		assertNull(Ns3Forwarding.build("no-such-compiler", said::add));
		assertTrue(said.get(1).contains("apt-get install g++ libns3-dev"), said.toString());
	}

	@Test
	void aRecordingGivesTheRunThatWasRecorded() {
		TimedSpeed timed = new TimedSpeed(SpeedCase.of(nat()));
		Recording recording = timed.record(50, 3_000, 1);
		assertEquals(6_000, recording.packets());
		SpeedRow row = timed.simulate(50, recording, 1);
		assertEquals(1, row.forwarded(), 0.02, row.toString());
	}

	@Test
	void packetsOfTheRecordingAreStillTheFlowsOwn() {
		SpeedRow row = new FunctionalSpeed(SpeedCase.of(nat()), 3).compiled(50, 0.01);
		assertEquals(1, row.forwarded(), row.toString());
	}
}
