// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import org.cora.ir.spec.OffloadSpec.Side;

/**
 * What the model data plane knows of one flow. Queues are nibbles of a long, the first one lowest; packet p is p + 1, and
 * {@link #STATE} stands for changes of state on the bus. A store holds the set of packets that have left their mark.
 */
final class ModelFlow {

	static final int STATE = 15;
	static final int ABSENT = -1;
	/** In a store, that an entry has timed out. */
	static final int TIMED_OUT = 1 << 13;
	private static final int NIBBLE = 4;
	private static final int MASK = 15;

	/** By side: what crosses the bus to it, what waits there to be served. */
	final long[] bus = new long[2];
	final long[] queue = new long[2];
	/** Kept packets in order, and the set of those that are kept on the CPU. */
	long kept;
	int keptOnCpu;
	/** Kept packets that cross over to where they will be released, and where that is. They may pass others on the way. */
	int returning;
	int returningTo;
	/** Times that each packet was sent on to the other side, a nibble each. */
	long crossed;
	int arrived;
	int handled;
	/** By side: packets that the store knows of, or ABSENT. */
	final int[] store = {ABSENT, 0};
	/** By side: what was counted, two bits for each packet. */
	final int[] counts = new int[2];
	/** Whether the owner's counts lack what was counted on the other side, and what that is. */
	boolean awaits;
	int missing;
	/** Packets whose counts a reset took back, may take back, and those of them that a checkpoint on its way has. */
	int uncounted;
	int countsAtRisk;
	int countsComing;
	/** Entries and token on their way. */
	long token;
	/** Token of counts on their way. */
	long countsToken;
	Side steered = Side.CPU;
	Side owner = Side.CPU;
	final boolean[] held = new boolean[2];
	/** Packets that are waited for. */
	int watched;
	/** Answers that are due: steering (0 none, 1 + side, 2 more on the way back), drained, released. */
	int steering;
	boolean drained;
	boolean released;
	/** A table refused to take the flow's entries back, so its packets go a longer way. */
	boolean astray;
	/** Packets that were lost with the card. */
	int gone;
	/** Packets whose updates a reset took back. */
	int undone;
	/** Packets whose updates a reset may take back, and those of them that a checkpoint on its way has. */
	int atRisk;
	int coming;
	/** Its packets have come to another side without its doing, so it has to follow. */
	boolean follows;
	/** Whether one of its entries has timed out, and whether that was since they were copied last. */
	boolean timedOut;
	boolean changed;
	int migrationsLeft;
	int faultsLeft;

	static long push(long queue, int item) {
		return queue | (long) item << length(queue) * NIBBLE;
	}

	static int length(long queue) {
		return (64 - Long.numberOfLeadingZeros(queue) + NIBBLE - 1) / NIBBLE;
	}

	static int head(long queue) {
		return (int) queue & MASK;
	}

	static long pop(long queue) {
		return queue >>> NIBBLE;
	}

	/** The queue without an item. */
	static long without(long queue, int item) {
		long rest = 0;
		for (long left = queue; left != 0; left = pop(left)) {
			rest = head(left) == item ? rest : push(rest, head(left));
		}
		return rest;
	}

	/** The queue with a packet behind those that came in before it. */
	static long insert(long queue, int packet) {
		long all = 0;
		boolean done = false;
		for (long left = queue; left != 0; left = pop(left)) {
			if (!done && head(left) > packet + 1) {
				all = push(all, packet + 1);
				done = true;
			}
			all = push(all, head(left));
		}
		return done ? all : push(all, packet + 1);
	}

	/** The set of packets in a queue. */
	private int set(long queue) {
		int set = 0;
		for (long left = queue; left != 0; left = pop(left)) {
			set |= head(left) == STATE ? 0 : 1 << head(left) - 1;
		}
		return set;
	}

	/** Packets whose updates the flow's state has to have. */
	int updates() {
		return handled & ~undone | (timedOut ? TIMED_OUT : 0);
	}

