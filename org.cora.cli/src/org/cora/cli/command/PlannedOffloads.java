// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cora.cli.Console;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.Workload;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.profile.Profile;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategy;
import org.cora.planner.whatif.Scenario;

/** Plans offloads of a file and times it. */
final class PlannedOffloads {

	private static final double NANOS_PER_MILLI = 1e6;

	/**
	 * A plan with what it is of.
	 *
	 * @param spec    what was asked
	 * @param problem profile and graph it was made from
	 * @param plan    the answer
	 * @param millis  wall time of search, and of the profile if none of the same function and traffic was there yet
	 */
	record Planned(OffloadSpec spec, PlanningProblem problem, Plan plan, double millis) {
	}

	/** What a profile is of; it is the same on all cards. */
	private record Profiled(String nf, Workload workload) {
	}

	private final Offloads offloads;
	private final Path folder;
	private final Console console;
	private final Map<String, PlanningProblem> problems = new HashMap<>();
	private final Map<Profiled, Profile> profiles = new HashMap<>();

	PlannedOffloads(Offloads offloads, Path file, Console console) {
		this.offloads = offloads;
		this.folder = file.toAbsolutePath().getParent();
		this.console = console;
	}

	/**
	 * @param name null for all offloads of the file
	 * @param why  whether somebody reads the explanations, which take longer than the plan
	 */
	List<Planned> plan(String name, Strategy strategy, boolean why) {
		List<Planned> plans = new ArrayList<>();
		for (OffloadSpec spec : offloads.select(name)) {
			long start = System.nanoTime();
			console.progress("profiling " + spec.name());
			PlanningProblem problem = problems.computeIfAbsent(spec.name(), of -> problem(spec));
			console.progress("planning " + spec.name());
			Plan plan = why ? Planner.plan(problem, strategy) : Planner.planOnly(problem, strategy);
			plans.add(new Planned(spec, problem, plan, (System.nanoTime() - start) / NANOS_PER_MILLI));
		}
		return plans;
	}

	private PlanningProblem problem(OffloadSpec spec) {
		Scenario scenario = Scenario.of(offloads.nf(spec.nf()), spec, offloads.compilation().nic(spec), offloads.compilation().host(spec), folder);
		return scenario.problem(profiles.computeIfAbsent(new Profiled(spec.nf(), scenario.workload()), of -> scenario.profile(PlanningMonitor.NONE)));
	}
}
