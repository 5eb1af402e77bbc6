// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.optimum;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cora.dsl.compiler.Compilation;
import org.cora.ir.spec.OffloadSpec;
import org.cora.planner.Planner;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.SplitReader;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.testing.Examples;
import org.cora.testing.NfFixture;
import org.junit.jupiter.api.Test;

/**
 * Every shipped offload, and every shipped function on cards with fewer cores at two rates, by every strategy that chooses: the
 * plan's host cores, the solver's, and what is beyond the program. Prints a line for each; takes some minutes.
 */
class OptimumFigures {

	private static final int STEPS = 12;
	private static final List<String> STRATEGIES = List.of("cora", "state", "flow", "nic", "host");

	private int lines;

	@Test
	void offloads() {
		for (Path example : Examples.all()) {
			Compilation compiled = Examples.compile(example);
			for (OffloadSpec spec : compiled.offloads()) {
				if (spec.objective() == OffloadSpec.Objective.MINIMISE_CORES) {
					STRATEGIES.forEach(s -> line(spec.name(), Planner.prepare(compiled.program().nf(spec.nf()).orElseThrow(), spec, compiled
							.nic(spec), compiled.host(spec), Examples.FOLDER, Planner.SEED, PlanningMonitor.NONE), s));
				}
			}
		}
		System.out.println(lines + " plans agree");
	}

	@Test
	void functionsOnSmallerCards() {
		for (Path example : Examples.all()) {
			String name = example.getParent().getFileName().toString();
			for (String card : List.of("agilio-cx cores 12", "bluefield-2 cores 1")) {
				for (int rate : new int[] {4, 12}) {
					String[] parts = card.split(" ", 2);
					PlanningProblem problem = NfFixture.nf(name).onVariant(parts[0], parts[1]).underTraffic(
							"flows 30000 zipf 0.9 packets imix rate " + rate + " Mpps arrivals 1 k/s").problem();
					STRATEGIES.forEach(s -> line(name + ", " + card + ", " + rate + " Mpps", problem, s));
				}
			}
		}
		System.out.println(lines + " plans agree");
	}

	private void line(String name, PlanningProblem problem, String strategy) {
		Plan plan = Planner.planOnly(problem, Strategies.named(strategy).orElseThrow());
		Optional<Split> planned = plan.isFeasible() ? SplitReader.read(plan) : Optional.empty();
		Optimum optimum = new Optimum(problem, strategy, planned, STEPS);
		double cores = plan.isFeasible() ? plan.getObjective().getHostCores() : Double.POSITIVE_INFINITY;
		System.out.printf(Locale.ROOT, "%-44s %-6s %d states: plan %.6f, solver %.6f host cores; %d cuts solved, %d splits checked, "
				+ "%.6f cores beyond the program at most%n", name, strategy, problem.nf().states().size(), cores, optimum.cores(), optimum
						.programs(), optimum.checked(), optimum.residue());
		assertEquals(optimum.cores(), cores, 1e-5, name + " by " + strategy);
		lines++;
	}
}
