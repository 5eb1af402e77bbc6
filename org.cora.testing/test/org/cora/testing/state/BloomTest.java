// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.cora.planner.plan.Home;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bloom filters from the text to a simulated offload. */
class BloomTest {

	private static final String SOURCES = """
			nf N {
			  state known : bloom<ipv4> { bits 65536 hashes 4 }
			  state fresh : counter<u8> { capacity 256 }
			  state flows : map<FlowKey, u32> { capacity 100 k timeout 1 s }
			  on packet p {
			    require p.ipv4 else pass
			    match flows[p.flow] { found n => { n += 1 } missing => flows[p.flow] = 1 }
			    if !known.contains(p.ipv4.src) { fresh[p.ipv4.proto].add(1) }
			    known.add(p.ipv4.src)
			    forward
			  }
			}
			""";

	private static final String CLEARS = SOURCES.replace("known.add(", "if p.ipv4.ttl == 1 { known.clear() } known.add(");

	@TempDir
	Path folder;

	@Test
	void copiesMayBeOnBothSides() {
		Offloaded sources = Offloaded.on("AgilioCX40", SOURCES);
		assertEquals(KeyOrigin.ACROSS_FLOWS, sources.state("known").getKeyOrigin());
		assertEquals(Use.COMMUTATIVE, sources.state("known").getUse());
		assertTrue(sources.state("known").isMergeable());
		assertEquals(65536 / 8, sources.problem().nf().state("known").orElseThrow().bytes());
	}

	@Test
	void whatIsClearedHasOnePlace() {
		Offloaded clears = Offloaded.on("AgilioCX40", CLEARS);
		assertFalse(clears.state("known").isMergeable());
		assertTrue(Offloaded.placement(clears.plan("cora"), "known").getHome() != Home.REPLICATED);
	}

	@Test
	void runsHoldWhatTheyMust() {
		for (String strategy : new String[] {"cora", "flow", "host", "nic"}) {
			for (String nf : new String[] {SOURCES, CLEARS}) {
				assertTrue(Offloaded.under("flows 2000 zipf 1.1 packets 350 B rate 2 Mpps", "BlueField2", nf)
						.run(strategy, 5_000_000, folder).packets().delivered() > 5_000, strategy);
			}
		}
	}
}
