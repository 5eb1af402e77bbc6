// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import static org.cora.testing.examples.Frames.tcp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cora.testing.exec.Captures;
import org.junit.jupiter.api.Test;

class SequenceCheckerTest {

	private static final String A = "10.0.0.1:1000";
	private static final String B = "10.0.0.2:80";
	private static final List<String> AGAIN = List.of("tcp.analysis.retransmission", "tcp.analysis.fast_retransmission",
			"tcp.analysis.spurious_retransmission", "tcp.analysis.out_of_order", "tcp.analysis.keep_alive");

	private final Bench bench = Bench.of("sequence-checker", "SequenceChecker");

	private void data(long sequence, int length) {
		assertEquals("forward right", bench.send("left", tcp(A, B, "A", sequence, 0, length, 0)));
	}

	private Map<?, ?> stream() {
		return (Map<?, ?>) bench.value("streams");
	}

	@Test
	void inOrderNothingIsNoted() {
		bench.send("left", tcp(A, B, "S", 99, 0, 0, 0));
		data(100, 10);
		data(110, 10);
		assertEquals(Map.of("start", 99L, "next", 120L, "segments", 3L, "gaps", 0L, "repeated", 0L), stream());
	}

	@Test
	void gapsAndRepetitionsAcrossTheEndOfTheNumbers() {
		data(0xffff_fff0L, 16);
		data(10, 10);
		data(0, 10);
		data(0xffff_fff0L, 16);
		data(20, 5);
		assertEquals(Map.of("start", 0xffff_fff0L, "next", 25L, "segments", 5L, "gaps", 1L, "repeated", 2L), stream());
	}

	@Test
	void aNewConnectionByTheSameNameStartsOver() {
		data(100, 10);
		data(200, 10);
		bench.send("left", tcp(A, B, "S", 5000, 0, 0, 0));
		assertEquals(0L, stream().get("gaps"));
		assertEquals(5001L, stream().get("next"));
	}

	/** tshark's own analysis of the same streams: segments before which something is missing, and such that come again. */
	@Test
	void gapsAndRepetitionsOfTheCapturesAreWhatTsharkFinds() {
		long gaps = 0;
		long repeated = 0;
		for (Path capture : Captures.real()) {
			Map<String, List<Long>> expected = new TreeMap<>();
			for (Dissection.Row row : Dissection.of(capture)) {
				if (row.isTcp()) {
					boolean gap = row.has("tcp.analysis.lost_segment");
					boolean again = row.isTracked() && AGAIN.stream().anyMatch(row::has);
					if (gap || again) {
						expected.merge(row.tuple(), List.of(gap ? 1L : 0L, again ? 1L : 0L),
								(a, b) -> List.of(a.get(0) + b.get(0), a.get(1) + b.get(1)));
					}
				}
			}
			Map<String, List<Long>> found = found(capture);
			for (Dissection.Row row : Dissection.of(capture)) {
				if (row.has("tcp.analysis.reused_ports")) { // tshark compares it with the old connection's numbers
					expected.remove(row.tuple());
					found.remove(row.tuple());
				}
			}
			Dissection.assertSame(expected, found, capture);
			gaps += found.values().stream().mapToLong(f -> f.get(0)).sum();
			repeated += found.values().stream().mapToLong(f -> f.get(1)).sum();
		}
		assertTrue(gaps > 10 && repeated > 100, gaps + " gaps, " + repeated + " repeated");
	}

	private static Map<String, List<Long>> found(Path capture) {
		Bench bench = Bench.unforgetting("sequence-checker", "SequenceChecker");
		bench.over(capture, (port, before, after, verdict) -> assertTrue(verdict.isForward()));
		Map<String, List<Long>> found = new TreeMap<>();
		bench.state("streams").forEach((key, value) -> {
			Map<?, ?> stream = (Map<?, ?>) value;
			List<Long> wrong = List.of((Long) stream.get("gaps"), (Long) stream.get("repeated"));
			if (wrong.get(0) + wrong.get(1) > 0) {
				found.put(Dissection.tuple(key), wrong);
			}
		});
		return found;
	}
}
