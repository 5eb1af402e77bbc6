// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.optimum;

import static org.cora.testing.NfFixture.nf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.planner.Planner;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.SplitReader;
import org.cora.planner.generate.ProblemGenerator;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.testing.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Plans are as good as those that a mixed-integer solver finds from another formulation, and both mean the same by a host
 * core. {@link OptimumFigures} does so for everything that is shipped.
 */
class OptimumTest {

	private static final double SAME = 1e-5;
	private static final int STEPS = 6;

	@Property(tries = 2)
	void generatedProblems(@ForAll @IntRange(min = 1, max = 3) int states, @ForAll @IntRange(min = 1, max = 3) int classes,
			@ForAll @LongRange(min = 1, max = 1_000_000) long seed, @ForAll boolean caches) {
		agrees(ProblemGenerator.draw(states, classes, seed, caches), "cora");
	}

	/** On cards that are too small for them, so that something has to stay on the host. */
	@ParameterizedTest
	@CsvSource({"flow-monitor, agilio-cx, cores 12, cora", "super-spreader, bluefield-2, cores 1, cora",
			"connection-limiter, bluefield-2, cores 1, cora", "nat, bluefield-2, cores 1, state",
			"nat, agilio-cx, cores 12, flow"})
	void shippedFunctions(String example, String card, String settings, String strategy) {
		agrees(nf(example).onVariant(card, settings).underTraffic(
				"flows 30000 zipf 0.9 packets imix rate 12 Mpps arrivals 1 k/s").problem(), strategy);
	}

	/** The card's part of an lru that is full is as much of it as comes there. */
	@Test
	void anLruThatIsDivided() {
		Compilation compilation = CoraCompiler.compile("""
				import cora.nics.AgilioCX40
				import cora.nics.XeonHost
				nf N {
				  port near, far
				  struct Segment { flow : FlowKey, number : u32 }
				  state latest : lru<Segment, u8> { capacity 600 timeout 10 s }
				  on packet p {
				    require p.ipv4 && p.tcp else forward
				    match latest[Segment { flow: p.flow, number: p.tcp.seq }] {
				      found _v => { }
				      missing => latest[Segment { flow: p.flow, number: p.tcp.seq }] = 1
				    }
				    forward
				  }
				}
				nic Small extends AgilioCX40 { max-entries 400 }
				traffic T { flows 400 zipf 0.8 packets 350 B rate 1 Mpps tcp 90 % }
				offload O { run N on Small with XeonHost { cores 8 } under T }""", "test.cora").orThrow();
		agrees(Profiles.problem(compilation, compilation.offloads().get(0), 0, Path.of(""), 20_000), "cora");
	}

	/** Handlers of timed-out entries, caches and all, at any rate. */
	@Property(tries = 2)
	void shippedFunctionsOnSomeCard(@ForAll @LongRange(min = 1, max = 1_000_000) long seed) {
		Random random = new Random(seed);
		List<String> examples = List.of("flow-monitor", "super-spreader", "connection-limiter", "ids-counters");
		String example = examples.get(random.nextInt(examples.size()));
		boolean agilio = random.nextBoolean();
		String settings = agilio ? "cores " + (4 + random.nextInt(20)) + " memory imem { capacity " + (50 + random.nextInt(4000)) + " KiB }"
				: "cores " + (1 + random.nextInt(3)) + " memory dram { capacity " + (1 + random.nextInt(200)) + " MiB }";
		agrees(nf(example).onVariant(agilio ? "agilio-cx" : "bluefield-2", settings).underTraffic("flows " + (1000 + random.nextInt(60_000))
				+ " zipf 0." + (5 + random.nextInt(5)) + " packets imix rate " + (2 + random.nextInt(20)) + " Mpps arrivals "
				+ (1 + random.nextInt(3000)) + " /s").problem(), "cora");
	}

	private static void agrees(PlanningProblem problem, String strategy) {
		Plan plan = Planner.planOnly(problem, Strategies.named(strategy).orElseThrow());
		Optional<Split> planned = plan.isFeasible() ? SplitReader.read(plan) : Optional.empty();
		Optimum optimum = new Optimum(problem, strategy, planned, STEPS);
		assertTrue(optimum.least() > -SAME, () -> "the program says " + -optimum.least() + " cores more");
		if (plan.isFeasible()) {
			assertTrue(plan.getBound().isProven());
			assertEquals(optimum.cores(), plan.getObjective().getHostCores(), SAME, () -> "better is " + optimum.split());
		} else {
			assertEquals(Optional.empty(), optimum.split());
		}
	}
}
