// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.function.IntConsumer;

/** The items of a shard that nobody has: first those that were never out, in order, then those given back, first in, first out. */
final class ShardItems {

	final ItemRuns fresh;
	final ItemQueue returned;

	ShardItems() {
		fresh = new ItemRuns();
		returned = new ItemQueue();
	}

	/** The same items. */
	ShardItems(ShardItems other) {
		fresh = new ItemRuns(other.fresh);
		returned = new ItemQueue(other.returned);
	}

	/** Shows the items of the shard that have been out, whether they are now or not. */
	void forEachTaken(PoolShard shard, IntConsumer visitor) {
		int[] at = {(int) shard.first()};
		fresh.forEach((from, to) -> {
			visit(at[0], from, visitor);
			at[0] = to;
		});
		visit(at[0], (int) shard.end(), visitor);
	}

	private static void visit(int from, int to, IntConsumer visitor) {
		for (int item = from; item < to; item++) {
			visitor.accept(item);
		}
	}
}
