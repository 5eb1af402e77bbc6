// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Arrays;
import org.cora.runtime.flow.FlowRegistry;

/** What the simulation knows of each flow: packets under way, order, raw tuples, where it is steered. Indexed by flow number. */
final class FlowTraffic {

	static final int HOLD_NIC = 1;
	static final int HOLD_CPU = 2;
	/** Tuples of a flow that are kept. */
	static final int TUPLES = 2;
	/** Ports whose order is kept in a flow's record. */
	private static final int EGRESS_PORTS = 2;
	/** Words of a flow's record: what every packet touches lies side by side, behind what the registry counts. */
	static final int WORDS = 6;
	/** Packets under way: to the card in the low bits, to the host above them; and the flow's facts above those. */
	private static final int UNDER_WAY = 0;
	private static final int NIC_FREE = 1;
	private static final int NIC_DONE = 2;
	private static final int LAST_HANDLED = 3;
	private static final int LAST_SENT = 4;

	/** Bits of packets under way to a side. */
	private static final int COUNT = 24;
	private static final long MOST = (1L << COUNT) - 1;
	private static final int FACTS = 2 * COUNT;

	// the bits of a flow's facts
	private static final int HOLD = 3;
	private static final int STEERED_TO = 2;
	private static final int HOME = 3;
	private static final int MOVED = 4;
	private static final int TUPLE_COUNT = 5;
	private static final int WATCHED = 7;

	private final FlowRegistry flows;
	private int known = 512;
	/** Of the flows that somebody waits for, up to the highest of their numbers; likewise of those that have tuples. */
	private int[] watchedPackets = new int[0];
	private long[] watchedBefore = new long[0];
	private long[] tuples = new long[0];
	/** When the card's last packet of a flow for the host is through; of those that had one. */
	private long[] toHostDone = new long[0];
	private final KeptLists kept = new KeptLists();
	private final int furtherPorts;
	/** Index of the packet last sent by each of them. */
	private long[] lastSentFurther;

	/**
	 * @param flows gives each flow a record with {@value #WORDS} words for use here
	 * @param ports that packets leave by
	 */
	FlowTraffic(FlowRegistry flows, int ports) {
		this.flows = flows;
		furtherPorts = Math.max(0, ports - EGRESS_PORTS);
		lastSentFurther = new long[known * furtherPorts];
	}

	/** Makes room for a flow and resets what is kept for it. */
	void begin(int flow, byte defaultSide) {
		if (flow >= known) {
			grow(flow);
		}
		long[] records = flows.words();
		Arrays.fill(records, at(flow, 0), at(flow, LAST_HANDLED), 0);
		Arrays.fill(records, at(flow, LAST_HANDLED), at(flow, LAST_SENT + EGRESS_PORTS), -1);
		Arrays.fill(lastSentFurther, flow * furtherPorts, (flow + 1) * furtherPorts, -1);
		records[at(flow, UNDER_WAY)] = (long) defaultSide << FACTS + STEERED_TO | (long) defaultSide << FACTS + HOME;
		if (flow < toHostDone.length) {
			toHostDone[flow] = 0;
		}
		kept.begin(flow);
	}

	private int at(int flow, int word) {
		return flows.wordsAt(flow) + word;
	}

	private int fact(int flow, int bit, int mask) {
		return (int) (flows.words()[at(flow, UNDER_WAY)] >>> FACTS + bit) & mask;
	}

	private void fact(int flow, int bit, int mask, int value) {
		long[] records = flows.words();
		int at = at(flow, UNDER_WAY);
		records[at] = records[at] & ~((long) mask << FACTS + bit) | (long) value << FACTS + bit;
	}

	// ---- packets under way

	void enter(int flow, byte side) {
		flows.words()[at(flow, UNDER_WAY)] += 1L << COUNT * side;
	}

	/** A packet goes on to the other side. */
	void cross(int flow, byte to) {
		flows.words()[at(flow, UNDER_WAY)] += (1L << COUNT * to) - (1L << COUNT * (1 - to));
	}

	/** A packet is through; true if somebody waits for that and it was the last one of those that are waited for. */
	boolean leave(int flow, byte side, long index) {
		flows.words()[at(flow, UNDER_WAY)] -= 1L << COUNT * side;
		if (isWatched(flow, index) && --watchedPackets[flow] == 0) {
			fact(flow, WATCHED, 1, 0);
			return true;
		}
		return false;
	}

	private boolean isWatched(int flow, long index) {
		return fact(flow, WATCHED, 1) != 0 && index < watchedBefore[flow];
	}

	int inFlight(int flow, byte side) {
		return (int) (flows.words()[at(flow, UNDER_WAY)] >>> COUNT * side & MOST);
	}

	/** Whether nothing of the flow is under way or kept. */
	boolean isQuiet(int flow) {
		return inFlight(flow, PacketSlots.NIC) == 0 && inFlight(flow, PacketSlots.CPU) == 0 && kept.isEmpty(flow);
	}

