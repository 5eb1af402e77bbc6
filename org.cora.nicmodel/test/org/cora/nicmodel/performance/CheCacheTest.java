// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CheCacheTest {

	@Test
	void uniformAccessesHitAsOftenAsItemsFit() {
		assertEquals(0.25, CheCache.hitRatio(Popularity.uniform(1000), 250), 1e-3);
	}

	@Test
	void everythingFitsOrNothing() {
		assertEquals(1, CheCache.hitRatio(Popularity.zipf(1000, 1), 1000));
		assertEquals(0, CheCache.hitRatio(Popularity.zipf(1000, 1), 0));
	}

	@Property(tries = 100)
	void aLargerCacheHitsMore(@ForAll @DoubleRange(min = 0, max = 1.4) double exponent,
			@ForAll @IntRange(min = 1, max = 9_000) int places) {
		Popularity popularity = Popularity.zipf(10_000, exponent);
		assertTrue(CheCache.hitRatio(popularity, places) <= CheCache.hitRatio(popularity, places * 1.1) + 1e-9);
	}

	/** Against an LRU list fed with independent references. */
	@Test
	void agreesWithASimulatedLru() {
		int items = 2000;
		for (double exponent : new double[] {0.6, 0.83, 1.2}) {
			double simulated = simulate(items, exponent, 200);
			assertEquals(simulated, CheCache.hitRatio(Popularity.zipf(items, exponent), 200), 0.02, "exponent "
					+ exponent);
		}
	}

	private static double simulate(int items, double exponent, int places) {
		double[] cumulative = new double[items];
		double sum = 0;
		for (int i = 0; i < items; i++) {
			sum += Math.pow(i + 1.0, -exponent);
			cumulative[i] = sum;
		}
		Map<Integer, Boolean> lru = new LinkedHashMap<>(16, 0.75f, true);
		Random random = new Random(7);
		int hits = 0;
		int counted = 0;
		for (int n = 0; n < 200_000; n++) {
			int item = Arrays.binarySearch(cumulative, random.nextDouble() * sum);
			item = item < 0 ? -item - 1 : item;
			boolean hit = lru.get(item) != null;
			lru.put(item, true);
			if (lru.size() > places) {
				lru.remove(lru.keySet().iterator().next());
			}
			if (n > 20_000) {
				counted++;
				hits += hit ? 1 : 0;
			}
		}
		return (double) hits / counted;
	}

	@Test
	void zipfSharesAddUp() {
		Popularity popularity = Popularity.zipf(100_000, 0.83);
		assertEquals(1, popularity.groups().stream().mapToDouble(Popularity.Group::share).sum(), 1e-9);
		assertEquals(100_000, popularity.items(), 1e-6);
		List<Double> shares = new ArrayList<>();
		popularity.groups().forEach(g -> shares.add(g.share() / g.items()));
		for (int i = 1; i < shares.size(); i++) {
			assertTrue(shares.get(i) <= shares.get(i - 1) * 1.0001);
		}
		assertEquals(shares.get(0), popularity.hottestShare(), 1e-12);
	}
}
