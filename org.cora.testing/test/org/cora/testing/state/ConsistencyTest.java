// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.cora.planner.plan.Home;
import org.cora.planner.stateflow.Use;
import org.cora.sim.RunResult;
import org.cora.sim.metrics.Invariant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the author says of copies, from the text to a simulated offload. */
class ConsistencyTest {

	private static String nf(String register, String counter) {
		return """
				nf N {
				  state all : register<u64> { %s }
				  state bytes : counter<ipv4> { capacity 65536 %s }
				  state seen : map<FlowKey, u32> { capacity 100 k timeout 1 s }
				  on packet p {
				    require p.ipv4 else pass
				    match seen[p.flow] { found n => { n += 1 } missing => seen[p.flow] = 1 }
				    all += 1
				    bytes[p.ipv4.src].add(p.length)
				    forward
				  }
				}
				""".formatted(register, counter);
	}

	@TempDir
	Path folder;

	@Test
	void whatIsStrictHasOnePlace() {
		Offloaded strict = Offloaded.on("BlueField2", nf("strict", "strict"));
		assertFalse(strict.state("all").isMergeable());
		assertFalse(strict.state("bytes").isMergeable());
		assertTrue(Offloaded.placement(strict.plan("cora"), "bytes").getHome() != Home.REPLICATED);
	}

	@Test
	void whatIsMergeableMayHaveTwo() {
		Offloaded mergeable = Offloaded.on("BlueField2", nf("mergeable", "mergeable"));
		assertTrue(mergeable.state("all").isMergeable());
		assertEquals(Use.COMMUTATIVE, mergeable.state("all").getUse());
		assertEquals(Home.REPLICATED, Offloaded.placement(mergeable.plan("flow"), "all").getHome());
	}

	@Test
	void copiesArePutTogetherInTime() {
		RunResult result = Offloaded.under("flows 2000 zipf 1.2 packets 350 B rate 1 Mpps arrivals 20 k/s", "BlueField2",
				nf("stale 100 us", "stale 1 ms")).run("flow", 4_000_000, folder);
		Invariant staleness = result.invariants().stream().filter(i -> i.name().equals("staleness")).findFirst().orElseThrow();
		assertTrue(staleness.holds() && staleness.detail().contains("100000 ns"), staleness.detail());
		RunResult rarely = Offloaded.under("flows 2000 zipf 1.2 packets 350 B rate 1 Mpps arrivals 20 k/s", "BlueField2",
				nf("stale 3 ms", "stale 3 ms")).run("flow", 4_000_000, folder);
		assertTrue(result.cpu().toString().compareTo(rarely.cpu().toString()) != 0, "putting copies together costs the host time");
	}

	@Test
	void runsHoldWhatTheyMust() {
		for (String said : new String[] {"strict", "mergeable", "stale 200 us"}) {
			for (String strategy : new String[] {"flow", "nic"}) {
				Offloaded.under("flows 2000 zipf 1.2 packets 350 B rate 1 Mpps arrivals 20 k/s", "BlueField2", nf(said, said))
						.run(strategy, 2_000_000, folder);
			}
		}
	}
}