	/**
	 * Has the packets waited for that are under way now, at least one, to whichever side.
	 *
	 * @param before index of the next packet to be steered: that one and later ones don't count, whenever they leave
	 */
	void watch(int flow, long before) {
		if (flow >= watchedPackets.length) {
			int capacity = larger(watchedPackets.length, flow);
			watchedPackets = Arrays.copyOf(watchedPackets, capacity);
			watchedBefore = Arrays.copyOf(watchedBefore, capacity);
		}
		fact(flow, WATCHED, 1, 1);
		watchedPackets[flow] = inFlight(flow, PacketSlots.NIC) + inFlight(flow, PacketSlots.CPU);
		watchedBefore[flow] = before;
	}

	/** A packet turns out to be the flow's, which came in long ago: if somebody waits for such ones, for this one as well. */
	void join(int flow, byte side, long index) {
		enter(flow, side);
		if (isWatched(flow, index)) {
			watchedPackets[flow]++;
		}
	}

	// ---- kept packets

	void hold(int flow, int sides) {
		fact(flow, 0, HOLD, sides);
	}

	boolean isHeld(int flow, byte side) {
		return fact(flow, side, 1) != 0;
	}

	/** The packets that are kept while flows move. */
	KeptLists kept() {
		return kept;
	}

	// ---- order

	/** When the card's last packet of the flow is through its critical section, picoseconds. */
	long nicFreePicos(int flow) {
		return flows.words()[at(flow, NIC_FREE)];
	}

	void nicFreePicos(int flow, long picos) {
		flows.words()[at(flow, NIC_FREE)] = picos;
	}

	/** When a packet that a NIC core is done with can leave it to a port or to the host: not before its predecessor. */
	long leaveInOrder(int flow, boolean toHost, long doneNanos) {
		if (!toHost) {
			return raise(at(flow, NIC_DONE), doneNanos);
		}
		if (flow >= toHostDone.length) {
			toHostDone = Arrays.copyOf(toHostDone, larger(toHostDone.length, flow));
		}
		toHostDone[flow] = Math.max(toHostDone[flow], doneNanos);
		return toHostDone[flow];
	}

	/** A packet is handled; false if one that came later was handled before. */
	boolean handled(int flow, long index) {
		return raise(at(flow, LAST_HANDLED), index) == index;
	}

	/** A packet is sent; false if one that came later was sent before by that port. */
	boolean sent(int flow, int port, long index) {
		if (port < EGRESS_PORTS) {
			return raise(at(flow, LAST_SENT + port), index) == index;
		}
		int at = flow * furtherPorts + port - EGRESS_PORTS;
		lastSentFurther[at] = Math.max(lastSentFurther[at], index);
		return lastSentFurther[at] == index;
	}

	/** Raises a word to a value unless it is higher; gives what it is then. */
	private long raise(int at, long value) {
		long[] records = flows.words();
		if (records[at] < value) {
			records[at] = value;
		}
		return records[at];
	}

	// ---- steering

	/** Learns a raw tuple of the flow; false if it has other ones already, as many as are kept. */
	boolean learn(int flow, long first, long second) {
		int base = flow * TUPLES * 2;
		int count = tuples(flow);
		for (int i = 0; i < count; i++) {
			if (tuples[base + 2 * i] == first && tuples[base + 2 * i + 1] == second) {
				return true;
			}
		}
		if (count == TUPLES) {
			return false;
		}
		if (base + 2 * TUPLES > tuples.length) {
			tuples = Arrays.copyOf(tuples, larger(tuples.length / (2 * TUPLES), flow) * 2 * TUPLES);
		}
		fact(flow, TUPLE_COUNT, 3, count + 1);
		int at = base + 2 * count;
		tuples[at] = first;
		tuples[at + 1] = second;
		return true;
	}

	int tuples(int flow) {
		return fact(flow, TUPLE_COUNT, 3);
	}

	long tupleFirst(int flow, int i) {
		return tuples[(flow * TUPLES + i) * 2];
	}

	long tupleSecond(int flow, int i) {
		return tuples[(flow * TUPLES + i) * 2 + 1];
	}

	/** Forgets the flow's tuples: its state went, so its packets may look different from now on. */
	void forgetTuples(int flow) {
		fact(flow, TUPLE_COUNT, 3, 0);
	}

	/** Whether state of the flow was ever installed on another side. */
	boolean hasMoved(int flow) {
		return fact(flow, MOVED, 1) != 0;
	}

	void markMoved(int flow) {
		fact(flow, MOVED, 1, 1);
	}

	/** Side that its packets go to without an entry. */
	byte home(int flow) {
		return (byte) fact(flow, HOME, 1);
	}

	/** Its packets come to that side without an entry from now on. */
	void home(int flow, byte side) {
		fact(flow, HOME, 1, side);
	}

	byte steeredTo(int flow) {
		return (byte) fact(flow, STEERED_TO, 1);
	}

	void steeredTo(int flow, byte side) {
		fact(flow, STEERED_TO, 1, side);
	}

	private void grow(int flow) {
		known = larger(known, flow);
		lastSentFurther = Arrays.copyOf(lastSentFurther, known * furtherPorts);
	}

	/** By half, so that little of what is taken lies idle: these arrays are what many flows take most of. */
	static int larger(int capacity, int flow) {
		return Math.max(flow + 1, capacity + capacity / 2);
	}
}
