// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.List;
import org.cora.exec.state.PoolShard;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.program.State;
import org.cora.planner.plan.StatePlacement;

/** Which items of a pool a plan gives to which side. */
final class PlannedShards {

	private PlannedShards() {
	}

	/**
	 * By side, the card first.
	 *
	 * @throws CoraException if they aren't all items of the pool, each once: the plan is of another pool, or was changed by hand
	 */
	static List<PoolShard> of(State pool, StatePlacement placement) {
		long first = placement.getFirstNicItem();
		PoolShard nic = new PoolShard(first, placement.getNicEntries());
		PoolShard cpu = new PoolShard(first == 0 ? nic.end() : 0, placement.getCpuEntries());
		List<PoolShard> shards = List.of(nic, cpu);
		if (!PoolShard.divide(shards, pool.capacity())) {
			throw new CoraException("plan-shards", "the plan gives the card " + nic.count() + " items of " + pool.name() + " from item "
					+ first + " on, and the host " + cpu.count() + "; that aren't its " + pool.capacity() + " items, each once");
		}
		return shards;
	}
}