	/** What has to be counted of a set of packets. */
	static int countsOf(int packets) {
		int spread = packets;
		spread = (spread | spread << 8) & 0x00ff00ff;
		spread = (spread | spread << 4) & 0x0f0f0f0f;
		spread = (spread | spread << 2) & 0x33333333;
		return (spread | spread << 1) & 0x55555555;
	}

	/** Whether all that was counted of the flow, by its owner and on the way to it, is there once. */
	boolean countsRight() {
		return counts[owner.ordinal()] + (awaits ? missing : 0) == countsOf(handled & ~uncounted);
	}

	/** The set of packets that are under way to a side's handler. */
	int underWay(int side) {
		return set(bus[side]) | set(queue[side]);
	}

	/** A packet is sent on to the other side; how often it was by now. */
	int sendOn(int packet) {
		crossed += 1L << packet * NIBBLE;
		return (int) (crossed >>> packet * NIBBLE) & MASK;
	}

	/** Packets that are kept, wherever they are. */
	int keptCount() {
		return length(kept) + Integer.bitCount(returning);
	}

	/** Everything that decides what can happen next, mixed into a hash. */
	long hash(long hash) {
		long h = mix(hash, bus[0]);
		h = mix(h, bus[1]);
		h = mix(h, queue[0]);
		h = mix(h, queue[1]);
		h = mix(h, kept);
		h = mix(h, (long) keptOnCpu << 16 ^ returning);
		h = mix(h, (long) handled << 48 ^ (long) (store[0] & 0xffff) << 32 ^ (long) (store[1] & 0xffff) << 16 ^ watched);
		h = mix(h, token);
		long flags = arrived | steered.ordinal() << 4 | owner.ordinal() << 5 | (held[0] ? 64 : 0) | (held[1] ? 128 : 0)
				| (drained ? 256 : 0) | steering << 10 | (released ? 1 << 14 : 0) | (astray ? 1 << 15 : 0) | (follows ? 1 << 30 : 0) | (timedOut ? 1L << 31 : 0) | (changed ? 1L << 32 : 0)
				| returningTo << 16 | migrationsLeft << 17 | faultsLeft << 21;
		h = mix(h, (long) gone << 48 ^ (long) undone << 32 ^ (long) atRisk << 16 ^ coming);
		h = mix(h, (long) counts[0] << 32 ^ counts[1]);
		h = mix(h, awaits ? missing : -1);
		h = mix(h, countsToken ^ (long) uncounted << 48 ^ (long) countsAtRisk << 32 ^ (long) countsComing << 16);
		return mix(h, flags);
	}

	static long mix(long hash, long value) {
		long h = (hash ^ value) * 0x9E3779B97F4A7C15L;
		h ^= h >>> 29;
		return h * 0xBF58476D1CE4E5B9L ^ h >>> 32;
	}

	ModelFlow copy() {
		ModelFlow copy = new ModelFlow();
		for (int side = 0; side < 2; side++) {
			copy.bus[side] = bus[side];
			copy.queue[side] = queue[side];
			copy.store[side] = store[side];
			copy.held[side] = held[side];
			copy.counts[side] = counts[side];
		}
		copy.kept = kept;
		copy.keptOnCpu = keptOnCpu;
		copy.returning = returning;
		copy.returningTo = returningTo;
		copy.crossed = crossed;
		copy.arrived = arrived;
		copy.handled = handled;
		copy.token = token;
		copy.countsToken = countsToken;
		copy.awaits = awaits;
		copy.missing = missing;
		copy.uncounted = uncounted;
		copy.timedOut = timedOut;
		copy.changed = changed;
		copy.countsAtRisk = countsAtRisk;
		copy.countsComing = countsComing;
		copy.steered = steered;
		copy.owner = owner;
		copy.watched = watched;
		copy.steering = steering;
		copy.drained = drained;
		copy.released = released;
		copy.astray = astray;
		copy.gone = gone;
		copy.follows = follows;
		copy.undone = undone;
		copy.atRisk = atRisk;
		copy.coming = coming;
		copy.migrationsLeft = migrationsLeft;
		copy.faultsLeft = faultsLeft;
		return copy;
	}
}
