// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.equivalence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cora.sim.RunResult;
import org.cora.sim.metrics.Invariant;
import org.cora.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the simulator does to packets and states is what the program means: its order, done again on one store, gives the
 * same; and where flows have nothing to do with each other, so does the order of arrival.
 */
class ProgramEquivalenceTest {

	/** Besides flow, which moves flows most. */
	private static final List<String> OTHERS = List.of("cora", "state", "host", "nic");
	private static final List<String> CARDS = List.of("BlueField2", "AgilioCX40");
	private static final List<String> SEPARABLE = List.of("sequence-checker", "flow-monitor");
	private static final String LIVELY = "flows 400 zipf 0.8 packets 200 B rate 2 Mpps arrivals 4 k/s";
	private static final long NANOS = 3_000_000;

	@TempDir
	private Path folder;

	/** Random functions on either card by each strategy, flows moving as they become heavy. */
	@ParameterizedTest
	@ValueSource(ints = {0, 1})
	void theOrderOfARunGivesTheSameOnOneStore(int block) {
		long moved = 0;
		int runs = 0;
		for (int seed = block * 100; seed < block * 100 + 3; seed++) {
			String text = new RandomFunction(seed, false).text();
			Simulated simulated = Simulated.of(text, CARDS.get(seed % 2), LIVELY);
			for (String strategy : List.of("flow", OTHERS.get((seed + block) % OTHERS.size()))) {
				Optional<RunResult> run = simulated.run(strategy, seed, NANOS, folder.resolve(strategy + seed));
				if (run.isPresent()) {
					assertSound(run.get(), strategy + " " + seed + "\n" + text);
					runs++;
					moved += run.get().runtime().flowsMoved();
				}
			}
		}
		assertTrue(runs >= 4, "runs: " + runs);
		assertTrue(moved > 30, "flows moved: " + moved);
	}

	@ParameterizedTest
	@ValueSource(ints = {0, 1})
	void flowsWithNothingInCommonFareAsInTheOrderOfArrival(int block) {
		long moved = 0;
		for (int seed = block * 100; seed < block * 100 + 2; seed++) {
			String text = new RandomFunction(seed, true).text();
			Simulated simulated = Simulated.of(text, CARDS.get(seed % 2), LIVELY);
			assertTrue(simulated.problem().graph().isFlowSeparable(), text);
			moved += assertAsArrived(simulated, seed % 2 == 0 ? "flow" : "cora", seed);
		}
		assertTrue(moved > 30, "flows moved: " + moved);
	}

	@Test
	void separableExamplesFareAsInTheOrderOfArrival() {
		List<Path> separable = Examples.all().stream().filter(f -> SEPARABLE.contains(f.getParent().getFileName().toString())).toList();
		assertEquals(SEPARABLE.size(), separable.size());
		for (Path file : separable) {
			Simulated simulated = Simulated.example(file);
			assertTrue(simulated.problem().graph().isFlowSeparable(), file.toString());
			assertAsArrived(simulated, "flow", 3);
		}
	}

	/** So that the comparison is known to see something: numbers are given out in the order in which packets are handled. */
	@Test
	void whatFlowsShareDependsOnTheOrder() {
		Simulated simulated = Simulated.of("""
				nf N {
				  state records : map<FlowKey, u32> { capacity 100 k timeout 1 s }
				  state total : register<u16>
				  on packet p {
				    require p.ipv4 && (p.tcp || p.udp) else pass
				    match records[p.flow] { found r => r += 1 missing => records[p.flow] = 1 }
				    total += 1
				    p.ipv4.id = total
				    forward
				  }
				}
				""", CARDS.get(0), LIVELY);
		assertFalse(simulated.problem().graph().isFlowSeparable());
		Path log = folder.resolve("shared");
		assertSound(simulated.run("flow", 1, NANOS, log).orElseThrow(), "flow");
		assertTrue(ArrivalOrder.difference(simulated.nf(), log).endsWith("leaves with other bytes"));
	}

	private long assertAsArrived(Simulated simulated, String strategy, long seed) {
		Path log = folder.resolve(strategy + seed);
		RunResult run = simulated.run(strategy, seed, NANOS, log).orElseThrow();
		assertSound(run, strategy);
		assertEquals(0, run.packets().resourceDrops(), strategy);
		assertEquals("", ArrivalOrder.difference(simulated.nf(), log), strategy + " " + seed);
		return run.runtime().flowsMoved();
	}

	private static void assertSound(RunResult run, String what) {
		for (Invariant invariant : run.invariants()) {
			assertTrue(invariant.holds(), () -> invariant.name() + ": " + invariant.detail() + "\n" + what);
		}
		assertTrue(run.invariants().stream().anyMatch(i -> i.name().equals("replay")), what);
	}
}
