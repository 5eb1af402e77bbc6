// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.List;

/**
 * How the items of a pool are divided among sides.
 *
 * @param shards by side, together all items, each once; empty if the pool isn't divided
 * @param mine   the shard whose items this store has; -1 for all, none of them taken
 */
public record PoolShards(List<PoolShard> shards, int mine) {

	private static final int ALL = -1;

	public PoolShards {
		shards = List.copyOf(shards);
		if (mine < ALL || mine >= Math.max(1, shards.size())) {
			throw new IllegalArgumentException("no shard " + mine + " of " + shards);
		}
	}

	/** All items are here, undivided. */
	public static PoolShards whole() {
		return new PoolShards(List.of(), ALL);
	}

	/** All items are here, divided: for replaying what several sides did. */
	public static PoolShards all(List<PoolShard> shards) {
		return new PoolShards(shards, ALL);
	}

	/** Only one shard's items are here. */
	public static PoolShards of(List<PoolShard> shards, int mine) {
		return new PoolShards(shards, mine);
	}

	boolean has(int shard) {
		return mine == ALL || mine == shard;
	}
}
