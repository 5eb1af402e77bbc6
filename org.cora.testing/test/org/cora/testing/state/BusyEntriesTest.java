// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.planner.Planner;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.testing.Profiles;
import org.junit.jupiter.api.Test;

/**
 * Entries have a lock each, and in a run they are had by the packets that ask for them, whatever the profile saw: where senders are
 * only noted after so many packets, a profile sees that of a few of them, and a run of ever more.
 */
class BusyEntriesTest {

	private static final int PROFILED = 3_000;

	/** What the card does to a function that notes senders, or whatever the key is, after so many packets of a connection. */
	private static RunResult run(String key, int threshold, double mpps) {
		String text = """
				import cora.nics.AgilioCX40
				import cora.nics.XeonHost
				nf N {
				  state rows : countmin { rows 2 columns 4096 }
				  state hot : lru<%s, u64> { capacity 1024 }
				  on packet p {
				    require p.ipv4 else pass
				    let n = rows[p.flow].add(1)
				    if n > %d { hot[%s] = n }
				    forward
				  }
				}
				traffic T { flows 200 zipf 1.0 packets 100 B rate %s Mpps }
				offload O { run N on AgilioCX40 with XeonHost { cores 4 } under T subject to loss <= 90 %% }
				""".formatted(key.equals("p.proto") ? "u8" : "ipv4", threshold, key, mpps);
		Compilation compilation = CoraCompiler.compile(text, "n.cora").orThrow();
		PlanningProblem problem = Profiles.problem(compilation, compilation.offloads().get(0), 0, Path.of(""), PROFILED);
		return Simulation.run(SimulationRequest.of(problem.nf(), Planner.planOnly(problem, Strategies.named("nic").orElseThrow()),
				problem.nic(), problem.host(), 4, problem.spec().traffic()).withDuration((long) (40_000 / mpps * 1e3)).warm(true));
	}

	private static double lock(RunResult run) {
		return run.nicUse().utilisation().get("lock of hot");
	}

	@Test
	void aBusyEntryOnTheCardIsAsBusyAsItsOwnPacketsMakeIt() {
		RunResult all = run("p.ipv4.src", 0, 2);
		RunResult after = run("p.ipv4.src", 100, 2);
		assertTrue(lock(all) > 0.2, "it is busy: " + lock(all));
		assertEquals(lock(all), lock(after), 0.15 * lock(all), "but for the hundred packets before it is noted");
		assertEquals(0, after.packets().resourceDrops());
	}

	@Test
	void packetsWaitForAnEntryThatIsAskedForMoreOftenThanItCanBeHad() {
		RunResult calm = run("p.proto", 0, 0.2);
		RunResult overloaded = run("p.proto", 0, 2);
		assertEquals(1, lock(overloaded), 0.02);
		assertTrue(overloaded.latency().overall().mean() > 5 * calm.latency().overall().mean(), () -> overloaded.latency().overall() + " after " + calm
				.latency().overall());
	}
}
