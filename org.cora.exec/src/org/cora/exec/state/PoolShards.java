// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

/**
 * How the items of pools are divided among sides: into equal runs, one per side, in the order of the items.
 *
 * @param count number of shards, at least 1
 * @param mine  the shard whose items this store has; -1 for all, none of them taken
 */
public record PoolShards(int count, int mine) {

	private static final int ALL = -1;

	public PoolShards {
		if (count < 1 || mine < ALL || mine >= count) {
			throw new IllegalArgumentException("no shard " + mine + " of " + count);
		}
	}

	/** All items are here, undivided. */
	public static PoolShards whole() {
		return new PoolShards(1, -1);
	}

	/** All items are here, divided into that many shards: for replaying what several sides did. */
	public static PoolShards all(int count) {
		return new PoolShards(count, -1);
	}

	/** Only one shard's items are here. */
	public static PoolShards of(int count, int mine) {
		return new PoolShards(count, mine);
	}

	boolean has(int shard) {
		return mine == ALL || mine == shard;
	}
}
