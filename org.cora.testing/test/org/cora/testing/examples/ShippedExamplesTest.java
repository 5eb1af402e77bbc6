// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.formatting.Layout;
import org.cora.exec.run.PacketCounts;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.planner.validate.PlanValidator;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.testing.Examples;
import org.cora.testing.Profiles;
import org.cora.testing.exec.Captures;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked of every example, whatever it does. */
@Execution(ExecutionMode.CONCURRENT)
class ShippedExamplesTest {

	private static final int PROFILED_PACKETS = 5_000;
	private static final long RUN_NANOS = 300_000;

	static List<String> examples() throws IOException {
		try (Stream<Path> folders = Files.list(Examples.FOLDER)) {
			return folders.filter(Files::isDirectory).map(f -> f.getFileName().toString()).sorted().toList();
		}
	}

	@ParameterizedTest
	@MethodSource("examples")
	void theSourceIsCleanAndLaidOutAndExplained(String example) throws IOException {
		Compilation compiled = Bench.compiled(example);
		assertEquals(List.of(), compiled.diagnostics());
		String text = Files.readString(Examples.FOLDER.resolve(example + "/" + example + ".cora"));
		assertEquals(Layout.apply(text, "  "), text);
		String readme = Files.readString(Examples.FOLDER.resolve(example + "/README.md"));
		assertTrue(readme.contains("examples/" + example + "/" + example + ".cora"), "README shows how to run it");
		String index = Files.readString(Examples.FOLDER.resolve("README.md"));
		assertTrue(index.contains("(" + example + "/)"), "examples/README.md lists it");
	}

	@ParameterizedTest
	@MethodSource("examples")
	void captures(String example) {
		for (Nf nf : own(example)) {
			conserved(nf, example, Captures.shipped());
			for (Path capture : Captures.real()) {
				conserved(nf, example, capture);
			}
		}
	}

	/** The functions and chains that the example itself offers to offload. */
	static List<Nf> own(String example) {
		Compilation compiled = Bench.compiled(example);
		Set<String> run = compiled.offloads().stream().map(OffloadSpec::nf).collect(Collectors.toSet());
		return run.stream().map(name -> compiled.program().nf(name).orElseThrow()).toList();
	}

	private static void conserved(Nf nf, String example, Path capture) {
		long[] seen = { 0 };
		PacketCounts counts = Bench.of(nf).over(capture, (port, before, after, verdict) -> seen[0]++);
		assertTrue(seen[0] > 0, capture.toString());
		assertEquals(seen[0] + counts.generated(), counts.out() + counts.passed() + counts.dropped(), example + " over " + capture);
	}

	@ParameterizedTest
	@MethodSource("examples")
	void thereAreOffloadsForBothCards(String example) {
		Compilation compiled = Bench.compiled(example);
		Set<String> cards = compiled.offloads().stream().map(o -> compiled.nic(o).getName()).collect(Collectors.toSet());
		assertTrue(cards.stream().anyMatch(c -> c.startsWith("AgilioCX40")) && cards.stream().anyMatch(c -> c.startsWith("BlueField2")),
				cards.toString());
	}

	static Stream<String> large() {
		return EveryStrategyTest.LARGE.stream().sorted();
	}

	/** The others are planned and run by {@link EveryStrategyTest}. */
	@ParameterizedTest
	@MethodSource("large")
	void largeOnesPlanAndRun(String example) {
		Compilation compiled = Bench.compiled(example);
		compiled.offloads().forEach(spec -> planAndRun(example, compiled, spec));
	}

	private static void planAndRun(String example, Compilation compiled, OffloadSpec spec) {
		Path folder = Examples.FOLDER.resolve(example);
		PlanningProblem problem = Profiles.problem(compiled, spec, 0, folder, PROFILED_PACKETS);
		Plan plan = Planner.planOnly(problem, Strategies.named("cora").orElseThrow());
		assertTrue(plan.isFeasible(), () -> spec.name() + ": " + plan.getReason());
		assertEquals(List.of(), PlanValidator.check(problem, plan), spec.name());
		RunResult run = Simulation.run(SimulationRequest
				.of(problem.nf(), plan, problem.nic(), problem.host(), spec.hostCores(), spec.traffic())
				.withFolder(folder).withDuration(RUN_NANOS).withSeed(1));
		assertTrue(run.isSound(), () -> spec.name() + ": " + run.invariants());
		assertTrue(run.packets().offered() > 0, spec.name());
	}
}
