// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.profile;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts flows into groups by rank of their rate: finely where few flows carry much, coarsely in the tail. */
public final class FlowRanks {

	/** Groups at most; the mixed-integer program in docs/planner.md is stated for this many. */
	public static final int MOST_GROUPS = 8;

	/** Flows of the first group whose ways are counted one by one, at most. */
	private static final int WATCHED = 8;
	private static final double[] SHARES = {0.0001, 0.001, 0.01, 0.03, 0.1, 0.3, 0.6, 1};

	private FlowRanks() {
	}

	/**
	 * Upper rank of each group, the last one being the number of flows.
	 *
	 * @param flows at least 1
	 */
	public static List<Long> of(long flows) {
		List<Long> ranks = new ArrayList<>();
		long before = 0;
		for (double share : SHARES) {
			long rank = share == 1 ? flows : (long) Math.floor(flows * share);
			if (rank > before) {
				ranks.add(rank);
				before = rank;
			}
		}
		return ranks;
	}

	/**
	 * Groups of the flows whose ways are counted one by one, in the order of their ranks: the heaviest few of the first group, and
	 * the heaviest of each other.
	 *
	 * @param ranks see {@link #of}
	 */
	public static List<Integer> watched(List<Long> ranks) {
		List<Integer> groups = new ArrayList<>();
		for (int g = 0; g < ranks.size(); g++) {
			for (int i = 0; i < (g == 0 ? Math.min(WATCHED, ranks.get(0)) : 1); i++) {
				groups.add(g);
			}
		}
		return groups;
	}

	/** A word for the group that ends at that rank, the same however many flows there are: {@code 0.1_percent}. */
	public static String word(long rank, long flows) {
		for (double share : SHARES) {
			if ((long) Math.floor(flows * share) >= rank) {
				return String.format(Locale.ROOT, "%s_percent", BigDecimal.valueOf(share * 100).round(new MathContext(3))
						.stripTrailingZeros().toPlainString());
			}
		}
		return "100_percent";
	}
}
