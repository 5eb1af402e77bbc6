// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How packets spread over flows as the program tells them apart, where several of the traffic's flows may be one to it, as all
 * that a host sends, or one may be several, as a connection of two hosts. What is added up is what is expected of the traffic's
 * flows, so nothing is left to chance. Flows are numbered from 0.
 */
public final class IdentityShares {

	private static final int NOBODY = -1;
	private static final int SEVERAL = -2;
	private static final int MOST_ENTRIES = 2;

	private double[] shares = new double[1024];
	/** The one of the traffic's flows that is this one; {@link #SEVERAL} if more are. */
	private int[] owners = new int[1024];
	private long[] ports = new long[1024];
	private int limit;
	private int lastOwner = NOBODY;
	private int lastFlow = NOBODY;
	private boolean shared;

	/** Nothing is known yet. */
	public IdentityShares() {
		Arrays.fill(owners, NOBODY);
	}

	/**
	 * Adds packets of one of the traffic's flows in one direction; both directions of a flow follow each other.
	 *
	 * @param flow  what they are of to the program
	 * @param owner what they are of to the traffic
	 * @param port  that they come in by
	 * @param share of all packets, above 0
	 */
	public void add(int flow, int owner, int port, double share) {
		if (flow >= shares.length) {
			int before = shares.length;
			int size = Math.max(flow + 1, 2 * before);
			shares = Arrays.copyOf(shares, size);
			owners = Arrays.copyOf(owners, size);
			ports = Arrays.copyOf(ports, size);
			Arrays.fill(owners, before, size, NOBODY);
		}
		limit = Math.max(limit, flow + 1);
		boolean another = owners[flow] != NOBODY && owners[flow] != owner;
		shared |= another || owner == lastOwner && flow != lastFlow;
		owners[flow] = another ? SEVERAL : owner;
		shares[flow] += share;
		ports[flow] |= 1L << port;
		lastOwner = owner;
		lastFlow = flow;
	}

	/** Whether the program's flows aren't those of the traffic. */
	public boolean areOthers() {
		return shared;
	}

	/** Share of all packets; 0 of flows that nothing is known of. */
	public double share(int flow) {
		return flow < limit ? shares[flow] : 0;
	}

	/** Flows that have packets, the heaviest first. */
	public int[] byRank() {
		return IntStream.range(0, limit).filter(f -> shares[f] > 0).boxed()
				.sorted(Comparator.comparingDouble((Integer f) -> -shares[f]).thenComparing(f -> f)).mapToInt(Integer::intValue).toArray();
	}

	/** Exact-match entries that one flow needs: one for each port that it comes in by, at most one for each direction. */
	public int entries() {
		return Math.min(MOST_ENTRIES, Arrays.stream(ports, 0, limit).mapToInt(Long::bitCount).max().orElse(1));
	}

	/** Flows by rank as the planner groups them. */
	List<Profile.IdentityGroup> groups(int[] byRank) {
		List<Profile.IdentityGroup> groups = new ArrayList<>();
		int before = 0;
		for (long rank : FlowRanks.of(Math.max(1, byRank.length))) {
			double share = 0;
			double squares = 0;
			int alone = 0;
			int last = (int) Math.min(rank, byRank.length);
			for (int r = before; r < last; r++) {
				double own = shares[byRank[r]];
				share += own;
				squares += own * own;
				alone += owners[byRank[r]] == SEVERAL ? 0 : 1;
			}
			groups.add(new Profile.IdentityGroup(last - before, share, last > before ? shares[byRank[before]] : 0, squares, alone));
			before = last;
		}
		return groups;
	}
}
