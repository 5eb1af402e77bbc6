// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

/**
 * Hit ratio of an LRU cache under independent references by Che's approximation (H. Che, Y. Tung, Z. Wang, IEEE JSAC
 * 20(7), 2002): an item is in the cache if it was used within a characteristic time T that is the same for all, and
 * T is such that the expected number of items used within it is the cache's size.
 */
public final class CheCache {

	private static final int STEPS = 200;
	private static final double EXACT = 1e-15;

	private CheCache() {
	}

	/**
	 * Share of accesses that hit.
	 *
	 * @param popularity of the items that compete for the cache
	 * @param places     items that the cache holds, from 0
	 */
	public static double hitRatio(Popularity popularity, double places) {
		return hitRatioWithin(popularity, characteristicTime(popularity, places));
	}

	/**
	 * Time within which an item has to be used again to be still there, in accesses to all items together (where their
	 * shares add up to one). The more items compete, the shorter it is.
	 *
	 * @param popularity of the items that compete for the cache
	 * @param places     items that the cache holds, from 0
	 * @return 0 without places, infinite if all items fit
	 */
	public static double characteristicTime(Popularity popularity, double places) {
		if (places <= 0) {
			return 0;
		}
		if (places >= popularity.items()) {
			return Double.POSITIVE_INFINITY;
		}
		double time = 0;
		double step = Double.POSITIVE_INFINITY;
		for (int i = 0; i < STEPS && step > time * EXACT; i++) {
			step = toTangent(popularity, time, places);
			time += Math.max(0, step);
		}
		return time;
	}

	/**
	 * How much later so many items would be occupied if they went on as at that time. They do so more and more slowly, so that is never too
	 * late: Newton's method comes nearer and nearer from one side.
	 */
	private static double toTangent(Popularity popularity, double time, double places) {
		double occupied = 0;
		double slope = 0;
		for (Popularity.Group group : popularity.groups()) {
			double used = -Math.expm1(-group.share() / group.items() * time);
			occupied += group.items() * used;
			slope += group.share() * (1 - used);
		}
		return slope > 0 ? (places - occupied) / slope : 0;
	}

	/**
	 * Share of the accesses to these items that hit a cache with that characteristic time, whatever else is in it.
	 *
	 * @param items some or all of those that compete for the cache
	 * @param time  from 0, may be infinite
	 */
	public static double hitRatioWithin(Popularity items, double time) {
		if (time <= 0) {
			return 0;
		}
		if (Double.isInfinite(time)) {
			return 1;
		}
		double hits = 0;
		double total = 0;
		for (Popularity.Group group : items.groups()) {
			hits += group.share() * -Math.expm1(-group.share() / group.items() * time);
			total += group.share();
		}
		return total == 0 ? 1 : Math.min(1, hits / total);
	}
}
