// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.equivalence;

import java.nio.file.Path;
import java.util.Optional;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.testing.Profiles;

/** An offload that is planned and simulated with its order logged. */
final class Simulated {

	private static final int PROFILED = 3_000;

	private final Path folder;
	private final PlanningProblem problem;

	private Simulated(Compilation compilation, OffloadSpec spec, Path folder) {
		this.folder = folder;
		problem = Profiles.problem(compilation, spec, 0, folder, PROFILED);
	}

	/** A function called N, moving flows as load changes. */
	static Simulated of(String nf, String card, String traffic) {
		String text = "import cora.nics." + card + "\nimport cora.nics.XeonHost\n" + nf + "traffic T { " + traffic
				+ " }\noffload O { run N on " + card + " with XeonHost { cores 4 } under T adapt every 200 us }\n";
		Compilation compilation = CoraCompiler.compile(text, "random.cora").orThrow();
		return new Simulated(compilation, compilation.offloads().get(0), Path.of(""));
	}

	/** The first offload of an example. */
	static Simulated example(Path file) {
		Compilation compilation = CoraCompiler.compile(file).orThrow();
		return new Simulated(compilation, compilation.offloads().get(0), file.getParent());
	}

	Nf nf() {
		return problem.nf();
	}

	PlanningProblem problem() {
		return problem;
	}

	/** A run with its order in that file; empty if the strategy has no feasible plan. */
	Optional<RunResult> run(String strategy, long seed, long nanos, Path order) {
		Plan plan = Planner.planOnly(problem, Strategies.named(strategy).orElseThrow());
		if (!plan.isFeasible()) {
			return Optional.empty();
		}
		return Optional.of(Simulation.run(SimulationRequest.of(problem.nf(), plan, problem.nic(), problem.host(),
				problem.spec().hostCores(), problem.spec().traffic()).withFolder(folder).withDuration(nanos).withSeed(seed)
				.withOrderLog(order).partial(seed % 2 == 0)));
	}
}
