// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.Comparator;
import java.util.List;

/**
 * The part of a pool that belongs to one side: a run of its items, in their order.
 *
 * @param first number of the first item, from 0
 * @param count number of items, at least 0
 */
public record PoolShard(long first, long count) {

	public PoolShard {
		if (first < 0 || count < 0 || first + count < 0) {
			throw new IllegalArgumentException("no " + count + " items from " + first + " on");
		}
	}

	/** Number of the item behind the last one. */
	public long end() {
		return first + count;
	}

	boolean has(long item) {
		return item >= first && item < first + count;
	}

	/** Whether shards are all items of a pool of that size, each once. */
	public static boolean divide(List<PoolShard> shards, long items) {
		long begin = 0;
		for (PoolShard shard : shards.stream().filter(s -> s.count > 0).sorted(Comparator.comparingLong(PoolShard::first)).toList()) {
			if (shard.first != begin) {
				return false;
			}
			begin = shard.end();
		}
		return begin == items;
	}
}
