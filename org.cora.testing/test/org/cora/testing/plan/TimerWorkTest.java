// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.spec.OffloadSpec;
import org.cora.planner.Planner;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.stateflow.PathClass;
import org.cora.planner.stateflow.StateFlowGraph;
import org.junit.jupiter.api.Test;

/** A timer's handler counts with what it does, as often as it does it, once it has begun. */
class TimerWorkTest {

	private static List<PathClass> ways(String handler, String period) {
		Compilation compilation = CoraCompiler.compile("""
				import cora.nics.AgilioCX40
				import cora.nics.XeonHost
				nf N {
				  state runs : register<u32>
				  state seed : register<u64>
				  on timer every %s { %s }
				  on packet p { forward }
				}
				traffic T { flows 1000 packets 300 B rate 1 Mpps arrivals 1 k/s }
				offload O { run N on AgilioCX40 with XeonHost { cores 8 } under T }
				""".formatted(period, handler), "test.cora").orThrow();
		OffloadSpec spec = compilation.offloads().get(0);
		StateFlowGraph graph = Planner.prepare(compilation.program().nf(spec.nf()).orElseThrow(), spec, compilation.nic(spec), compilation
				.host(spec), 0, Path.of(""), Planner.SEED, 20_000, PlanningMonitor.NONE).graph();
		return graph.getClasses().stream().flatMap(c -> c.getPaths().stream()).filter(p -> p.getPerSecond() > 0).toList();
	}

	private static double perSecond(List<PathClass> ways, boolean writesSeed) {
		return ways.stream().filter(w -> w.getAccesses().stream().anyMatch(a -> a.isWrites() && a.getState().getName().equals("seed")) == writesSeed)
				.mapToDouble(PathClass::getPerSecond).sum();
	}

	@Test
	void whatItDoesFirstIsNotWhatItDoesInTheLongRun() {
		List<PathClass> ways = ways("if runs < 5 { runs += 1  seed = seed * 5 + 1 }", "100 us");
		assertEquals(0, perSecond(ways, true), 1e-9, "done after the first five times");
		assertEquals(10_000, perSecond(ways, false), 1e-6);
	}

	@Test
	void eachWayCountsAsOftenAsItIsTaken() {
		List<PathClass> ways = ways("runs += 1  if runs % 4 == 0 { seed = seed * 5 + 1 }", "100 us");
		assertEquals(2500, perSecond(ways, true), 250);
		assertEquals(10_000, perSecond(ways, true) + perSecond(ways, false), 1e-6);
	}

	@Test
	void aTimerThatIsDueLaterThanTheProfileEndsIsRunForIt() {
		List<PathClass> ways = ways("if runs < 5 { runs += 1  seed = seed * 5 + 1 }", "10 s");
		assertEquals(0, perSecond(ways, true), 1e-9);
		assertEquals(0.1, perSecond(ways, false), 1e-9);
	}
}
