// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

import java.util.ArrayList;
import java.util.List;

/**
 * How accesses spread over items: groups of items of like rate, the most popular first.
 *
 * @param groups at least one
 */
public record Popularity(List<Group> groups) {

	/**
	 * Items accessed alike.
	 *
	 * @param items how many, above 0; need not be whole
	 * @param share of all accesses that the group gets together, 0 … 1
	 */
	public record Group(double items, double share) {
		public Group {
			if (!(items > 0) || !(share >= 0)) {
				throw new IllegalArgumentException(items + " items, share " + share);
			}
		}
	}

	public Popularity {
		groups = List.copyOf(groups);
		if (groups.isEmpty()) {
			throw new IllegalArgumentException("no items");
		}
	}

	/** All items alike. */
	public static Popularity uniform(double items) {
		return new Popularity(List.of(new Group(items, 1)));
	}

	/**
	 * Zipf's law: the item of rank r gets a share proportional to r^−exponent. The first 16 ranks stand alone, the rest
	 * are grouped so that ranks in a group differ by a quarter at most.
	 *
	 * @param items    at least 1
	 * @param exponent from 0
	 */
	public static Popularity zipf(long items, double exponent) {
		List<double[]> raw = new ArrayList<>();
		double total = 0;
		long first = 1;
		while (first <= items) {
			long last = first <= 16 ? first : Math.min(items, first + first / 4);
			double weight = zipfSum(first, last, exponent);
			raw.add(new double[] {last - first + 1, weight});
			total += weight;
			first = last + 1;
		}
		List<Group> groups = new ArrayList<>();
		for (double[] group : raw) {
			groups.add(new Group(group[0], group[1] / total));
		}
		return new Popularity(groups);
	}

	private static double zipfSum(long first, long last, double exponent) {
		if (last - first < 64) {
			double sum = 0;
			for (long rank = first; rank <= last; rank++) {
				sum += Math.pow(rank, -exponent);
			}
			return sum;
		}
		double low = first - 0.5;
		double high = last + 0.5;
		return Math.abs(exponent - 1) < 1e-9 ? Math.log(high / low)
				: (Math.pow(high, 1 - exponent) - Math.pow(low, 1 - exponent)) / (1 - exponent);
	}

	/** Number of items. */
	public double items() {
		return groups.stream().mapToDouble(Group::items).sum();
	}

	/** Share of all accesses that the most popular item gets. */
	public double hottestShare() {
		double total = groups.stream().mapToDouble(Group::share).sum();
		return total == 0 ? 0 : groups.stream().mapToDouble(g -> g.share() / Math.max(1, g.items())).max()
				.orElse(0) / total;
	}
}
