// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.storms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.spec.TrafficSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StormBenchTest {

	@Test
	void everyShippedStormIsInTheSource() {
		Compilation compiled = CoraCompiler.compile(Storms.source()).orThrow();
		assertEquals(List.of(), compiled.diagnostics());
		for (Storm storm : Storms.all()) {
			assertTrue(compiled.traffic(storm.traffic()).orElseThrow().phases().size() > 1, storm.name());
			long last = compiled.traffic(storm.traffic()).orElseThrow().phases().stream().mapToLong(p -> p.startNanos()).max()
					.orElseThrow();
			assertTrue(last < storm.lastMillis() * 1_000_000L, storm.name());
			assertEquals(storm, Storms.named(storm.name()));
		}
		assertEquals("unknown-storm", assertThrows(CoraException.class, () -> Storms.named("drizzle")).diagnostics().get(0).code());
	}

	@Test
	void aStretchedStormLastsLongerAfterItsFirstChange() {
		Storm storm = Storms.named("sawtooth");
		TrafficSpec written = CoraCompiler.compile(Storms.source()).orThrow().traffic(storm.traffic()).orElseThrow();
		TrafficSpec twice = storm.stretched(2).stretched(written);
		long first = written.phases().get(1).startNanos();
		for (int p = 0; p < written.phases().size(); p++) {
			long start = written.phases().get(p).startNanos();
			assertEquals(p < 2 ? start : first + 2 * (start - first), twice.phases().get(p).startNanos());
		}
		assertEquals(written, storm.stretched(written));
		long end = storm.durationNanos(written, written);
		assertEquals(storm.lastMillis() * 1_000_000L, end);
		assertEquals(end + twice.phases().get(twice.phases().size() - 1).startNanos()
				- written.phases().get(written.phases().size() - 1).startNanos(), storm.stretched(2).durationNanos(twice, written));
	}

	@Test
	void aSmallStormHasARowForEachWay(@TempDir Path folder) throws IOException {
		Path source = Files.writeString(folder.resolve("s.cora"), """
				package edge
				import "%s"
				traffic Low { flows 500 zipf 1.0 packets 300 B rate 2 Mpps }
				traffic Gust { Low then Low { rate 4.5 Mpps } after 2 ms then Low after 6 ms }
				offload O {
				  run Nat
				  on CardShare with HostShare
				  under Low
				  adapt every 500 us { predict auto }
				}
				""".formatted(Storms.source()));
		StormReport report = new StormBench(source, 1).run(new Storm("gust", "Gust", "cora", false, 9), text -> {
		});
		assertEquals(StormBench.ways(), report.rows().stream().map(StormRow::way).toList());
		assertTrue(report.rows().stream().allMatch(StormRow::sound));
		assertEquals(0, report.row("static").flowsMoved());
		assertTrue(report.row("predictive").flowsMoved() > 0, report.rows().toString());
		assertTrue(report.row("predictive").drops() <= report.row("static").drops());
		assertTrue(report.row("clairvoyant").drops() <= report.row("predictive").drops());
		assertTrue(report.row("predictive").coreSeconds() > 0);
		assertFalse(report.verdicts().isEmpty());
		assertFalse(report.predictors().isEmpty());
		String page = StormPage.html(List.of(report));
		assertTrue(page.contains("gust") && page.contains("clairvoyant"));
		assertArrayEquals(new int[] { 3, 17 }, StormBench.window(CoraCompiler.compile(source).orThrow().traffic("Gust").orElseThrow(),
				500_000), "one interval before the first change, five after the last");
	}
}
