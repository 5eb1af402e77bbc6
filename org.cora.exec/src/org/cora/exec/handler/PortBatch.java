// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.handler;

import java.util.Arrays;

/** The packets of a batch by the port that they came in by: those of one port have the same handler. */
final class PortBatch {

	private int[] members = new int[32];
	/** Of each port where its packets end; they begin where those of the port before end. */
	private final int[] ends;

	PortBatch(int ports) {
		ends = new int[ports];
	}

	/** Sorts that many packets; those of one port stay in their order. */
	void sort(int[] ports, int count) {
		if (count > members.length) {
			members = new int[2 * count];
		}
		Arrays.fill(ends, 0);
		for (int i = 0; i < count; i++) {
			ends[ports[i]]++;
		}
		int sum = 0;
		for (int port = 0; port < ends.length; port++) {
			int here = ends[port];
			ends[port] = sum;
			sum += here;
		}
		for (int i = 0; i < count; i++) {
			members[ends[ports[i]]++] = i;
		}
	}

	int begin(int port) {
		return port == 0 ? 0 : ends[port - 1];
	}

	int end(int port) {
		return ends[port];
	}

	/** Which packet of the batch that one is, from {@link #begin} to before {@link #end}. */
	int member(int index) {
		return members[index];
	}
}
