// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Arrays;
import org.cora.exec.traffic.PacketSource;
import org.cora.runtime.flow.FlowRegistry;

/**
 * The packets that come in, in their order. They are fetched from the source some at a time while they follow each other
 * closely, and what they will need is looked at for all of them together. So a reply answers what was sent out before it
 * was fetched: nobody answers faster than {@value #SPAN_NANOS} ns.
 */
final class Arrivals {

	/** Packets fetched at a time at most. */
	static final int MOST = 32;
	/** Packets fetched at a time come in within so much virtual time, but for the last. */
	static final long SPAN_NANOS = 5_000;

	private final PacketSource source;
	private final PacketSlots slots;
	private FlowFinder finder;
	private final long endNanos;
	private final int[] fetched = new int[MOST];
	private int count;
	private int next;
	private long lastTime;
	private long gap = Long.MAX_VALUE;
	private boolean ended;

	/** @param endNanos time of the last packet at most, as the source counts it */
	Arrivals(PacketSource source, PacketSlots slots, FlowFinder finder, long endNanos) {
		this.source = source;
		this.slots = slots;
		this.finder = finder;
		this.endNanos = endNanos;
	}

	/** Slot of the next packet; -1 if there is none before the end. */
	int next() {
		if (next == count) {
			fetch();
		}
		return next == count ? -1 : fetched[next++];
	}

	/** Whether the next packet has still to be fetched, if there is one. */
	boolean isExhausted() {
		return next == count && !ended;
	}

	/** When the packet fetched last comes in, as the source counts time. */
	long lastTime() {
		return lastTime;
	}

	/** When the next one does; the end of time if there is none. */
	long nextTime() {
		if (next == count) {
			fetch();
		}
		return next == count ? Long.MAX_VALUE : slots.packet[fetched[next]].time();
	}

	/** Flows are found another way from now on: nothing holds of what was found so far. */
	void follow(FlowFinder newFinder) {
		finder = newFinder;
		Arrays.fill(slots.guess, FlowRegistry.NONE);
	}

	/** Packets that have been fetched and haven't come in yet. */
	int waiting() {
		return count - next;
	}

	private void fetch() {
		next = 0;
		count = 0;
		boolean more = !ended && fetchOne();
		while (more && count < MOST && gap <= SPAN_NANOS / 2 && lastTime - slots.packet[fetched[0]].time() <= SPAN_NANOS) {
			more = fetchOne();
		}
		if (count > 1) {
			finder.foresee(fetched, count);
		}
	}

	private boolean fetchOne() {
		int slot = slots.take();
		if (!source.next(slots.packet[slot]) || slots.packet[slot].time() > endNanos) {
			slots.giveBack(slot);
			ended = true;
			return false;
		}
		slots.port[slot] = (byte) source.port();
		slots.connection[slot] = source.connection();
		long time = slots.packet[slot].time();
		gap = time - lastTime;
		lastTime = time;
		fetched[count++] = slot;
		return true;
	}
}
