// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Arrays;

/**
 * Packets on their way in: each on the wire of its port, then, in the order in which they are off it, through the receive path
 * that all ports share. A port whose wire is behind keeps nobody waiting at another one. Packets are numbered when they are off
 * the wire.
 */
final class Ingress {

	private static final int NO_SLOT = -1;

	private final Engine engine;
	private final PacketSlots slots;
	private final Arrivals arrivals;
	private final long epochNanos;
	private final Line[] lines;
	private int onWires;
	private int pending = NO_SLOT;
	private long at = Long.MAX_VALUE;

	Ingress(Engine engine, Arrivals arrivals, int ports, long epochNanos) {
		this.engine = engine;
		this.slots = engine.slots;
		this.arrivals = arrivals;
		this.epochNanos = epochNanos;
		this.lines = new Line[ports];
		Arrays.setAll(lines, p -> new Line());
	}

	/** Slot of the next packet that makes it through the receive path; -1 if there is none, or none is known yet. */
	int pending() {
		return pending;
	}

	/** When it does, or when to {@link #pull} again; the end of time if there is none. */
	long at() {
		return at;
	}

	/** Packets that have come in and are still on a wire, the pending one among them. */
	int onTheirWay() {
		return onWires + (pending == NO_SLOT ? 0 : 1);
	}

	/** Gets the next packet that makes it through the receive path, as soon as it is known which one that is. */
	void pull() {
		pending = NO_SLOT;
		at = Long.MAX_VALUE;
		for (Line first = earliest(); !isEarly(first); first = earliest()) {
			long next = arrivals.nextTime();
			if (next != Long.MAX_VALUE && (first == null || next - epochNanos <= first.at())) {
				arrive(arrivals.next());
			} else if (first == null || parse(first)) {
				return;
			}
		}
	}

	/**
	 * Whether what comes in before that packet is off its wire isn't known yet: then it is asked for when the last packet known comes
	 * in, and no earlier, as it may be an answer to what leaves until then.
	 */
	private boolean isEarly(Line first) {
		long last = arrivals.lastTime() - epochNanos;
		if (first == null || !arrivals.isExhausted() || last <= engine.now) {
			return false;
		}
		at = last;
		return true;
	}

	private boolean parse(Line line) {
		int slot = line.remove();
		onWires--;
		number(slot);
		long through = engine.wires.parse(slot, line.last);
		if (through < 0) {
			return false;
		}
		pending = slot;
		at = Math.max(through, engine.now);
		return true;
	}

	private Line earliest() {
		Line first = null;
		for (Line line : lines) {
			first = !line.isEmpty() && (first == null || line.at() < first.at()) ? line : first;
		}
		return first;
	}

	private void arrive(int slot) {
		engine.meter.offered++;
		slots.ingressNanos[slot] = slots.packet[slot].time() - epochNanos;
		long off = engine.wires.receive(slot);
		if (off >= 0) {
			lines[slots.port[slot]].add(slot, off);
			onWires++;
		} else {
			number(slot);
			engine.outcomes.dropResource(slot, "line rate", PacketSlots.NIC);
		}
	}

	private void number(int slot) {
		engine.number(slot, slots.port[slot], slots.connection[slot]);
		slots.flags[slot] = (byte) (engine.trace.samples(slots.index[slot]) ? PacketSlots.SAMPLED : 0);
		slots.since[slot] = slots.ingressNanos[slot];
		engine.handlers.logIngress(slot);
	}

	/** Packets on a wire, in their order, with the times at which they are off it. */
	private static final class Line {

		private int[] slot = new int[16];
		private long[] off = new long[16];
		private int head;
		private int count;
		/** When the packet removed last was off. */
		private long last;

		boolean isEmpty() {
			return count == 0;
		}

		long at() {
			return off[head];
		}

		int remove() {
			int first = slot[head];
			last = off[head];
			head = head + 1 & slot.length - 1;
			count--;
			return first;
		}

		void add(int packet, long time) {
			if (count == slot.length) {
				grow();
			}
			int end = head + count & slot.length - 1;
			slot[end] = packet;
			off[end] = time;
			count++;
		}

		private void grow() {
			int[] slots = new int[2 * count];
			long[] times = new long[2 * count];
			for (int i = 0; i < count; i++) {
				slots[i] = slot[head + i & count - 1];
				times[i] = off[head + i & count - 1];
			}
			slot = slots;
			off = times;
			head = 0;
		}
	}
}
