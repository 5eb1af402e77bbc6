// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.plan;

import static org.cora.testing.NfFixture.nf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.planner.sensitivity.Sensitivity;
import org.cora.planner.sensitivity.SensitivityStudy;
import org.cora.testing.NfFixture;
import org.junit.jupiter.api.Test;

/** Whether plans stand over the ranges of estimates. */
class SensitivityTest {

	private static Sensitivity study(PlanningProblem problem, String strategy, long seed) {
		Plan plan = Planner.planOnly(problem, Strategies.named(strategy).orElseThrow());
		assertTrue(plan.isFeasible(), plan.getReason());
		return SensitivityStudy.of(problem, plan, seed, PlanningMonitor.NONE).orElseThrow();
	}

	@Test
	void aFigureThatBreaksThePlanIsNamed() {
		Sensitivity found = study(nf("nat").onVariant("agilio-cx", "memory imem { usable 90 % source \"sure\" }"
				+ " memory emem { usable 80 % estimate 0.0001 % .. 95 % }").under("campus").problem(), "nic", 1);
		assertTrue(found.breaking().stream().anyMatch(b -> b.figure().equals("Variant memory emem usable")
				&& b.value().equals("0.0001 %") && b.text().contains("emem")), found.toString());
		assertFalse(found.stands());
	}

	@Test
	void aFigureThatTheHostHangsOnIsNamedFirst() {
		PlanningProblem problem = nf("nat").under("campus").problem();
		Sensitivity found = study(problem, "host", 1);
		assertTrue(found.estimates() > 20);
		assertFalse(found.swings().isEmpty());
		assertTrue(found.swings().get(0).size() >= found.swings().get(found.swings().size() - 1).size());
		assertTrue(found.swings().get(0).figure().startsWith("XeonHost "), found.toString());
		assertTrue(found.coresLow() < found.coresMedian() && found.coresMedian() < found.coresHigh());
		assertEquals(found, study(problem, "host", 1), "a seed gives the same draws");
	}

	@Test
	void aPlanThatIsNoneHasNoStudy() {
		PlanningProblem problem = nf("flow-monitor").under("evening").with(NfFixture.constraint("p99 <= 1 ns")).problem();
		Plan plan = Planner.planOnly(problem, Strategies.named("cora").orElseThrow());
		assertFalse(plan.isFeasible());
		assertEquals(Optional.empty(), SensitivityStudy.of(problem, plan, 1, PlanningMonitor.NONE));
	}
}
