// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.cora.planner.Planner;
import org.cora.planner.RandomProblems;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.SplitReader;
import org.cora.planner.plan.Plan;
import org.cora.planner.replan.Replanner;
import org.cora.planner.replan.TrafficChange;
import org.cora.planner.validate.PlanValidator;

class SamePlacesTest {

	private static final Strategy FLOW = Strategies.named("flow").orElseThrow();

	/** Other traffic, states where they were: as good as the plan before at least, and nearly as good as the best cut. */
	@Property(tries = 60)
	void statesStayAndTheCutIsGood(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
		PlanningProblem problem = RandomProblems.draw(seed);
		Plan before = Planner.planOnly(problem, FLOW);
		if (!before.isFeasible() || before.getPromotion() == null) {
			return;
		}
		Random random = new Random(seed);
		Replanner replanner = new Replanner(problem, new SamePlaces(FLOW, 0), Replanner.BUDGET, before);
		Plan after = replanner.replan(TrafficChange.of(problem.graph()).scaled(0.3 + 2 * random.nextDouble(), 3 * random.nextDouble()),
				PlanningMonitor.NONE);
		Split old = SplitReader.read(before).orElseThrow();
		Split split = SplitReader.read(after).orElseThrow();
		assertEquals(old.states(), split.states());
		assertTrue(after.getNodes() <= 100, after.getNodes() + " splits");
		Evaluator evaluator = replanner.problem().evaluator();
		Evaluation kept = evaluator.evaluate(old);
		assertTrue(after.isFeasible() || !kept.feasible(), "it was feasible as it was");
		if (kept.feasible()) {
			assertTrue(after.getObjective().getHostCores() <= kept.hostCores() + 1e-9);
		}
		if (after.isFeasible()) {
			assertEquals(List.of(), PlanValidator.check(replanner.problem(), after));
		}
	}

	@Example
	void aLittleBetterIsNotWorthIt() {
		for (long seed = 1; seed < 40; seed++) {
			PlanningProblem problem = RandomProblems.draw(seed);
			Plan before = Planner.planOnly(problem, FLOW);
			if (before.isFeasible() && before.getPromotion() != null) {
				Plan after = new SamePlaces(FLOW, 1e9).plan(problem, Replanner.BUDGET, PlanningMonitor.NONE, Optional.of(before));
				assertEquals(SplitReader.read(before), SplitReader.read(after), "seed " + seed);
			}
		}
	}

	@Example
	void withoutAPlanThatMovesFlowsThereIsNothingToChange() {
		PlanningProblem problem = RandomProblems.draw(1);
		assertThrows(IllegalArgumentException.class, () -> new SamePlaces(FLOW, 0).plan(problem, Replanner.BUDGET, PlanningMonitor.NONE));
	}
}
