// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.Arrays;
import org.cora.exec.StateStore.EntryVisitor;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.diagnostic.Diagnostic;
import org.cora.ir.program.PoolRange;
import org.cora.ir.program.State;

/**
 * Items that are taken and given back. Each shard gives out first the items it had at first, in order, and then those
 * given back, first in, first out. An item given back returns to the shard it was in at first, wherever that is: else a side
 * that takes items which the other one gives back would run out of them. Memory grows with the items that have been used, not
 * with the pool.
 */
public final class PoolState extends LocalState {

	private static final int TOOK_NEW = 0;
	private static final int TOOK_RETURNED = 1;
	private static final int GAVE = 2;

	private final PoolRange range;
	private final int shardCount;
	/** Whether a shard's items are here. */
	private final boolean[] here;
	private final int items;
	/** Of each shard the first of its own items that has never been taken. */
	private final int[] fresh;
	private final int[] end;
	private final ItemQueue[] returned;
	/** Bit i: item i has been given back and is free here. */
	private long[] free = new long[16];
	private int freeCount;

	PoolState(LocalStore store, State state, PoolShards shards) {
		super(store, state);
		range = state.poolRange().orElseThrow();
		shardCount = shards.count();
		if (range.size() > Integer.MAX_VALUE) {
			throw new CoraException(Diagnostic.error("state-too-large", state.name() + " has " + range.size()
					+ " items; an executor takes at most " + Integer.MAX_VALUE, state.where()));
		}
		items = (int) range.size();
		here = new boolean[shardCount];
		fresh = new int[shardCount];
		end = new int[shardCount];
		returned = new ItemQueue[shardCount];
		for (int s = 0; s < shardCount; s++) {
			here[s] = shards.has(s);
			end[s] = begin(s + 1);
			fresh[s] = here[s] ? begin(s) : end[s];
			returned[s] = new ItemQueue();
		}
	}

	private int begin(int shard) {
		return (int) ((long) items * shard / shardCount);
	}

	/** The shard that an item was in at first. */
	private int shardOf(int item) {
		int shard = (int) ((long) item * shardCount / items);
		return item >= begin(shard + 1) ? shard + 1 : shard;
	}

	/** Where a shard's items are: here, or with the other side. */
	private PoolState having(int shard) {
		PoolState having = here[shard] ? this : (PoolState) twin();
		if (having == null || !having.here[shard]) {
			throw new IllegalStateException("no side has shard " + shard + " of " + state);
		}
		return having;
	}

	/** Takes a free item of the current shard into the result registers {@code ok, address, port}. */
	public boolean take(long[] registers, int[] results) {
		int shard = Math.min(store.shard(), fresh.length - 1);
		int item;
		if (fresh[shard] < end[shard]) {
			item = fresh[shard]++;
			record(shard, item, TOOK_NEW);
		} else if (!returned[shard].isEmpty()) {
			item = returned[shard].poll();
			unfree(item);
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
		if (item < having.fresh[shard] && !having.isReturned(item)) {
			having.returned[shard].add(item);
			having.markFree(item);
			record(shard, item, GAVE);
		}
	}

	private void markFree(int item) {
		if (item >> 6 >= free.length) {
			free = Arrays.copyOf(free, Math.max((item >> 6) + 1, free.length * 2));
		}
		free[item >> 6] |= 1L << item;
		freeCount++;
	}

	private void unfree(int item) {
		free[item >> 6] &= ~(1L << item);
		freeCount--;
	}

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
		switch (change) {
			case TOOK_NEW -> fresh[shard]--;
			case TOOK_RETURNED -> {
				returned[shard].putBack(item);
				markFree(item);
			}
			default -> {
				PoolState having = having(shard);
				having.returned[shard].takeLast();
				having.unfree(item);
			}
		}
	}

	/** Items of the shards that are here, less those free here. */
	@Override
	public long size() {
		long taken = 0;
		for (int s = 0; s < fresh.length; s++) {
			taken += here[s] ? fresh[s] - begin(s) : 0;
		}
		return Math.max(0, taken - freeCount);
	}

	@Override
	int merge(LocalState other) {
		PoolState that = (PoolState) other;
		if (that.shardCount != shardCount) {
			throw new IllegalArgumentException("pools of different shards can't be merged");
		}
		for (int s = 0; s < fresh.length; s++) {
			if (that.here[s]) {
				fresh[s] = that.fresh[s];
				here[s] = true;
			}
		}
		for (int item = 0; item < that.free.length * 64 && item < items; item++) {
			if ((that.free[item >> 6] >>> item & 1) != 0 && !isReturned(item)) {
				returned[shardOf(item)].add(item);
				markFree(item);
			}
		}
		return 0;
	}

	/** Is as another pool of the same items, divided alike. */
	void takeOver(PoolState other) {
		for (int s = 0; s < fresh.length; s++) {
			fresh[s] = other.fresh[s];
			end[s] = other.end[s];
			here[s] = other.here[s];
			returned[s].takeOver(other.returned[s]);
		}
		free = other.free.clone();
		freeCount = other.freeCount;
	}

	private boolean isReturned(int item) {
		return item >> 6 < free.length && (free[item >> 6] >>> item & 1) != 0;
	}

	/** Items of the shards that are here and not free. */
	@Override
	void forEach(EntryVisitor visitor) {
		long[] key = new long[0];
		long[] value = new long[2];
		for (int s = 0; s < fresh.length; s++) {
			for (int item = begin(s); here[s] && item < fresh[s]; item++) {
				if (!isReturned(item)) {
					value[0] = address(item);
					value[1] = port(item);
					visitor.entry(key, value, Long.MAX_VALUE, -1);
				}
			}
		}
	}

	/** A queue of items in a ring. */
	private static final class ItemQueue {

		private int[] ring = new int[16];
		private int head;
		private int size;

		boolean isEmpty() {
			return size == 0;
		}

		void add(int item) {
			grow();
			ring[head + size & ring.length - 1] = item;
			size++;
		}

		void takeOver(ItemQueue other) {
			ring = other.ring.clone();
			head = other.head;
			size = other.size;
		}

		int poll() {
			int item = ring[head];
			head = head + 1 & ring.length - 1;
			size--;
			return item;
		}

		void putBack(int item) {
			grow();
			head = head - 1 & ring.length - 1;
			ring[head] = item;
			size++;
		}

		void takeLast() {
			size--;
		}

		private void grow() {
			if (size == ring.length) {
				int[] old = ring;
				ring = new int[size * 2];
				for (int i = 0; i < size; i++) {
					ring[i] = old[head + i & size - 1];
				}
				head = 0;
			}
		}
	}
}
