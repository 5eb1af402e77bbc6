// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Arrays;

/**
 * Of each flow the packets that are kept while it moves, in the order in which they came in. Takes memory for the numbers up
 * to the highest one of a flow that ever had some.
 */
final class KeptLists {

	/** Words of a flow's list; slots plus 1, 0 for none. */
	private static final int WORDS = 4;
	private static final int HEAD = 0;
	private static final int TAIL = 1;
	private static final int COUNT = 2;
	private static final int CROSSING = 3;

	private int[] lists = new int[0];

	/** A flow begins, of which nothing is kept. */
	void begin(int flow) {
		if (has(flow)) {
			Arrays.fill(lists, flow * WORDS, (flow + 1) * WORDS, 0);
		}
	}

	private boolean has(int flow) {
		return flow * WORDS < lists.length;
	}

	private void reserve(int flow) {
		if (!has(flow)) {
			lists = Arrays.copyOf(lists, FlowTraffic.larger(lists.length / WORDS, flow) * WORDS);
		}
	}

	private int get(int flow, int word) {
		return has(flow) ? lists[flow * WORDS + word] : 0;
	}

	/** Whether nothing of the flow is kept or on its way to where it will be released. */
	boolean isEmpty(int flow) {
		return get(flow, COUNT) == 0 && get(flow, CROSSING) == 0;
	}

	/** Kept packets of the flow. */
	int count(int flow) {
		return get(flow, COUNT);
	}

	/** Keeps a packet: behind those that came in before it. */
	void add(int flow, int slot, PacketSlots slots) {
		reserve(flow);
		int list = flow * WORDS;
		lists[list + COUNT]++;
		int before = lists[list + TAIL] - 1;
		if (before < 0 || slots.index[before] < slots.index[slot]) {
			lists[list + TAIL] = slot + 1;
			link(list, before, slot, -1, slots);
			return;
		}
		int at = lists[list + HEAD] - 1;
		int previous = -1;
		while (slots.index[at] < slots.index[slot]) {
			previous = at;
			at = slots.next[at];
		}
		link(list, previous, slot, at, slots);
	}

	private void link(int list, int previous, int slot, int next, PacketSlots slots) {
		slots.next[slot] = next;
		if (previous < 0) {
			lists[list + HEAD] = slot + 1;
		} else {
			slots.next[previous] = slot;
		}
	}

	/** The first kept packet, which is no longer kept; -1 if there is none. */
	int take(int flow, PacketSlots slots) {
		int slot = get(flow, HEAD) - 1;
		if (slot >= 0) {
			int list = flow * WORDS;
			lists[list + HEAD] = slots.next[slot] + 1;
			if (lists[list + HEAD] == 0) {
				lists[list + TAIL] = 0;
			}
			lists[list + COUNT]--;
		}
		return slot;
	}

	/** Kept packets that are on their way to the side where they will be released. */
	int crossing(int flow) {
		return get(flow, CROSSING);
	}

	/** So many more are, or fewer. */
	void crossing(int flow, int change) {
		reserve(flow);
		lists[flow * WORDS + CROSSING] += change;
	}
}
