// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.profile;

import java.util.List;

/**
 * What was counted while a network function ran over traffic.
 *
 * @param packets    packets run
 * @param bytes      their bytes on the wire
 * @param nanos      virtual time from the first to the last
 * @param flows      distinct flows seen
 * @param ranks      flow group boundaries: group g has the flows of rank {@code ranks[g-1] … ranks[g]-1}
 * @param groupCount packets by group
 * @param hottest    packets of the flow with most of them, by group
 * @param shared     packets of the busiest flow identity that several flows of generated traffic have; 0 if each has its own
 * @param paths      the ways taken, most frequent first
 * @param states     use of each state, in order of declaration
 */
public record Profile(long packets, long bytes, long nanos, long flows, List<Long> ranks, List<Long> groupCount,
		List<Long> hottest, long shared, List<PathProfile> paths, List<StateUse> states) {

	/**
	 * Use of a state.
	 *
	 * @param inserts      entries inserted
	 * @param accesses     accesses by key
	 * @param distinctKeys keys used
	 * @param hottest      accesses with the key used most
	 */
	public record StateUse(long inserts, long accesses, long distinctKeys, long hottest) {
	}

	public Profile {
		ranks = List.copyOf(ranks);
		groupCount = List.copyOf(groupCount);
		hottest = List.copyOf(hottest);
		paths = List.copyOf(paths);
		states = List.copyOf(states);
	}
}
