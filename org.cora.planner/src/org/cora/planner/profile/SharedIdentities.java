// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.profile;

import java.util.Arrays;

/** Flow identities that several flows of the traffic have, as all that go through one tunnel do. */
final class SharedIdentities {

	private static final int NOBODY = -1;

	private int[] owner = new int[0];
	private int[] packets = new int[0];
	private boolean[] several = new boolean[0];

	/** Counts a packet. */
	void add(int identity, int flow) {
		if (identity >= owner.length) {
			int from = owner.length;
			int size = Math.max(1024, 2 * (identity + 1));
			owner = Arrays.copyOf(owner, size);
			packets = Arrays.copyOf(packets, size);
			several = Arrays.copyOf(several, size);
			Arrays.fill(owner, from, size, NOBODY);
		}
		several[identity] |= owner[identity] != NOBODY && owner[identity] != flow;
		owner[identity] = flow;
		packets[identity]++;
	}

	/** Packets of the busiest of them; 0 if there is none. */
	long busiest() {
		long most = 0;
		for (int i = 0; i < packets.length; i++) {
			most = several[i] ? Math.max(most, packets[i]) : most;
		}
		return most;
	}
}
