// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.spec.OffloadSpec;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.junit.jupiter.api.Test;

/** Packets that programs make take the wire's and the bus's time, too. */
class GeneratedPacketsTest {

	private static Plan plan(String strategy, String body) {
		Compilation compiled = CoraCompiler.compile("import cora.nics.AgilioCX40\nimport cora.nics.XeonHost\n"
				+ "nf Tap { port a, b, tap on packet p from a { " + body + " forward to b } on packet p from b { forward to a } }\n"
				+ "traffic T { flows 100 packets 1000 B rate 2 Mpps replies 0 % }\n"
				+ "offload O { run Tap on AgilioCX40 with XeonHost under T minimise cores }\n", "tap.cora").orThrow();
		OffloadSpec spec = compiled.offloads().get(0);
		PlanningProblem problem = Planner.prepare(compiled.program().nf(spec.nf()).orElseThrow(), spec, compiled.nic(spec), compiled
				.host(spec), Path.of("."), Planner.SEED, PlanningMonitor.NONE);
		return Planner.planOnly(problem, Strategies.named(strategy).orElseThrow());
	}

	private static double used(Plan plan, String resource) {
		return plan.getResources().stream().filter(r -> r.getName().equals(resource)).findFirst().orElseThrow().getUsed();
	}

	@Test
	void copiesThatLeaveTakeTheWire() {
		Plan without = plan("nic", "");
		Plan with = plan("nic", "mirror to b");
		assertEquals(2 * used(without, "line-rate into a"), used(with, "line-rate out of b"), 1);
		assertEquals(used(without, "packet-rate"), used(with, "packet-rate"), "they aren't received");
	}

	@Test
	void copiesByAnotherPortTakeNoRoomOfThePackets() {
		assertEquals(used(plan("nic", ""), "line-rate into a"), used(plan("nic", "mirror to tap"), "line-rate into a"), 1);
	}

	@Test
	void copiesMadeOnTheHostCrossTheBus() {
		Plan without = plan("host", "");
		Plan with = plan("host", "mirror to tap");
		assertEquals(2 * used(without, "pcie-packets"), used(with, "pcie-packets"), 1);
		assertTrue(with.getObjective().getHostCores() > without.getObjective().getHostCores());
	}
}
