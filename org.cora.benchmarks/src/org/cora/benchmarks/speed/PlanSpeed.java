// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.speed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec;
import org.cora.planner.plan.Plan;
import org.cora.planner.profile.Profile;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.SearchBudget;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Strategy;
import org.cora.planner.whatif.Scenario;

/**
 * Measures how long an author waits for a plan: the program's profile over 100,000 packets, analysis and graph, search and
 * explanation, as {@code cora plan} does it, in a JVM that has planned before.
 *
 * @param runs each offload is planned so often, and once before to warm up; at least 1
 */
public record PlanSpeed(int runs) {

	private static final double MILLIS = 1e3;
	private static final double NANOS_PER_MILLI = 1e6;
	private static final String EXPLAINING = "explaining";

	/** How long the parts of one run took, milliseconds of the thread's own time but for {@code wall}. */
	private record Run(double profile, double graph, double search, double explanation, double wall, Plan plan) {

		double total() {
			return profile + graph + search + explanation;
		}
	}

	/**
	 * Plans all offloads of the files, each file's in order.
	 *
	 * @param progress told what is planned next
	 * @throws CoraException if a file has errors or no offload
	 */
	public List<PlanRow> run(List<Path> files, Consumer<String> progress) {
		List<PlanRow> rows = new ArrayList<>();
		for (Path file : files) {
			Compilation compiled = CoraCompiler.compile(file).orThrow();
			if (compiled.offloads().isEmpty()) {
				throw new CoraException("no-offload", file + " has no offload to plan");
			}
			for (OffloadSpec offload : compiled.offloads()) {
				progress.accept(offload.name());
				Nf nf = compiled.program().nf(offload.nf()).orElseThrow();
				rows.add(row(Scenario.of(nf, offload, compiled.nic(offload), compiled.host(offload), file.toAbsolutePath()
						.getParent())));
			}
		}
		return List.copyOf(rows);
	}

	private PlanRow row(Scenario scenario) {
		Run first = plan(scenario);
		List<Run> all = new ArrayList<>();
		for (int n = 0; n < runs; n++) {
			all.add(plan(scenario));
		}
		boolean proven = first.plan().getBound() != null && first.plan().getBound().isProven();
		return new PlanRow(scenario.spec().name(), scenario.nf().simpleName(), scenario.nic().getName(), scenario.nf().states()
				.size(), median(all, Run::profile), median(all, Run::graph), median(all, Run::search), median(all,
						Run::explanation), median(all, Run::total), first.wall(), first.plan().getNodes(), proven);
	}

	private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
		return runs.stream().mapToDouble(figure).sorted().skip((runs.size() - 1) / 2).findFirst().orElseThrow();
	}

	private static Run plan(Scenario scenario) {
		Strategy cora = Strategies.named("cora").orElseThrow();
		long began = System.nanoTime();
		Stopwatch watch = new Stopwatch();
		Profile profile = scenario.profile(PlanningMonitor.NONE);
		double profiling = MILLIS * watch.ownSeconds();
		watch = new Stopwatch();
		PlanningProblem problem = scenario.problem(profile);
		double graph = MILLIS * watch.ownSeconds();
		Steps steps = new Steps();
		Plan plan = cora.plan(problem, SearchBudget.DEFAULT, steps);
		return new Run(profiling, graph, MILLIS * steps.search(), MILLIS * steps.explanation(), (System.nanoTime() - began) / NANOS_PER_MILLI, plan);
	}

	/** Tells when the search was done. */
	private static final class Steps implements PlanningMonitor {

		private final Stopwatch watch = new Stopwatch();
		private double searched = -1;

		@Override
		public void progress(String step, long done) {
			if (searched < 0 && step.equals(EXPLAINING)) {
				searched = watch.ownSeconds();
			}
		}

		double search() {
			return searched < 0 ? watch.ownSeconds() : searched;
		}

		double explanation() {
			return searched < 0 ? 0 : watch.ownSeconds() - searched;
		}
	}
}
