// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner;

import static org.cora.planner.TestNfs.Part.COUNTER;
import static org.cora.planner.TestNfs.Part.PER_FLOW;
import static org.cora.planner.TestNfs.Part.REGISTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.performance.TestCards;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Side;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.planner.validate.PlanProblem;
import org.cora.planner.validate.PlanValidator;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Good plans pass; a plan with one thing changed for the worse doesn't. */
class PlanValidatorTest {

	private static final PlanningProblem PROBLEM = problem();
	private static final Plan PLAN = Planner.plan(PROBLEM, Strategies.named("flow").orElseThrow());

	private record Mutation(String name, String code, Consumer<Plan> change) {
	}

	private static PlanningProblem problem() {
		NicModel card = TestCards.card();
		card.getMemory().get(1).setCapacity(3_000_000);
		card.getMemory().get(2).setCapacity(1_000_000);
		card.getMemory().get(0).setCapacity(60_000);
		return TestProblems.problem(TestNfs.of(100_000, PER_FLOW, COUNTER)).on(card).arrivals(0).get();
	}

	@Test
	void theUnchangedPlanPasses() {
		assertTrue(PLAN.isFeasible(), PLAN.getReason());
		assertEquals(Home.PER_FLOW, PLAN.getStates().get(0).getHome());
		assertEquals(List.of(), PlanValidator.check(PROBLEM, PLAN));
	}

	@TestFactory
	Stream<DynamicTest> changedPlansDoNot() {
		return Stream.of(
				new Mutation("a strict table gets two writers", "two-writers", p -> p.getStates().get(0)
						.setHome(Home.REPLICATED)),
				new Mutation("a counter is placed by flow", "not-by-flow", p -> p.getStates().get(1)
						.setHome(Home.PER_FLOW)),
				new Mutation("a table is divided", "two-writers", p -> p.getStates().get(0).setHome(Home.SHARDED)),
				new Mutation("a state is in no memory", "no-memory", p -> p.getStates().get(0).setMemory("attic")),
				new Mutation("a state is in a cache", "no-memory", p -> p.getStates().get(0).setMemory("slow-cache")),
				new Mutation("a state is forgotten", "incomplete", p -> p.getStates().remove(1)),
				new Mutation("a class is forgotten", "incomplete", p -> p.getClasses().remove(0)),
				new Mutation("states are swapped", "incomplete", p -> p.getStates().move(0, 1)),
				new Mutation("nobody is promoted", "promotion", p -> p.setPromotion(null)),
				new Mutation("the threshold is none", "promotion", p -> p.getPromotion().setThreshold(0)),
				new Mutation("groups with a gap", "order", p -> p.getPromotion().getGroups().remove(0)),
				new Mutation("more entries than the table has", "resource", p -> p.getPromotion()
						.setSteeringEntries(1_000_000)),
				new Mutation("more insertions than the table takes", "resource", p -> p.getPromotion()
						.setInsertsPerSecond(1e7)),
				new Mutation("more memory than there is", "resource", p -> {
					p.getStates().get(0).setNicEntries(10_000_000);
					p.getStates().get(0).setNicBytes(1_000_000_000);
				}),
				new Mutation("less memory than the entries take", "figures", p -> p.getStates().get(0).setNicBytes(1)),
				new Mutation("fewer entries on the card than its flows have", "too-few-entries", p -> p.getStates().get(0)
						.setNicEntries(p.getStates().get(0).getNicEntries() - 1)),
				new Mutation("a flow's packets go where its entries are not", "order",
						p -> p.getClasses().get(1).getGroups().get(0).setSide(Side.CPU)),
				new Mutation("better figures than the model's", "figures", p -> p.getObjective().setHostCores(0)),
				new Mutation("another program", "other-program", p -> p.setIrFingerprint("0")),
				new Mutation("another card", "other-nic", p -> p.setNicFingerprint("0")),
				new Mutation("not feasible", "infeasible", p -> p.setFeasible(false)))
				.map(m -> DynamicTest.dynamicTest(m.name(), () -> {
					Plan changed = EcoreUtil.copy(PLAN);
					m.change().accept(changed);
					List<PlanProblem> problems = PlanValidator.check(PROBLEM, changed);
					assertTrue(problems.stream().anyMatch(p -> p.code().equals(m.code())), () -> "found " + problems);
				}));
	}

	@Test
	void aPlanForAnotherProgramIsRefused() {
		PlanningProblem other = TestProblems.problem(TestNfs.of(100_000, PER_FLOW, REGISTER)).on(PROBLEM.nic()).get();
		assertTrue(PlanValidator.check(other, PLAN).stream().anyMatch(p -> p.code().equals("other-program")));
	}

	@Test
	void aSmallerCardMakesThePlanOverflow() {
		NicModel smaller = EcoreUtil.copy(PROBLEM.nic());
		smaller.getMemory().forEach(m -> m.setCapacity(100));
		List<PlanProblem> problems = PlanValidator.check(PROBLEM.on(smaller, PROBLEM.host()), PLAN);
		assertTrue(problems.stream().anyMatch(p -> p.code().equals("resource")), () -> "found " + problems);
	}
}
