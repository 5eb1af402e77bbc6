// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FlowTrafficTest {

	private static final int FLOWS = 600;

	@Test
	void eachPortHasAnOrderOfItsOwn() {
		FlowTraffic traffic = new FlowTraffic(5);
		for (int flow = 0; flow < FLOWS; flow++) {
			traffic.begin(flow, PacketSlots.NIC);
		}
		for (int flow = 0; flow < FLOWS; flow++) {
			for (int port = 0; port < 5; port++) {
				assertTrue(traffic.sent(flow, port, 10 - port), "later ones left by other ports only");
				assertTrue(traffic.sent(flow, port, 10));
				assertFalse(traffic.sent(flow, port, 9));
			}
			assertTrue(traffic.handled(flow, 0), "what is handled is another matter");
		}
		traffic.begin(7, PacketSlots.CPU);
		assertTrue(traffic.sent(7, 4, 0), "a new flow begins anew");
	}
}
