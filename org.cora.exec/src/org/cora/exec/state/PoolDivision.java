// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.List;
import java.util.Map;

/**
 * How the pools of a program are divided among sides, and what says on which side a handler is that takes items of them.
 *
 * @param shards of each pool that is divided, by its name, what each side has of it; empty if none is
 * @param places of states by their names the side that has them, or {@link #FLOW}; a handler stays where it is for others
 */
public record PoolDivision(Map<String, List<PoolShard>> shards, Map<String, Integer> places) {

	/** The place of states that are where the flow is: on the side where its handlers begin. */
	public static final int FLOW = -1;

	/** No pool is divided. */
	public static final PoolDivision NONE = new PoolDivision(Map.of(), Map.of());

	public PoolDivision {
		shards = Map.copyOf(shards);
		places = Map.copyOf(places);
	}

	/** Into how many shards a pool is divided; 1 if it isn't. */
	public int count(String pool) {
		return shards.containsKey(pool) ? shards.get(pool).size() : 1;
	}

	/** Whether pools that are divided here and there are divided into as many shards. */
	public boolean isLike(PoolDivision other) {
		return shards.keySet().stream().allMatch(p -> !other.shards.containsKey(p) || other.count(p) == count(p));
	}
}
