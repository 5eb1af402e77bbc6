// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.cora.exec.StateStore.EntryVisitor;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.diagnostic.Diagnostic;
import org.cora.ir.program.PoolRange;
import org.cora.ir.program.State;

/**
 * Items that are taken and given back. Each shard gives out first the items that were never out, in order, and then those
 * given back, first in, first out. An item given back returns to the shard that it belongs to, wherever that is: else a side
 * that takes items which the other one gives back would run out of them. Memory grows with the items that have been used, not
 * with the pool.
 */
public final class PoolState extends LocalState {

	private static final int TOOK_NEW = 0;
	private static final int TOOK_RETURNED = 1;
	private static final int GAVE = 2;

	private final PoolRange range;
	private final int items;
	/** Which items belong to which shard; the same on both sides. */
	private PoolShard[] shards;
	/** Free items of each shard; null if they are with the other side. */
	private ShardItems[] free;
	/** Items that have been given back and are free here. */
	private final ItemSet given = new ItemSet();

	PoolState(LocalStore store, State state, PoolShards divided) {
		super(store, state);
		range = state.poolRange().orElseThrow();
		if (range.size() > Integer.MAX_VALUE) {
			throw new CoraException(Diagnostic.error("state-too-large", state.name() + " has " + range.size()
					+ " items; an executor takes at most " + Integer.MAX_VALUE, state.where()));
		}
		items = (int) range.size();
		shards = checked(divided.shards().isEmpty() ? List.of(new PoolShard(0, items)) : divided.shards());
		free = new ShardItems[shards.length];
		for (int s = 0; s < free.length; s++) {
			if (divided.has(s)) {
				free[s] = new ShardItems();
				free[s].fresh.add((int) shards[s].first(), (int) shards[s].end());
			}
		}
	}

	private PoolShard[] checked(List<PoolShard> division) {
		if (!PoolShard.divide(division, items)) {
			throw new IllegalArgumentException(division + " aren't the " + items + " items of " + state.name() + ", each once");
		}
		return division.toArray(PoolShard[]::new);
	}

	private int shardOf(int item) {
		int shard = 0;
		while (!shards[shard].has(item)) {
			shard++;
		}
		return shard;
	}

	/** Where a shard's items are: here, or with the other side. */
	private PoolState having(int shard) {
		PoolState having = free[shard] != null ? this : (PoolState) twin();
		if (having == null || having.free[shard] == null) {
			throw new IllegalStateException("no side has shard " + shard + " of " + state);
		}
		return having;
	}

	/** Takes a free item of the current shard into the result registers {@code ok, address, port}. */
	public boolean take(long[] registers, int[] results) {
		int shard = free.length == 1 ? 0 : store.shard();
		PoolState having = having(shard);
		ShardItems from = having.free[shard];
		int item;
		if (!from.fresh.isEmpty()) {
			item = from.fresh.take();
			record(shard, item, TOOK_NEW);
		} else if (!from.returned.isEmpty()) {
			item = from.returned.poll();
			having.given.remove(item);
			record(shard, item, TOOK_RETURNED);
		} else {
			for (int result : results) {
				registers[result] = 0;
			}
			return false;
		}
		registers[results[0]] = 1;
		registers[results[1]] = address(item);
		registers[results[2]] = port(item);
		return true;
	}

	private long address(int item) {
		return range.firstAddress() + item / range.ports();
	}

	private long port(int item) {
		return range.firstPort() + item % range.ports();
	}

	/** Gives an item back to its shard; ignored for one that isn't of the pool or is free. */
	public void give(long address, long port) {
		if (address < range.firstAddress() || address > range.lastAddress() || port < range.firstPort()
				|| port > range.lastPort()) {
			return;
		}
		int item = (int) ((address - range.firstAddress()) * range.ports() + port - range.firstPort());
		int shard = shardOf(item);
		PoolState having = having(shard);
		if (!having.given.has(item) && !having.free[shard].fresh.has(item)) {
			having.free[shard].returned.add(item);
			having.given.add(item);
			record(shard, item, GAVE);
		}
	}

	// ---- undoing

	private void record(int shard, int item, int change) {
		if (journal.isRecording()) {
			journal.push(item);
			journal.push(shard);
			journal.pushChange(state.index(), change);
		}
	}

