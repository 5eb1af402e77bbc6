// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Arrays;
import org.cora.exec.Verdict;
import org.cora.exec.handler.MetEntries;
import org.cora.exec.packet.Packet;

/** The packets in flight, each in a numbered slot that is used again: one array per fact, no object per packet. */
final class PacketSlots {

	Packet[] packet = new Packet[256];
	/** Position in the order of arrival, from 0. */
	long[] index = new long[256];
	long[] ingressNanos = new long[256];
	/** Index of the port it came in by. */
	byte[] port = new byte[256];
	int[] flow = new int[256];
	/** Flow found when it was fetched, -1 for none; by which side's store; {@link FlowFinder} knows if it still holds. */
	int[] guess = new int[256];
	byte[] guessedBy = new byte[256];
	long[] guessedAt = new long[256];
	/** Side it is steered to: {@link #NIC} or {@link #CPU}. */
	byte[] side = new byte[256];
	Verdict[] verdict = new Verdict[256];
	/** Next slot in a list of kept packets, -1 at the end. */
	int[] next = new int[256];
	/** NIC core or host core that serves it. */
	int[] core = new int[256];
	/** When the present stretch of its way began, for traces. */
	long[] since = new long[256];
	/** What a NIC core has to do with it: one of the {@link NicSide} jobs. */
	byte[] job = new byte[256];
	/** Segment of its way that is being served, where a handler is split between sides. */
	int[] segment = new int[256];
	PathCost[] path = new PathCost[256];
	/** Hashes of the keys of entries that its handler asked for, as the path numbers them. */
	long[][] met = new long[256][0];
	/** What the source calls the packet's connection. */
	long[] connection = new long[256];
	/** Bit 0: sampled for the trace. Bit 1: has visited the CPU. Bit 2: crosses over to where it is released. Bit 3: handled. Bit 4: see {@link #GUESSED}. */
	byte[] flags = new byte[256];

	private static final long[] NOTHING = {};

	static final byte NIC = 0;
	static final byte CPU = 1;
	static final int SAMPLED = 1;
	static final int ON_CPU = 2;
	static final int RETURNING = 4;
	static final int HANDLED = 8;
	/** Its flow is what the 5-tuple says, because the program didn't know it when it came in. */
	static final int GUESSED = 16;
	/** Its handler is through with it. */
	static final int THROUGH = 32;

	/** Its flow was moving when it was sent to the other side, so no queue refuses it. */
	static final int FORWARDED = 128;

	private int[] free = new int[256];
	private int freeCount;
	private int used;
	private int peak;

	/** Takes a slot. Its packet object is there, with whatever was in it. */
	int take() {
		if (freeCount > 0) {
			int slot = free[--freeCount];
			guess[slot] = -1;
			return slot;
		}
		if (used == packet.length) {
			grow();
		}
		packet[used] = new Packet();
		guess[used] = -1;
		peak = used + 1;
		return used++;
	}

	void giveBack(int slot) {
		if (freeCount == free.length) {
			free = Arrays.copyOf(free, free.length * 2);
		}
		verdict[slot] = null;
		path[slot] = null;
		free[freeCount++] = slot;
	}

	/** Keeps which entries a packet's handler asked for. */
	void keep(int slot, MetEntries entries) {
		if (entries.count() > met[slot].length) {
			met[slot] = new long[2 * entries.count()];
		}
		System.arraycopy(entries.keys(), 0, met[slot], 0, entries.count());
	}

	/** Packets in flight. */
	int inUse() {
		return used - freeCount;
	}

	/** Most packets ever in flight. */
	int peak() {
		return peak;
	}

	boolean has(int slot, int flag) {
		return (flags[slot] & flag) != 0;
	}

	void mark(int slot, int flag) {
		flags[slot] |= (byte) flag;
	}

	void unmark(int slot, int flag) {
		flags[slot] &= (byte) ~flag;
	}

	private void grow() {
		int capacity = packet.length * 2;
		packet = Arrays.copyOf(packet, capacity);
		index = Arrays.copyOf(index, capacity);
		ingressNanos = Arrays.copyOf(ingressNanos, capacity);
		port = Arrays.copyOf(port, capacity);
		flow = Arrays.copyOf(flow, capacity);
		guess = Arrays.copyOf(guess, capacity);
		guessedBy = Arrays.copyOf(guessedBy, capacity);
		guessedAt = Arrays.copyOf(guessedAt, capacity);
		side = Arrays.copyOf(side, capacity);
		verdict = Arrays.copyOf(verdict, capacity);
		next = Arrays.copyOf(next, capacity);
		core = Arrays.copyOf(core, capacity);
		since = Arrays.copyOf(since, capacity);
		job = Arrays.copyOf(job, capacity);
		segment = Arrays.copyOf(segment, capacity);
		path = Arrays.copyOf(path, capacity);
		met = Arrays.copyOf(met, capacity);
		Arrays.fill(met, capacity / 2, capacity, NOTHING);
		connection = Arrays.copyOf(connection, capacity);
		flags = Arrays.copyOf(flags, capacity);
	}
}
