// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.cora.ir.program.Nf;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Platform;
import org.cora.nicmodel.performance.CostModel;
import org.cora.sim.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handlers of timers and of timed-out entries take cores' time, on the side where they run. */
class BackgroundWorkTest {

	private static final long NANOS = 4_000_000;

	private static final NicModel CARD = Offloaded.on("AgilioCX40", counting("")).problem().nic();
	private static final HostModel HOST = Offloaded.on("AgilioCX40", counting("")).problem().host();
	private static final String WORK = "let x = seed  for _i in 0 .. 63 { x = x * 5 + 1 }  seed = x";

	@TempDir
	Path folder;

	/** Counts the TCP flows that are there; a timer, if there is one, works on the state that decides where it runs. */
	private static String counting(String timer) {
		return """
				nf N {
				  state flows : map<FlowKey, u32> { capacity 100 k timeout 100 us }
				  state seed : register<u64>
				  on packet p {
				    require p.ipv4 else pass
				    match flows[p.flow] { found n => { n += 1 } missing => flows[p.flow] = 1 }
				    forward
				  }
				  %s
				}
				""".formatted(timer);
	}

	private static String timer(String period) {
		return "on timer every " + period + " { " + WORK + " }";
	}

	private RunResult run(String strategy, String nf) {
		return Offloaded.on("AgilioCX40", nf).run(strategy, NANOS, folder);
	}

	/** Cycles of the timer's operations: all of them, as it has one way through. */
	private static double cycles(Platform platform) {
		CostModel costs = new CostModel(platform);
		return program().timers().get(0).blocks().stream().flatMap(b -> b.instructions().stream()).mapToDouble(costs::cycles).sum();
	}

	private static Nf program() {
		return Offloaded.on("AgilioCX40", counting(timer("20 us"))).problem().nf();
	}

	private double hostCores(String nf) {
		return run("host", nf).cpu().coresMean();
	}

	private double cardCores(String nf) {
		return run("nic", nf).nicUse().utilisation().get("nic-cores");
	}

	@Test
	void aTimerTakesTheHostsTimeAsOftenAsItRuns() {
		double none = hostCores(counting(""));
		double seldom = hostCores(counting(timer("20 us"))) - none;
		double often = hostCores(counting(timer("10 us"))) - none;
		assertCycles(cycles(HOST), seldom * HOST.getClock());
		assertEquals(2, often / seldom, 0.05);
	}

	@Test
	void aTimerTakesTheCardsTimeWhereItRunsThere() {
		double none = cardCores(counting(""));
		double seldom = cardCores(counting(timer("20 us"))) - none;
		double often = cardCores(counting(timer("10 us"))) - none;
		assertCycles(cycles(CARD), seldom * CARD.getCores() * CARD.getClock());
		assertEquals(2, often / seldom, 0.05);
	}

	/** Runs of 20 us cost the operations, and a little more for the two accesses to the state. */
	private static void assertCycles(double operations, double perSecond) {
		double measured = perSecond * 20e-6;
		assertTrue(measured > 0.99 * operations && measured < operations + 600, measured + " cycles, operations " + operations);
	}

	@Test
	void timedOutEntriesTakeTimeOnlyIfSomethingIsDoneAboutThem() {
		String noted = "on expire flows[key] as n { " + WORK + " }";
		assertTrue(hostCores(counting(noted)) > 1.02 * hostCores(counting("")));
		assertTrue(cardCores(counting(noted)) > 1.02 * cardCores(counting("")));
	}
}
