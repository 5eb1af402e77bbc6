// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

/**
 * Hit ratio of an LRU cache under independent references by Che's approximation (H. Che, Y. Tung, Z. Wang, IEEE JSAC
 * 20(7), 2002): an item is in the cache if it was used within a characteristic time T that is the same for all, and
 * T is such that the expected number of items used within it is the cache's size.
 */
public final class CheCache {

	private static final int STEPS = 80;

	private CheCache() {
	}

	/**
	 * Share of accesses that hit.
	 *
	 * @param popularity of the items that compete for the cache
	 * @param places     items that the cache holds, from 0
	 */
	public static double hitRatio(Popularity popularity, double places) {
		if (places <= 0) {
			return 0;
		}
		if (places >= popularity.items()) {
			return 1;
		}
		double low = 0;
		double high = 1;
		while (occupied(popularity, high) < places && high < 1e18) {
			high *= 4;
		}
		for (int i = 0; i < STEPS; i++) {
			double middle = (low + high) / 2;
			if (occupied(popularity, middle) < places) {
				low = middle;
			} else {
				high = middle;
			}
		}
		double hits = 0;
		double total = 0;
		for (Popularity.Group group : popularity.groups()) {
			hits += group.share() * -Math.expm1(-group.share() / group.items() * high);
			total += group.share();
		}
		return total == 0 ? 1 : Math.min(1, hits / total);
	}

	private static double occupied(Popularity popularity, double time) {
		double sum = 0;
		for (Popularity.Group group : popularity.groups()) {
			sum += group.items() * -Math.expm1(-group.share() / group.items() * time);
		}
		return sum;
	}
}
