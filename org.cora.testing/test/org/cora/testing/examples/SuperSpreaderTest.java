// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import static org.cora.testing.examples.Frames.udp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuperSpreaderTest {

	private static final int BITS = 64;

	private final Bench bench = Bench.of("super-spreader", "SuperSpreader");

	private void talk(int host, int peer, long time) {
		String to = "198." + (peer >> 16 & 0xff) + "." + (peer >> 8 & 0xff) + "." + (peer & 0xff) + ":53";
		bench.send("near", udp("10.0.0." + host + ":53", to, 10, time));
	}

	/** Linear counting errs by about sqrt(64 (e^t − t − 1)) / (64 t) at a load of t = n / 64: under 9 % here. */
	@Test
	void theNumberOfPeersIsEstimatedWithinTheErrorOfLinearCounting() {
		Random random = new Random(17);
		for (int peers : new int[] { 8, 16, 32, 64, 96 }) {
			List<Double> estimates = new ArrayList<>();
			for (int host = 0; host < 100; host++) {
				Bench each = Bench.of("super-spreader", "SuperSpreader");
				Set<Integer> chosen = new HashSet<>();
				while (chosen.size() < peers) {
					chosen.add(random.nextInt(1 << 24));
				}
				for (int peer : chosen) {
					each.send("near", udp("10.0.0.1:53", "198." + (peer >> 16 & 0xff) + "." + (peer >> 8 & 0xff) + "."
							+ (peer & 0xff) + ":53", 0, 0));
				}
				estimates.add(estimate(bits(each, "10.0.0.1")));
			}
			double mean = estimates.stream().mapToDouble(e -> e).average().orElseThrow();
			double load = peers / (double) BITS;
			double deviation = Math.sqrt(BITS * (Math.exp(load) - load - 1));
			assertEquals(peers, mean, 4 * deviation / Math.sqrt(estimates.size()) + 0.05 * peers, peers + " peers");
		}
	}

	private static long bits(Bench bench, String host) {
		Map<?, ?> fan = (Map<?, ?>) bench.state("fans").get(host);
		long bitmap = ((Number) fan.get("bitmap")).longValue();
		assertEquals(Long.bitCount(bitmap), ((Number) fan.get("bits")).longValue());
		return Long.bitCount(bitmap);
	}

	private static double estimate(long bits) {
		return -BITS * Math.log(1 - bits / (double) BITS);
	}

	@Test
	void talkingToTheSamePeersAgainChangesNothing() {
		for (int i = 0; i < 500; i++) {
			talk(1, i % 20, i);
		}
		assertTrue(bits(bench, "10.0.0.1") <= 20);
		assertTrue(bench.state("spreaders").isEmpty());
	}

	@Test
	void onlyHostsWithManyPeersAreReported() {
		for (int i = 0; i < 400; i++) {
			talk(1, i * 7919, i);
			talk(2, i % 50 * 7919, i);
		}
		assertEquals(Set.of("10.0.0.1"), bench.state("spreaders").keySet());
	}
}
