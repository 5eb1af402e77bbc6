// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import static org.cora.testing.examples.Frames.MILLI;
import static org.cora.testing.examples.Frames.tcp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import org.cora.testing.exec.Captures;
import org.junit.jupiter.api.Test;

class RttMonitorTest {

	private static final String A = "10.0.0.1:1000";
	private static final String B = "10.0.0.2:80";

	private final Bench bench = Bench.of("rtt-monitor", "RttMonitor");

	@Test
	void bothDirectionsAreMeasured() {
		bench.send("near", tcp(A, B, "S", 99, 0, 0, 0));
		bench.send("far", tcp(B, A, "SA", 499, 100, 0, 8 * MILLI));
		bench.send("near", tcp(A, B, "A", 100, 500, 0, 9 * MILLI));
		bench.send("near", tcp(A, B, "A", 100, 500, 10, 20 * MILLI));
		bench.send("far", tcp(B, A, "A", 500, 110, 0, 36 * MILLI));
		Map<String, Object> rounds = new TreeMap<>();
		bench.state("rounds").forEach((key, value) -> rounds.put(Dissection.tuple(key), value));
		assertEquals(Map.of(A + " " + B + " 6", Map.of("samples", 2L, "least", 8 * MILLI, "smoothed", 9 * MILLI, "most", 16 * MILLI),
				B + " " + A + " 6", Map.of("samples", 1L, "least", MILLI, "smoothed", MILLI, "most", MILLI)), rounds);
	}

	@Test
	void whatWasSentAgainIsNotMeasured() {
		bench.send("near", tcp(A, B, "A", 100, 0, 10, 0));
		bench.send("near", tcp(A, B, "A", 100, 0, 10, 200 * MILLI));
		bench.send("far", tcp(B, A, "A", 0, 110, 0, 201 * MILLI));
		bench.send("far", tcp(B, A, "A", 0, 110, 0, 202 * MILLI));
		assertTrue(bench.state("rounds").isEmpty());
	}

	/** tshark's tcp.analysis.ack_rtt, without segments that were sent more than once. */
	@Test
	void roundTripsOfTheCapturesAreWhatTsharkMeasures() {
		long samples = 0;
		for (Path capture : Captures.real()) {
			Map<String, LongSummaryStatistics> expected = expected(Dissection.of(capture));
			Bench each = Bench.unforgetting("rtt-monitor", "RttMonitor");
			each.over(capture, (port, before, after, verdict) -> assertTrue(verdict.isForward()));
			Map<String, List<Long>> found = new TreeMap<>();
			each.state("rounds").forEach((key, value) -> {
				Map<?, ?> round = (Map<?, ?>) value;
				found.put(Dissection.tuple(key),
						List.of((Long) round.get("samples"), (Long) round.get("least"), (Long) round.get("most")));
			});
			Map<String, List<Long>> wanted = new TreeMap<>();
			expected.forEach((key, s) -> wanted.put(key, List.of(s.getCount(), s.getMin(), s.getMax())));
			Dissection.assertSame(wanted, found, capture);
			samples += expected.values().stream().mapToLong(LongSummaryStatistics::getCount).sum();
		}
		assertTrue(samples > 3000, samples + " samples");
	}

	private static Map<String, LongSummaryStatistics> expected(List<Dissection.Row> rows) {
		Map<String, LongSummaryStatistics> rounds = new HashMap<>();
		Map<String, Integer> sent = new HashMap<>();
		for (Dissection.Row row : rows) {
			if (row.isTcp()) {
				if (row.has("tcp.analysis.ack_rtt")) {
					Dissection.Row acked = rows.get(Integer.parseInt(row.get("tcp.analysis.acks_frame")) - 1);
					if (sent.get(segment(acked)) == 1) {
						rounds.computeIfAbsent(acked.tuple(), t -> new LongSummaryStatistics())
								.accept(row.nanos("tcp.analysis.ack_rtt"));
					}
				}
				sent.merge(segment(row), row.isTracked() ? 1 : 0, Integer::sum);
			}
		}
		return rounds;
	}

	private static String segment(Dissection.Row row) {
		return row.get("tcp.stream") + " " + row.tuple() + " " + row.get("tcp.nxtseq");
	}
}
