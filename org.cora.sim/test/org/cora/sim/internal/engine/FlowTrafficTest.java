// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cora.exec.flow.FlowIdentity;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.runtime.flow.FlowRegistry;
import org.junit.jupiter.api.Test;

class FlowTrafficTest {

	private static final int FLOWS = 600;

	@Test
	void eachPortHasAnOrderOfItsOwn() {
		FlowRegistry flows = new FlowRegistry(FlowTraffic.WORDS);
		FlowTraffic traffic = new FlowTraffic(flows, 5);
		FlowIdentity identity = new FlowIdentity();
		for (int flow = 0; flow < FLOWS; flow++) {
			identity.begin(FlowIdentity.Kind.DECLARED);
			identity.add(flow);
			identity.add(1);
			flows.intern(identity, Side.NIC);
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
