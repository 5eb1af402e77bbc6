// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Arrays;

/** What the simulation keeps for each flow: packets under way, kept packets, order, raw tuples. Arrays by flow number. */
final class FlowTraffic {

	static final int HOLD_NIC = 1;
	static final int HOLD_CPU = 2;
	private static final int TUPLES = 2;
	private static final int EGRESS_PORTS = 2;

	private int[] onNic = new int[512];
	private int[] onCpu = new int[512];
	private byte[] hold = new byte[512];
	private byte[] watched = new byte[512];
	private int[] head = new int[512];
	private int[] tail = new int[512];
	private int[] kept = new int[512];
	private int[] crossing = new int[512];
	private long[] nicFreePicos = new long[512];
	private long[] nicDone = new long[512];
	private long[] toHostDone = new long[512];
	private long[] lastHandled = new long[512];
	private long[] lastSent = new long[512 * EGRESS_PORTS];
	private long[] tuples = new long[512 * TUPLES * 2];
	private byte[] tupleCount = new byte[512];
	private byte[] steeredTo = new byte[512];
	private byte[] home = new byte[512];
	private boolean[] hasMoved = new boolean[512];

	/** Makes room for a flow and resets what is kept for it. */
	void begin(int flow, byte defaultSide) {
		if (flow >= onNic.length) {
			grow(flow);
		}
		onNic[flow] = 0;
		onCpu[flow] = 0;
		hold[flow] = 0;
		watched[flow] = -1;
		head[flow] = -1;
		tail[flow] = -1;
		kept[flow] = 0;
		crossing[flow] = 0;
		nicFreePicos[flow] = 0;
		nicDone[flow] = 0;
		toHostDone[flow] = 0;
		lastHandled[flow] = -1;
		Arrays.fill(lastSent, flow * EGRESS_PORTS, (flow + 1) * EGRESS_PORTS, -1);
		tupleCount[flow] = 0;
		steeredTo[flow] = defaultSide;
		home[flow] = defaultSide;
		hasMoved[flow] = false;
	}

	// ---- packets under way

	void enter(int flow, byte side) {
		if (side == PacketSlots.NIC) {
			onNic[flow]++;
		} else {
			onCpu[flow]++;
		}
	}

	/** A packet left the side; true if somebody waits for that and it was the last one. */
	boolean leave(int flow, byte side) {
		int left = side == PacketSlots.NIC ? --onNic[flow] : --onCpu[flow];
		return left == 0 && watched[flow] == side;
	}

	int inFlight(int flow, byte side) {
		return side == PacketSlots.NIC ? onNic[flow] : onCpu[flow];
	}

	/** Whether nothing of the flow is under way or kept. */
	boolean isQuiet(int flow) {
		return onNic[flow] == 0 && onCpu[flow] == 0 && kept[flow] == 0 && crossing[flow] == 0;
	}

	/** Which side's last packet is waited for; -1 for none. */
	void watch(int flow, int side) {
		watched[flow] = (byte) side;
	}

	int watched(int flow) {
		return watched[flow];
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
		return nicFreePicos[flow];
	}

	void nicFreePicos(int flow, long picos) {
		nicFreePicos[flow] = picos;
	}

	/** When a packet that a NIC core is done with can leave it to a port or to the host: not before its predecessor. */
	long leaveInOrder(int flow, boolean toHost, long doneNanos) {
		long[] last = toHost ? toHostDone : nicDone;
		last[flow] = Math.max(last[flow], doneNanos);
		return last[flow];
	}

	/** A packet is handled; false if one that came later was handled before. */
	boolean handled(int flow, long index) {
		boolean inOrder = index > lastHandled[flow];
		lastHandled[flow] = Math.max(index, lastHandled[flow]);
		return inOrder;
	}

	/** A packet is sent; false if one that came later was sent before by that port. */
	boolean sent(int flow, int port, long index) {
		int at = flow * EGRESS_PORTS + (port & 1);
		boolean inOrder = index > lastSent[at];
		lastSent[at] = Math.max(index, lastSent[at]);
		return inOrder;
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
		int capacity = Math.max(flow + 1, onNic.length * 2);
		onNic = Arrays.copyOf(onNic, capacity);
		onCpu = Arrays.copyOf(onCpu, capacity);
		hold = Arrays.copyOf(hold, capacity);
		watched = Arrays.copyOf(watched, capacity);
		head = Arrays.copyOf(head, capacity);
		tail = Arrays.copyOf(tail, capacity);
		kept = Arrays.copyOf(kept, capacity);
		crossing = Arrays.copyOf(crossing, capacity);
		nicFreePicos = Arrays.copyOf(nicFreePicos, capacity);
		nicDone = Arrays.copyOf(nicDone, capacity);
		toHostDone = Arrays.copyOf(toHostDone, capacity);
		lastHandled = Arrays.copyOf(lastHandled, capacity);
		lastSent = Arrays.copyOf(lastSent, capacity * EGRESS_PORTS);
		tuples = Arrays.copyOf(tuples, capacity * TUPLES * 2);
		tupleCount = Arrays.copyOf(tupleCount, capacity);
		steeredTo = Arrays.copyOf(steeredTo, capacity);
		home = Arrays.copyOf(home, capacity);
		hasMoved = Arrays.copyOf(hasMoved, capacity);
	}
}
