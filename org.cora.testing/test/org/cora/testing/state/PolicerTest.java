// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.cora.planner.plan.Home;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.Use;
import org.cora.sim.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Token buckets from the text to a simulated offload, where those of flows move with their flows. */
class PolicerTest {

	private static final String BY_FLOW = """
			nf N {
			  state rates : meter<FlowKey> { capacity 100 k rate 2 Mbps burst 3 kB }
			  on packet p {
			    require p.ipv4 else pass
			    require rates[p.flow].take(p.length) else drop "too fast"
			    forward
			  }
			}
			""";

	private static final String BY_ADDRESS = BY_FLOW.replace("meter<FlowKey>", "meter<ipv4>").replace("rates[p.flow]",
			"rates[p.ipv4.src]");

	@TempDir
	Path folder;

	@Test
	void aBucketHasOneWriter() {
		Offloaded byFlow = Offloaded.on("AgilioCX40", BY_FLOW);
		assertEquals(KeyOrigin.FLOW_IDENTITY, byFlow.state("rates").getKeyOrigin());
		assertEquals(Use.EXCLUSIVE, byFlow.state("rates").getUse());
		Offloaded byAddress = Offloaded.on("AgilioCX40", BY_ADDRESS);
		assertEquals(KeyOrigin.HEADER, byAddress.state("rates").getKeyOrigin());
		assertTrue(Offloaded.placement(byAddress.plan("cora"), "rates").getHome() != Home.REPLICATED);
	}

	@Test
	void oneStoreLetsTheSamePacketsThrough() {
		for (String nf : new String[] {BY_FLOW, BY_ADDRESS}) {
			for (String strategy : new String[] {"cora", "host", "nic"}) {
				RunResult result = Offloaded.under("flows 500 zipf 1.1 packets 350 B rate 1 Mpps", "BlueField2", nf)
						.run(strategy, 20_000_000, folder);
				assertTrue(result.packets().policyDrops() > 100, strategy + " " + result.packets());
				assertTrue(result.packets().delivered() > 100, strategy + " " + result.packets());
			}
		}
	}

	/** Heavy flows are on the card and the others on the host, so that buckets move while they are used. */
	@Test
	void bucketsMoveWithTheirFlows() {
		RunResult result = Offloaded.under("flows 2000 zipf 1.2 packets 350 B rate 1 Mpps arrivals 20 k/s", "BlueField2", BY_FLOW)
				.run("flow", 20_000_000, folder);
		assertTrue(result.runtime().promotedFlows() > 10, result.runtime().toString());
	}

	@Test
	void aCardWithoutItSaysSo() {
		Offloaded policer = Offloaded.on("AgilioCX40Bpf", BY_FLOW);
		assertTrue(policer.diagnostics().stream().anyMatch(d -> d.startsWith("kept-off-nic") && d.contains("'meter take'")),
				() -> policer.diagnostics().toString());
		assertEquals(Home.CPU, Offloaded.placement(policer.plan("cora"), "rates").getHome());
	}
}
