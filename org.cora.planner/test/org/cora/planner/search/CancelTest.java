// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cora.planner.RandomProblems;
import org.cora.planner.generate.ProblemGenerator;
import org.cora.planner.plan.Plan;
import org.junit.jupiter.api.Test;

/** Planning that nobody waits for any more ends with what it has. */
class CancelTest {

	/** Whoever cancels before there is anything gets a plan that is easily found, or the reason why there is none. */
	@Test
	void cancelledFromTheStartItAnswersAllTheSame() {
		PlanningMonitor impatient = new PlanningMonitor() {
			@Override
			public boolean cancelled() {
				return true;
			}
		};
		int plans = 0;
		for (long seed = 1; seed <= 40; seed++) {
			PlanningProblem problem = seed % 2 == 0 ? RandomProblems.draw(seed) : ProblemGenerator.draw(20, 20, seed);
			for (Strategy strategy : Strategies.all()) {
				Plan plan = strategy.plan(problem, SearchBudget.DEFAULT, impatient);
				assertTrue(plan.isFeasible() || plan.getReason() != null && !plan.getReason().isBlank(),
						strategy.name() + " of problem " + seed + " says nothing");
				plans += plan.isFeasible() ? 1 : 0;
			}
		}
		assertTrue(plans > 40, "plans: " + plans);
	}

	/** Cancelled while the first change is looked for, it explains no state any more; the plan is the one it would be. */
	@Test
	void explanationsEndToo() {
		class WhileExplaining implements PlanningMonitor {
			private boolean started;
			private boolean explaining;

			@Override
			public boolean cancelled() {
				return explaining;
			}

			@Override
			public void progress(String step, long done) {
				if (step.equals("explaining")) {
					explaining |= started;
					started = true;
				}
			}
		}
		PlanningProblem problem = ProblemGenerator.draw(12, 12, 1);
		Plan whole = Strategies.named("cora").orElseThrow().plan(problem, SearchBudget.DEFAULT, PlanningMonitor.NONE);
		Plan cut = Strategies.named("cora").orElseThrow().plan(problem, SearchBudget.DEFAULT, new WhileExplaining());
		assertTrue(whole.getExplanations().size() > 12);
		assertEquals(1, cut.getExplanations().size());
		assertEquals(whole.getObjective().getHostCores(), cut.getObjective().getHostCores());
		assertTrue(cut.getBound().isProven());
	}
}
