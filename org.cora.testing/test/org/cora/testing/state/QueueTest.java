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

/** A queue that packets fill and a timer empties, from the text to a simulated offload. */
class QueueTest {

	private static final String NF = """
			nf N {
			  state flows : map<FlowKey, u32> { capacity 100 k timeout 1 s }
			  state fresh : queue<FlowKey> { capacity 8 }
			  state exported : counter<ipv4> { capacity 4096 }
			  on packet p {
			    require p.ipv4 else pass
			    match flows[p.flow] {
			      found n => { n += 1 }
			      missing => { flows[p.flow] = 1  fresh.push(p.flow) }
			    }
			    forward
			  }
			  on timer every 20 us { let k = fresh.pop() else { }  exported[k.source.addr].add(1) }
			}
			""";

	@TempDir
	Path folder;

	@Test
	void itHasOnePlace() {
		Offloaded queue = Offloaded.on("AgilioCX40", NF);
		assertEquals(KeyOrigin.ACROSS_FLOWS, queue.state("fresh").getKeyOrigin());
		assertTrue(queue.state("fresh").getUse() == Use.EXCLUSIVE || queue.state("fresh").getUse() == Use.READ_MOSTLY);
		assertTrue(Offloaded.placement(queue.plan("cora"), "fresh").getHome() != Home.REPLICATED);
	}

	@Test
	void oneStoreGivesTheSameAndAFullQueueDrops() {
		for (String strategy : new String[] {"cora", "flow", "host", "nic"}) {
			RunResult result = Offloaded.under("flows 2000 zipf 1.0 packets 350 B rate 1 Mpps arrivals 20 k/s", "BlueField2", NF)
					.run(strategy, 8_000_000, folder);
			assertTrue(result.packets().resourceDrops() > 10, strategy + " " + result.packets());
			assertTrue(result.packets().byCause().stream().anyMatch(c -> c.toString().contains("fresh")), strategy + " " + result.packets());
		}
	}

	@Test
	void aCardWithoutItSaysSo() {
		Offloaded queue = Offloaded.on("AgilioCX40Bpf", NF);
		assertTrue(queue.diagnostics().stream().anyMatch(d -> d.startsWith("kept-off-nic") && d.contains("'queue push'")),
				() -> queue.diagnostics().toString());
		assertEquals(Home.CPU, Offloaded.placement(queue.plan("cora"), "fresh").getHome());
	}
}
