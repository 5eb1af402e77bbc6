// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.stateflow.Use;
import org.cora.sim.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A router with a table of prefixes, from its text to a simulated offload. */
class PrefixMatchTest {

	private static final String ROUTER = """
			nf N {
			  state routes : lpm<ipv4, u16> {
			    entries { 0.0.0.0/0 => 1, 10.0.0.0/8 => 2, 10.128.0.0/9 => 3, 198.18.0.0/15 => 4, 198.18.0.0/16 => 5 }
			  }
			  state hops : counter<u16> { capacity 16 }
			  state seen : map<FlowKey, u32> { capacity 100 k timeout 1 s }
			  on packet p {
			    require p.ipv4 else pass
			    let hop = routes[p.ipv4.dst] else drop "no route"
			    hops[hop].add(1)
			    match seen[p.flow] { found n => { n += 1 } missing => seen[p.flow] = 1 }
			    forward
			  }
			}
			""";

	@TempDir
	Path folder;

	@Test
	void nobodyWritesIt() {
		Offloaded router = Offloaded.on("AgilioCX40", ROUTER);
		assertEquals(Use.READ_ONLY, router.state("routes").getUse());
		assertEquals(5, router.state("routes").getEntriesInUse());
	}

	@Test
	void bothSidesMayHaveIt() {
		Plan plan = Offloaded.on("AgilioCX40", ROUTER, "keep hops on cpu").plan("cora");
		StatePlacement routes = Offloaded.placement(plan, "routes");
		assertTrue(routes.getHome() == Home.REPLICATED || routes.getHome() == Home.NIC || routes.getHome() == Home.CPU);
		assertTrue(routes.getHome() == Home.CPU || routes.getNicBytes() > 0);
	}

	@Test
	void oneStoreGivesTheSame() {
		for (String strategy : new String[] {"cora", "flow", "host", "nic"}) {
			RunResult result = Offloaded.under("flows 2000 zipf 1.1 packets 350 B rate 3 Mpps arrivals 20 k/s", "BlueField2",
					ROUTER).run(strategy, 5_000_000, folder);
			assertTrue(result.packets().delivered() > 10_000, strategy);
		}
	}

	@Test
	void aCardWithoutItSaysSo() {
		Offloaded router = Offloaded.on("AgilioCX40Bpf", ROUTER);
		assertTrue(router.diagnostics().stream().anyMatch(d -> d.startsWith("kept-off-nic") && d.contains("'lpm find'")),
				() -> router.diagnostics().toString());
		assertEquals(Home.CPU, Offloaded.placement(router.plan("cora"), "routes").getHome());
	}
}
