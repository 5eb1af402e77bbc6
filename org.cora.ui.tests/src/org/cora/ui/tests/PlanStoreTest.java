// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cora.dsl.ui.plan.CurrentPlan;
import org.cora.dsl.ui.plan.PlanStore;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.PlanFactory;
import org.junit.jupiter.api.Test;

/** What is known of plans when several jobs find something out about them at the same time. */
class PlanStoreTest {

	private static final Path SOURCE = Path.of("/campus/nat.cora");

	private final PlanStore store = new PlanStore();
	private final List<CurrentPlan> told = new ArrayList<>();

	PlanStoreTest() {
		store.addListener(told::add);
	}

	@Test
	void whatOthersFoundOutMeanwhileIsKept() {
		CurrentPlan seen = plan("NatOnAgilio");
		store.put(seen);
		store.update(seen.plan(), it -> it.comparedWith(List.of(it.plan())));
		store.update(seen.plan(), it -> it.stale(true));
		CurrentPlan known = store.latest().orElseThrow();
		assertEquals(1, known.strategies().size());
		assertTrue(known.stale());
		assertEquals(3, told.size());
	}

	@Test
	void whatIsKnownAlreadyIsNotTold() {
		CurrentPlan seen = plan("NatOnAgilio");
		store.put(seen);
		store.update(seen.plan(), it -> it.stale(false));
		assertEquals(List.of(seen), told);
	}

	@Test
	void aPlanThatWasReplacedIsNotChanged() {
		CurrentPlan before = plan("NatOnAgilio");
		CurrentPlan now = plan("NatOnAgilio");
		store.put(before);
		store.put(now);
		store.update(before.plan(), it -> it.stale(true));
		assertEquals(List.of(now), store.all());
	}

	@Test
	void aSavedPlanTakesNoPlaceThatIsTaken() {
		CurrentPlan made = plan("NatOnAgilio");
		store.put(made);
		store.offer(plan("NatOnAgilio"));
		store.offer(plan("NatOnBlueField"));
		assertSame(made, store.all().get(0));
		assertEquals("NatOnBlueField", store.latest().orElseThrow().offload());
	}

	private static CurrentPlan plan(String offload) {
		Plan plan = PlanFactory.eINSTANCE.createPlan();
		plan.setOffload(offload);
		return new CurrentPlan(SOURCE, plan, List.of(), Optional.empty(), false);
	}
}