	@Override
	void undo(int change, Journal from) {
		int shard = (int) from.pop();
		int item = (int) from.pop();
		PoolState having = having(shard);
		switch (change) {
			case TOOK_NEW -> having.free[shard].fresh.putBack(item);
			case TOOK_RETURNED -> {
				having.free[shard].returned.putBack(item);
				having.given.add(item);
			}
			default -> {
				having.free[shard].returned.takeLast();
				having.given.remove(item);
			}
		}
	}

	// ---- dividing anew, merging

	/**
	 * Divides the items anew, here and on the other side: those that are free belong at once to the shard that they are of from
	 * now on, those that are out when they are given back. Not while changes are recorded.
	 *
	 * @param to as many shards as there are
	 * @return items that had been given back and are with the other side now
	 */
	int divide(List<PoolShard> to) {
		if (to.size() != shards.length) {
			throw new IllegalArgumentException(state.name() + " has " + shards.length + " shards, not " + to.size());
		}
		PoolShard[] now = checked(to);
		ShardItems[] before = new ShardItems[now.length];
		PoolState[] sides = new PoolState[now.length];
		for (int s = 0; s < now.length; s++) {
			sides[s] = having(s);
			before[s] = sides[s].free[s];
		}
		List<int[]> fresh = freshOf(before);
		int crossed = 0;
		for (int s = 0; s < now.length; s++) {
			ShardItems items = new ShardItems();
			for (int[] run : fresh) {
				items.fresh.add(Math.max(run[0], (int) now[s].first()), Math.min(run[1], (int) now[s].end()));
			}
			for (int i = 0; i < now.length; i++) {
				int old = (s + i) % now.length; // those that stay come first
				crossed += sides[s].adopt(now[s], before[old], items, sides[old]);
			}
			sides[s].free[s] = items;
		}
		for (PoolState side : sides) {
			side.shards = now;
		}
		return crossed;
	}

	private static List<int[]> freshOf(ShardItems[] shards) {
		List<int[]> fresh = new ArrayList<>();
		for (ShardItems each : shards) {
			each.fresh.forEach((from, to) -> fresh.add(new int[] {from, to}));
		}
		fresh.sort(Comparator.comparingInt(run -> run[0]));
		return fresh;
	}

	/** Takes over what was given back of a shard from the side that had it; returns how many items come from the other side. */
	private int adopt(PoolShard shard, ShardItems from, ShardItems into, PoolState side) {
		int[] crossed = new int[1];
		from.returned.forEach(item -> {
			if (shard.has(item)) {
				into.returned.add(item);
				if (side != this) {
					side.given.remove(item);
					given.add(item);
					crossed[0]++;
				}
			}
		});
		return crossed[0];
	}

	@Override
	int merge(LocalState other) {
		PoolState that = (PoolState) other;
		if (!Arrays.equals(that.shards, shards)) {
			throw new IllegalArgumentException("pools that are divided in different ways can't be merged");
		}
		for (int s = 0; s < free.length; s++) {
			if (that.free[s] != null) {
				free[s] = new ShardItems(that.free[s]);
			}
		}
		markAll();
		return 0;
	}

	/** Is as another pool of the same items, divided as that one. */
	void takeOver(PoolState other) {
		shards = other.shards;
		free = new ShardItems[shards.length];
		for (int s = 0; s < free.length; s++) {
			free[s] = other.free[s] == null ? null : new ShardItems(other.free[s]);
		}
		markAll();
	}

	private void markAll() {
		given.clear();
		for (ShardItems each : free) {
			if (each != null) {
				each.returned.forEach(given::add);
			}
		}
	}

	// ---- what is out

	/** Items of the shards that are here, less those free here. */
	@Override
	public long size() {
		long taken = 0;
		for (int s = 0; s < free.length; s++) {
			taken += free[s] == null ? 0 : shards[s].count() - free[s].fresh.size();
		}
		return taken - given.size();
	}

	/** Items of the shards that are here and not free. */
	@Override
	void forEach(EntryVisitor visitor) {
		long[] key = new long[0];
		long[] value = new long[2];
		for (int s = 0; s < free.length; s++) {
			if (free[s] != null) {
				free[s].forEachTaken(shards[s], item -> {
					if (!given.has(item)) {
						value[0] = address(item);
						value[1] = port(item);
						visitor.entry(key, value, Long.MAX_VALUE, -1);
					}
				});
			}
		}
	}
}
