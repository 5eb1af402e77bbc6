// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Arrays;

/** What the simulation keeps for each flow: packets under way, kept packets, order, raw tuples. Indexed by flow number. */
final class FlowTraffic {

	static final int HOLD_NIC = 1;
	static final int HOLD_CPU = 2;
	private static final int TUPLES = 2;
	private static final int EGRESS_PORTS = 2;

	/** Words of a flow's record: what every packet touches lies side by side, in one cache line. */
	private static final int WORDS = 8;
	private static final int ON_NIC = 0;
	private static final int ON_CPU = 1;
	private static final int NIC_FREE = 2;
	private static final int NIC_DONE = 3;
	private static final int TO_HOST_DONE = 4;
	private static final int LAST_HANDLED = 5;
	private static final int LAST_SENT = 6;

	private long[] records = new long[512 * WORDS];
	private byte[] hold = new byte[512];
	private byte[] watched = new byte[512];
	private int[] watchedPackets = new int[512];
	private long[] watchedBefore = new long[512];
	private int[] head = new int[512];
	private int[] tail = new int[512];
	private int[] kept = new int[512];
	private int[] crossing = new int[512];
	private long[] tuples = new long[512 * TUPLES * 2];
	private byte[] tupleCount = new byte[512];
	private byte[] steeredTo = new byte[512];
	private byte[] home = new byte[512];
	private boolean[] hasMoved = new boolean[512];

	/** Makes room for a flow and resets what is kept for it. */
	void begin(int flow, byte defaultSide) {
		if (flow >= hold.length) {
			grow(flow);
		}
		Arrays.fill(records, flow * WORDS, flow * WORDS + LAST_HANDLED, 0);
		Arrays.fill(records, flow * WORDS + LAST_HANDLED, flow * WORDS + LAST_SENT + EGRESS_PORTS, -1);
		hold[flow] = 0;
		watched[flow] = -1;
		head[flow] = -1;
		tail[flow] = -1;
		kept[flow] = 0;
		crossing[flow] = 0;
		tupleCount[flow] = 0;
		steeredTo[flow] = defaultSide;
		home[flow] = defaultSide;
		hasMoved[flow] = false;
	}

	private static int at(int flow, int word) {
		return flow * WORDS + word;
	}

	// ---- packets under way

	void enter(int flow, byte side) {
		records[at(flow, side)]++;
	}

	/** A packet left the side; true if somebody waits for that and it was the last one of those that are waited for. */
	boolean leave(int flow, byte side, long index) {
		records[at(flow, side)]--;
		return watched[flow] == side && index < watchedBefore[flow] && --watchedPackets[flow] == 0;
	}

	int inFlight(int flow, byte side) {
		return (int) records[at(flow, side)];
	}

	/** Whether nothing of the flow is under way or kept. */
	boolean isQuiet(int flow) {
		return records[at(flow, ON_NIC)] == 0 && records[at(flow, ON_CPU)] == 0 && kept[flow] == 0 && crossing[flow] == 0;
	}

	/**
	 * Has the packets waited for that are under way on a side now, at least one; side -1 for none.
	 *
	 * @param before index of the next packet to be steered: that one and later ones don't count, whenever they leave
	 */
	void watch(int flow, int side, long before) {
		watched[flow] = (byte) side;
		watchedPackets[flow] = side < 0 ? 0 : (int) records[at(flow, side)];
		watchedBefore[flow] = before;
	}

	// ---- kept packets

	void hold(int flow, int sides) {
		hold[flow] = (byte) sides;
	}

	boolean isHeld(int flow, byte side) {
		return (hold[flow] & (side == PacketSlots.NIC ? HOLD_NIC : HOLD_CPU)) != 0;
	}

	int kept(int flow) {
		return kept[flow];
	}

	/** Keeps a packet: behind those that came in before it. */
	void keep(int flow, int slot, PacketSlots slots) {
		kept[flow]++;
		int before = tail[flow];
		if (before < 0 || slots.index[before] < slots.index[slot]) {
			slots.next[slot] = -1;
			if (before < 0) {
				head[flow] = slot;
			} else {
				slots.next[before] = slot;
			}
			tail[flow] = slot;
			return;
		}
		int at = head[flow];
		int previous = -1;
		while (slots.index[at] < slots.index[slot]) {
			previous = at;
			at = slots.next[at];
		}
		slots.next[slot] = at;
		if (previous < 0) {
			head[flow] = slot;
		} else {
			slots.next[previous] = slot;
		}
	}

