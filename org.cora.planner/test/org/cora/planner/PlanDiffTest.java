// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner;

import static org.cora.planner.TestNfs.Part.COUNTER;
import static org.cora.planner.TestNfs.Part.PER_FLOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.util.List;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.performance.TestCards;
import org.cora.planner.diff.PlanComparison;
import org.cora.planner.diff.PlanDiff;
import org.cora.planner.diff.PlanDiff.Figure;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.junit.jupiter.api.Test;

class PlanDiffTest {

	private static Plan plan(PlanningProblem problem, String strategy) {
		return Planner.plan(problem, Strategies.named(strategy).orElseThrow());
	}

	/** What is decided; reasons are asked of the later plan only. */
	private static Plan before(PlanningProblem problem, String strategy) {
		return Planner.planOnly(problem, Strategies.named(strategy).orElseThrow());
	}

	private static PlanningProblem problem(NicModel card) {
		return TestProblems.problem(TestNfs.of(1_000_000, PER_FLOW, COUNTER)).on(card).arrivals(0).get();
	}

	/** Two memories, of which the slow one is large enough for everything or for a few flows. */
	private static NicModel card(double slowBytes) {
		NicModel card = TestCards.card();
		card.getMemory().removeIf(m -> m.getCaches() != null);
		card.getMemory().get(1).setCapacity(slowBytes);
		card.getMemory().get(0).setCapacity(1000);
		return card;
	}

	@Test
	void equalPlansDifferInNothing() {
		PlanningProblem problem = problem(TestCards.card());
		PlanDiff diff = PlanComparison.of(before(problem, "cora"), before(problem, "cora"), problem);
		assertTrue(diff.same());
		assertFalse(diff.inputs().differ());
		assertNull(diff.reason());
		assertEquals(List.of(), diff.states());
		assertEquals(List.of(), diff.resources());
	}

	@Test
	void aStateThatNoLongerFitsMovesAndTheReasonIsTheMemory() {
		PlanningProblem now = problem(card(40_000));
		PlanDiff diff = PlanComparison.of(before(problem(card(1e9)), "cora"), plan(now, "cora"), now);
		assertFalse(diff.same());
		assertTrue(diff.inputs().models());
		assertFalse(diff.inputs().program());
		var flows = diff.states().stream().filter(s -> s.name().equals("per_flow0")).findFirst().orElseThrow();
		assertEquals("moved", flows.change());
		assertEquals("nic", flows.before().home());
		assertEquals("perFlow", flows.after().home());
		assertNotNull(flows.reason());
		assertTrue(diff.reason().contains("memory slow would need"), diff.reason());
		Figure memory = diff.resources().stream().filter(r -> r.name().equals("memory slow")).findFirst().orElseThrow();
		assertTrue(memory.before() > memory.after());
		assertTrue(memory.capacityBefore() > memory.capacityAfter());
		assertTrue(diff.promotion().stream().anyMatch(f -> f.before() == null && f.after() != null));
		assertTrue(diff.classes().stream().anyMatch(c -> c.change().equals("moved") && c.nicAfter() < c.nicBefore()));
	}

	@Test
	void theOtherWayRoundGoesBack() {
		PlanningProblem now = problem(card(1e9));
		PlanDiff diff = PlanComparison.of(before(problem(card(40_000)), "cora"), plan(now, "cora"), now);
		assertTrue(diff.states().stream().anyMatch(s -> s.change().equals("moved") && s.after().home().equals("nic")));
		assertTrue(diff.reason().contains("host cores instead of 0"), diff.reason());
	}

	@Test
	void anotherStrategyIsAnotherInput() {
		PlanningProblem problem = problem(TestCards.card());
		PlanDiff diff = PlanComparison.of(before(problem, "host"), before(problem, "cora"), problem);
		assertTrue(diff.inputs().strategy());
		assertTrue(diff.objective().stream().anyMatch(f -> f.name().equals("host cores") && f.after() == 0));
		assertTrue(diff.resources().stream().anyMatch(f -> f.name().equals("host-cores") && f.after() == null));
	}

	@Test
	void statesThatCameOrWentAreTold() {
		Plan without = before(TestProblems.problem(TestNfs.of(10_000, PER_FLOW)).get(), "cora");
		PlanningProblem with = TestProblems.problem(TestNfs.of(10_000, PER_FLOW, COUNTER)).get();
		PlanDiff added = PlanComparison.of(without, before(with, "cora"), with);
		assertEquals(List.of("added"), added.states().stream().map(PlanDiff.StateChange::change).toList());
		assertTrue(added.inputs().program());
		PlanDiff removed = PlanComparison.of(before(with, "cora"), without);
		assertEquals(List.of("removed"), removed.states().stream().map(PlanDiff.StateChange::change).toList());
		assertNull(removed.states().get(0).after());
	}

	@Test
	void plansThatAreNotFeasibleCanBeCompared() {
		NicModel slow = TestCards.card();
		slow.setMaxPacketRate(1e6);
		PlanningProblem now = problem(slow);
		PlanDiff diff = PlanComparison.of(before(problem(TestCards.card()), "cora"), before(now, "cora"), now);
		assertTrue(diff.objective().stream().anyMatch(f -> f.name().equals("feasible") && f.after() == 0));
		PlanDiff back = PlanComparison.of(before(now, "nic"), before(now, "cora"), now);
		assertFalse(new Gson().toJson(back).isEmpty(), "has no NaN in it");
	}
}
