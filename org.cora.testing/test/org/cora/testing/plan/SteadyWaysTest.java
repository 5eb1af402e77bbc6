// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.spec.OffloadSpec;
import org.cora.planner.Planner;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.stateflow.StateFlowGraph;
import org.junit.jupiter.api.Test;

/** What packets do at the beginning, and never again, isn't what a plan is made for. */
class SteadyWaysTest {

	private static StateFlowGraph graph(String handler) {
		Compilation compilation = CoraCompiler.compile("""
				import cora.nics.AgilioCX40
				import cora.nics.XeonHost
				nf N {
				  state seen : map<FlowKey, u32> { capacity 1000 }
				  state often : counter<ipv4> { capacity 1000 }
				  on packet p { require p.ipv4 else pass  %s  forward }
				}
				traffic T { flows 100 packets 300 B rate 1 Mpps replies 0 %% }
				offload O { run N on AgilioCX40 with XeonHost { cores 8 } under T }
				""".formatted(handler), "test.cora").orThrow();
		OffloadSpec spec = compilation.offloads().get(0);
		return Planner.prepare(compilation.program().nf(spec.nf()).orElseThrow(), spec, compilation.nic(spec), compilation.host(spec), 0,
				Path.of(""), Planner.SEED, 20_000, PlanningMonitor.NONE).graph();
	}

	private static double often(String handler) {
		return graph(handler).getStates().stream().filter(s -> s.getName().equals("often")).findFirst().orElseThrow()
				.getAccessesPerPacket();
	}

	/** A hundred flows get to their 50th packet after 5,000 of the 20,000. */
	@Test
	void whatBeginsWhileFlowsAreProfiledGoesOn() {
		assertEquals(1, often("match seen[p.flow] { found n => { n += 1  if n > 50 { often[p.ipv4.src].add(1) } } missing => seen[p.flow] = 1 }"),
				0.01);
	}

	@Test
	void whatEndsWhileFlowsAreProfiledIsOver() {
		assertTrue(often("match seen[p.flow] { found n => { n += 1  if n < 50 { often[p.ipv4.src].add(1) } } missing => seen[p.flow] = 1 }") < 0.01);
	}
}