	/** The first kept packet, which is no longer kept; -1 if there is none. */
	int takeKept(int flow, PacketSlots slots) {
		int slot = head[flow];
		if (slot >= 0) {
			head[flow] = slots.next[slot];
			if (head[flow] < 0) {
				tail[flow] = -1;
			}
			kept[flow]--;
		}
		return slot;
	}

	int firstKept(int flow) {
		return head[flow];
	}

	/** Kept packets that are on their way to the side where they will be released. */
	int crossing(int flow) {
		return crossing[flow];
	}

	void crossing(int flow, int change) {
		crossing[flow] += change;
	}

	// ---- order

	/** When the card's last packet of the flow is through its critical section, picoseconds. */
	long nicFreePicos(int flow) {
		return records[at(flow, NIC_FREE)];
	}

	void nicFreePicos(int flow, long picos) {
		records[at(flow, NIC_FREE)] = picos;
	}

	/** When a packet that a NIC core is done with can leave it to a port or to the host: not before its predecessor. */
	long leaveInOrder(int flow, boolean toHost, long doneNanos) {
		return raise(at(flow, toHost ? TO_HOST_DONE : NIC_DONE), doneNanos);
	}

	/** A packet is handled; false if one that came later was handled before. */
	boolean handled(int flow, long index) {
		return raise(at(flow, LAST_HANDLED), index) == index;
	}

	/** A packet is sent; false if one that came later was sent before by that port. */
	boolean sent(int flow, int port, long index) {
		return raise(at(flow, LAST_SENT + (port & EGRESS_PORTS - 1)), index) == index;
	}

	/** Raises a word to a value unless it is higher; gives what it is then. */
	private long raise(int at, long value) {
		if (records[at] < value) {
			records[at] = value;
		}
		return records[at];
	}

	// ---- steering

	/** Learns a raw tuple of the flow; false if it has other ones already, as many as are kept. */
	boolean learn(int flow, long first, long second) {
		int base = flow * TUPLES * 2;
		for (int i = 0; i < tupleCount[flow]; i++) {
			if (tuples[base + 2 * i] == first && tuples[base + 2 * i + 1] == second) {
				return true;
			}
		}
		if (tupleCount[flow] == TUPLES) {
			return false;
		}
		int at = base + 2 * tupleCount[flow]++;
		tuples[at] = first;
		tuples[at + 1] = second;
		return true;
	}

	int tuples(int flow) {
		return tupleCount[flow];
	}

	long tupleFirst(int flow, int i) {
		return tuples[(flow * TUPLES + i) * 2];
	}

	long tupleSecond(int flow, int i) {
		return tuples[(flow * TUPLES + i) * 2 + 1];
	}

	/** Forgets the flow's tuples: its state went, so its packets may look different from now on. */
	void forgetTuples(int flow) {
		tupleCount[flow] = 0;
	}

	/** Whether state of the flow was ever installed on another side. */
	boolean hasMoved(int flow) {
		return hasMoved[flow];
	}

	void markMoved(int flow) {
		hasMoved[flow] = true;
	}

	/** Side that its packets go to without an entry. */
	byte home(int flow) {
		return home[flow];
	}

	byte steeredTo(int flow) {
		return steeredTo[flow];
	}

	void steeredTo(int flow, byte side) {
		steeredTo[flow] = side;
	}

	private void grow(int flow) {
		int capacity = Math.max(flow + 1, hold.length * 2);
		records = Arrays.copyOf(records, capacity * WORDS);
		hold = Arrays.copyOf(hold, capacity);
		watched = Arrays.copyOf(watched, capacity);
		watchedPackets = Arrays.copyOf(watchedPackets, capacity);
		watchedBefore = Arrays.copyOf(watchedBefore, capacity);
		head = Arrays.copyOf(head, capacity);
		tail = Arrays.copyOf(tail, capacity);
		kept = Arrays.copyOf(kept, capacity);
		crossing = Arrays.copyOf(crossing, capacity);
		tuples = Arrays.copyOf(tuples, capacity * TUPLES * 2);
		tupleCount = Arrays.copyOf(tupleCount, capacity);
		steeredTo = Arrays.copyOf(steeredTo, capacity);
		home = Arrays.copyOf(home, capacity);
		hasMoved = Arrays.copyOf(hasMoved, capacity);
	}
}
