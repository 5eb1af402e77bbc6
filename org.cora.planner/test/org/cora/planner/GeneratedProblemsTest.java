// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cora.ir.verify.IrVerifier;
import org.cora.planner.generate.ProblemGenerator;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.SearchBudget;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Strategy;
import org.cora.planner.validate.PlanValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Problems larger than those that can be tried out: what the search says of them. */
class GeneratedProblemsTest {

	private static final Strategy CORA = Strategies.named("cora").orElseThrow();

	@ParameterizedTest
	@ValueSource(longs = {1, 2})
	void twelveStatesAndSixteenClassesAreProven(long seed) {
		PlanningProblem problem = ProblemGenerator.draw(12, 16, seed);
		IrVerifier.verified(problem.nf());
		Plan plan = Planner.planOnly(problem, CORA);
		assertTrue(plan.isFeasible(), plan.getReason());
		assertTrue(plan.getBound().isProven());
		assertEquals(0, plan.getBound().getGap());
		assertEquals(List.of(), PlanValidator.check(problem, plan));
	}

	@Test
	void withCachesToo() {
		assertTrue(Planner.planOnly(ProblemGenerator.draw(6, 6, 3, true), CORA).getBound().isProven());
	}

	@Test
	void aLargeOneEndsWithABoundAndIsNeverWorseThanOthers() {
		PlanningProblem problem = ProblemGenerator.draw(40, 40, 1);
		SearchBudget budget = new SearchBudget(60_000);
		Plan cora = CORA.plan(problem, budget, PlanningMonitor.NONE);
		assertTrue(cora.isFeasible(), cora.getReason());
		assertTrue(cora.getBound().getValue() <= cora.getObjective().getHostCores() + 1e-9);
		for (Strategy strategy : Strategies.all()) {
			Plan other = strategy == CORA ? cora : strategy.plan(problem, budget, PlanningMonitor.NONE);
			assertTrue(!other.isFeasible()
					|| cora.getObjective().getHostCores() <= other.getObjective().getHostCores() + 1e-9, strategy.name());
		}
	}

	/** Whether to go on is asked often, and once the answer is no, little more is done: a millisecond is about 64 nodes. */
	@Test
	void endedEarlyItHasThePlanSoFar() {
		class Impatient implements PlanningMonitor {
			private long last;
			private long longest;
			private boolean asked;

			@Override
			public boolean cancelled() {
				return asked;
			}

			@Override
			public void progress(String step, long done) {
				longest = Math.max(longest, done - last);
				last = done;
				asked = done > 5000;
			}
		}
		Impatient monitor = new Impatient();
		Plan plan = CORA.plan(ProblemGenerator.draw(200, 200, 1), SearchBudget.DEFAULT, monitor);
		assertTrue(plan.isFeasible(), plan.getReason());
		assertFalse(plan.getBound().isProven());
		assertTrue(monitor.longest < 1000, "nodes between two questions: " + monitor.longest);
		assertTrue(plan.getNodes() < 7000, "nodes in all: " + plan.getNodes());
	}

	@Test
	void sameArgumentsSameProblem() {
		PlanningProblem one = ProblemGenerator.draw(9, 7, 5);
		PlanningProblem two = ProblemGenerator.draw(9, 7, 5);
		assertEquals(one.nf(), two.nf());
		assertEquals(one.nic().getCores(), two.nic().getCores());
		assertEquals(Planner.planOnly(one, CORA).getObjective().getHostCores(),
				Planner.planOnly(two, CORA).getObjective().getHostCores());
	}
}
