// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Flows of the traffic that are one flow to the program. */
class SharedIdentitiesTest {

	@Test
	void theBusiestIdentityThatSeveralFlowsHaveCounts() {
		SharedIdentities shared = new SharedIdentities();
		assertEquals(0, shared.busiest());
		for (int packet = 0; packet < 9; packet++) {
			shared.add(0, 7);
		}
		assertEquals(0, shared.busiest(), "one flow's own");
		shared.add(5000, 1);
		shared.add(5000, 2);
		shared.add(5000, 1);
		assertEquals(3, shared.busiest());
	}
}
