// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the relaxations of one problem minimise: exactly where states hang together so loosely that tables are small, by
 * chains where they don't. Remembers the tables' layout, which most regimes share.
 */
final class Agreements {

	private record Layout(List<Integer> kinds, List<List<Integer>> scopes) {
	}

	private final List<int[]> ties;
	private final int most;
	private final Map<Layout, Optional<Buckets>> known = new HashMap<>();

	/**
	 * @param ties pairs of states that have the same home
	 * @param most entries of all tables together; with 0 it is always by chains
	 */
	Agreements(List<int[]> ties, int most) {
		this.ties = ties;
		this.most = most;
	}

	Agreement of(Relaxation relaxation) {
		StateOptions[] states = relaxation.states;
		Lanes lanes = relaxation.lanes();
		if (most == 0 || Arrays.stream(states).anyMatch(s -> s.left == 0)) {
			return new Chains(relaxation);
		}
		int[] kinds = Arrays.stream(states).mapToInt(s -> s.kinds.length).toArray();
		List<int[]> scopes = LaneTables.scopes(lanes, ties);
		Layout layout = new Layout(Arrays.stream(kinds).boxed().toList(),
				scopes.stream().map(s -> Arrays.stream(s).boxed().toList()).toList());
		Optional<Buckets> buckets = known.computeIfAbsent(layout, l -> Buckets.of(kinds, scopes, most));
		if (buckets.isEmpty()) {
			return new Chains(relaxation);
		}
		Map<List<Integer>, Integer> places = new HashMap<>();
		for (int i = 0; i < layout.scopes().size() - ties.size(); i++) {
			places.put(layout.scopes().get(i), i);
		}
		int[] scopeOf = new int[lanes.count];
		for (int l = 0; l < lanes.count; l++) {
			scopeOf[l] = places.getOrDefault(Arrays.stream(lanes.states(l)).boxed().toList(), -1);
		}
		return new Elimination(buckets.get(), new LaneTables(buckets.get(), lanes, relaxation.laneUses(), states, scopeOf,
				relaxation::latencies), states);
	}
}
