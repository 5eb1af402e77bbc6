// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.flow;

import java.util.Arrays;

/**
 * The flows that have had more than a few packets of late, so that who looks for heavy ones needn't go through all. A flow comes in
 * while its packets are counted, and drops out at the end of a block of intervals when it has become quiet.
 */
public final class BusyFlows {

	/** Lasting packets with which a flow comes in. */
	public static final int LEAST = 6;
	/** Below that it drops out. */
	private static final int QUIET = 3;

	private final FlowRegistry flows;
	private int[] numbers = new int[256];
	private int size;

	BusyFlows(FlowRegistry flows) {
		this.flows = flows;
	}

	void add(int flow) {
		if (size == numbers.length) {
			numbers = Arrays.copyOf(numbers, 2 * size);
		}
		numbers[size++] = flow;
	}

	void prune() {
		int kept = 0;
		for (int i = 0; i < size; i++) {
			int flow = numbers[i];
			if (flows.isLive(flow) && flows.lastingPackets(flow) >= QUIET) {
				numbers[kept++] = flow;
			} else {
				flows.unlist(flow);
			}
		}
		size = kept;
	}

	/** How many there are; some of them may have ended. */
	public int size() {
		return size;
	}

	/** One of them, from 0, in no particular order. */
	public int get(int index) {
		return numbers[index];
	}
}
