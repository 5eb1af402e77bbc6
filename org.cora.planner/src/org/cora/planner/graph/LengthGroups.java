// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cora.exec.traffic.FlowLengthSource;
import org.cora.exec.traffic.Random64;

/**
 * Flow groups of traffic whose flows are equally fast while they last, and differ in length: by rank of length, from a
 * sample of the lengths. By Little's law a group has as many active flows as it has share of the packets.
 */
final class LengthGroups {

	private static final int SAMPLE = 200_000;
	private static final long SEED = 1;

	private LengthGroups() {
	}

	/**
	 * The groups.
	 *
	 * @param ranks    upper ranks; the last is the number of ranked flows
	 * @param flows    active at a time
	 * @param flowRate flows that begin per second
	 */
	static List<TrafficFacts.Group> of(FlowLengthSource source, List<Long> ranks, double flows, double flowRate) {
		int[] lengths = new int[SAMPLE];
		Random64 random = new Random64(SEED);
		for (int i = 0; i < SAMPLE; i++) {
			lengths[i] = source.sample(random);
		}
		Arrays.sort(lengths);
		double total = Arrays.stream(lengths).asDoubleStream().sum();
		double ranked = ranks.get(ranks.size() - 1);
		List<TrafficFacts.Group> groups = new ArrayList<>();
		int before = 0;
		for (long rank : ranks) {
			int last = (int) Math.round(SAMPLE * (rank / ranked));
			double packets = 0;
			for (int i = before; i < last; i++) {
				packets += lengths[SAMPLE - 1 - i];
			}
			double share = packets / total;
			groups.add(new TrafficFacts.Group(Math.max(share * flows, 1e-9), share, share > 0
					? Math.min(share, 1 / flows) : 0, share / flows, flowRate * (last - before) / SAMPLE));
			before = last;
		}
		return groups;
	}
}
