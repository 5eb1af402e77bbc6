// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.cora.benchmarks.paper.Subjects;
import org.cora.ir.spec.OffloadSpec.Order;
import org.junit.jupiter.api.Test;

class MigrationBenchTest {

	@Test
	void flowsLeaveTheCardAndComeBackAtTheRateOfItsTable() {
		Path nat = Subjects.shipped().stream().filter(f -> f.endsWith("nat/nat.cora")).findFirst().orElseThrow();
		assertEquals(List.of("NatOnAgilio", "NatOnBlueField"), MigrationBench.offloads(nat));
		List<MigrationRow> rows = new MigrationBench(nat, "NatOnBlueField", 400, 0.1, 1).run(List.of(Order.STRICT),
				List.of(false, true), what -> { });
		assertEquals(List.of("nic-to-cpu", "cpu-to-nic", "nic-to-cpu", "cpu-to-nic"), rows.stream().map(MigrationRow::direction).toList());
		for (MigrationRow row : rows) {
			assertTrue(row.sound(), row.toString());
			assertEquals(400, row.moved());
			assertEquals(0.1, Math.max(row.nicLoad(), row.hostLoad()), 0.01);
			assertEquals(1, row.entriesPerSecond() / row.limitPerSecond(), 0.05, row.toString());
			assertEquals(0, row.dropped() + row.reordered());
			assertTrue(row.worstGapRatio() > 0 && row.worstGapRatio() <= 2, row.toString());
			assertTrue(row.meanGapUs() > 0 && row.meanGapUs() <= row.longestGapUs(), row.toString());
			assertEquals(row.partial(), row.bytesAfter() > 0, row.toString());
		}
		for (int i = 0; i < 2; i++) {
			assertTrue(rows.get(i + 2).bytesBefore() < rows.get(i).bytesBefore(), rows.toString());
		}
	}
}
