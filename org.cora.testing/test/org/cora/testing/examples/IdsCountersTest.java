// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import static org.cora.testing.examples.Frames.SECOND;
import static org.cora.testing.examples.Frames.tcp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.cora.testing.exec.Captures;
import org.junit.jupiter.api.Test;

class IdsCountersTest {

	private static final int ENOUGH = 10;
	private static final long WINDOW = 60 * SECOND;
	private static final String SERVER = "198.51.100.1:";

	private final Bench bench = Bench.of("ids-counters", "IdsCounters");

	@Test
	void theTenthMatchWithinAMinuteIsAnAlertAndTheEleventhIsNot() {
		for (int i = 1; i <= 2 * ENOUGH - 1; i++) {
			bench.send("outside", tcp("192.0.2.7:40000", SERVER + 22, "S", i * SECOND));
			assertEquals(i < ENOUGH ? 0 : 1, bench.state("alerts").size(), "match " + i);
		}
		assertEquals(List.of(1L), List.copyOf(bench.state("alerts").values()));
	}

	@Test
	void onlyWhatIsSuspiciousCounts() {
		bench.send("outside", tcp("192.0.2.7:40000", SERVER + 22, "A", 0));
		bench.send("outside", tcp("192.0.2.7:40000", SERVER + 443, "S", 1));
		bench.send("inside", tcp("192.0.2.7:40000", SERVER + 22, "S", 2));
		assertTrue(bench.state("matches").isEmpty());
		bench.send("outside", tcp("192.0.2.7:40000", SERVER + 443, "", 3));
		bench.send("outside", tcp("192.0.2.7:40000", SERVER + 2323, "S", 4));
		assertEquals(List.of(1L, 1L), List.copyOf(bench.state("matches").values()));
	}

	/** Suricata's "type both": in windows that begin with a match, one alert when there are enough. */
	@Test
	void alertsComeAsSuricatasThresholdsSay() {
		Random random = new Random(41);
		Map<String, long[]> windows = new HashMap<>();
		Map<String, Long> alerts = new TreeMap<>();
		int[] ports = { 22, 23, 3389, 80 };
		long time = 0;
		for (int i = 0; i < 30_000; i++) {
			time += (long) (random.nextDouble() * SECOND);
			int port = ports[random.nextInt(ports.length)];
			String host = "192.0.2." + random.nextInt(4);
			bench.send("outside", tcp(host + ":1024", SERVER + port, "S", time));
			if (port != 80) {
				long[] window = windows.computeIfAbsent(host + " " + port, w -> new long[] { Long.MIN_VALUE / 2, 0 });
				if (time - window[0] >= WINDOW) {
					window[0] = time;
					window[1] = 0;
				}
				if (++window[1] == ENOUGH) {
					alerts.merge(host, 1L, Long::sum);
				}
			}
		}
		Map<String, Long> found = new TreeMap<>();
		bench.state("alerts").forEach((key, value) -> found.merge((String) ((Map<?, ?>) key).get("source"), (Long) value, Long::sum));
		assertEquals(alerts, found);
		assertTrue(alerts.values().stream().allMatch(n -> n > 10), alerts.toString());
	}

	/** Counted by what tshark says of flags and ports. */
	@Test
	void matchesOfTheCapturesAreWhatTsharkSees() {
		for (Path capture : Captures.real()) {
			long[] expected = new long[1];
			Bench each = Bench.of("ids-counters", "IdsCounters");
			List<Dissection.Row> rows = Dissection.of(capture);
			int[] at = { 0 };
			each.over(capture, (port, before, after, verdict) -> {
				Dissection.Row row = rows.get(at[0]++);
				if (port == 0 && row.isTcp()) {
					int flags = Integer.decode(row.get("tcp.flags")) & 0x3f;
					boolean strange = flags == 0 || flags == 0x29;
					boolean opening = (flags & 0x12) == 2
							&& List.of("22", "23", "2323", "3389").contains(row.get("tcp.dstport"));
					expected[0] += strange || opening ? 1 : 0;
				}
			});
			long found = each.state("matches").values().stream().mapToLong(v -> (Long) v).sum();
			assertEquals(expected[0], found, capture.getFileName().toString());
		}
	}
}
