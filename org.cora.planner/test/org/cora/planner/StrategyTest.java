// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner;

import static org.cora.planner.TestNfs.Part.COUNTER;
import static org.cora.planner.TestNfs.Part.PER_FLOW;
import static org.cora.planner.TestNfs.Part.POOL;
import static org.cora.planner.TestNfs.Part.REGISTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.OffloadSpec.Constraint;
import org.cora.ir.spec.OffloadSpec.Metric;
import org.cora.ir.spec.OffloadSpec.Relation;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.performance.TestCards;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Side;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.SearchBudget;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Strategy;
import org.cora.planner.search.WithoutReasons;
import org.cora.planner.validate.PlanValidator;
import org.junit.jupiter.api.Test;

class StrategyTest {

	private static Plan plan(PlanningProblem problem, String strategy) {
		return Planner.plan(problem, Strategies.named(strategy).orElseThrow());
	}

	/** What is decided, where nobody asks why. */
	private static Plan decided(PlanningProblem problem, String strategy) {
		return Planner.planOnly(problem, Strategies.named(strategy).orElseThrow());
	}

	private static double cores(PlanningProblem problem, String strategy) {
		Plan plan = decided(problem, strategy);
		assertTrue(plan.isFeasible(), () -> strategy + ": " + plan.getReason());
		return plan.getObjective().getHostCores();
	}

	@Test
	void whatFitsOnTheCardGoesThere() {
		PlanningProblem problem = TestProblems.problem(TestNfs.of(10_000, PER_FLOW, COUNTER)).get();
		assertEquals(0, cores(problem, "cora"));
		assertEquals(0, cores(problem, "nic"));
		assertTrue(cores(problem, "host") > 0.1);
	}

	@Test
	void aGoalOutOfReachIsNamed() {
		Constraint latency = new Constraint(Metric.P99, Relation.AT_MOST, 1, TestCode.WHERE);
		PlanningProblem problem = TestProblems.problem(TestNfs.of(10_000, PER_FLOW, COUNTER)).subjectTo(latency).get();
		Plan plan = decided(problem, "cora");
		assertFalse(plan.isFeasible());
		assertTrue(plan.getReason().startsWith("p99 would be"), plan.getReason());
	}

	@Test
	void theStepsAreTold() {
		List<String> steps = new ArrayList<>();
		PlanningMonitor monitor = new PlanningMonitor() {
			@Override
			public void progress(String step, long done) {
				steps.add(step);
			}
		};
		PlanningProblem problem = TestProblems.problem(TestNfs.of(10_000, PER_FLOW, COUNTER)).get();
		Strategies.named("cora").orElseThrow().plan(problem, SearchBudget.DEFAULT, monitor);
		assertEquals("explaining", steps.get(steps.size() - 1));
	}

	@Test
	void hostUsesNothingOfTheCard() {
		Plan plan = decided(TestProblems.problem(TestNfs.of(10_000, PER_FLOW, COUNTER)).get(), "host");
		assertTrue(plan.getStates().stream().allMatch(s -> s.getHome() == Home.CPU));
		assertTrue(plan.getClasses().stream().allMatch(c -> c.getDefaultSide() == Side.CPU));
		assertEquals(0, plan.getObjective().getNicPacketShare(), 1e-9);
	}

	/** A card with too little memory for the table takes the flows that matter most. */
	@Test
	void heavyFlowsGoToASmallCard() {
		NicModel card = TestCards.card();
		card.getMemory().removeIf(m -> m.getName().startsWith("slow"));
		card.getMemory().get(0).setCapacity(40_000);
		PlanningProblem problem = TestProblems.problem(TestNfs.of(1_000_000, PER_FLOW)).on(card).arrivals(0).get();
		double host = cores(problem, "host");
		assertEquals(host, cores(problem, "state"), 1e-9);
		double cora = cores(problem, "cora");
		assertTrue(cora < host * 0.8, cora + " of " + host);
		Plan plan = plan(problem, "cora");
		assertEquals(Home.PER_FLOW, plan.getStates().get(0).getHome());
		assertEquals("heavy", plan.getPromotion().getGroups().get(0).getName());
		assertTrue(plan.getPromotion().getThreshold() >= 16);
		assertTrue(plan.getObjective().getNicMemoryBytes() <= 40_000);
		assertTrue(plan.getExplanations().stream().anyMatch(e -> e.getText().contains("exceed the 40 kB of fast")),
				"says what is short");
	}

	@Test
	void aFlowTooFastForTheCardStaysOnTheHost() {
		NicModel card = TestCards.card();
		card.getMemory().get(1).setLatencyCycles(3000);
		card.getMemory().removeIf(m -> !m.getName().equals("slow"));
		PlanningProblem problem = TestProblems.problem(TestNfs.of(1_000_000, PER_FLOW)).on(card).rate(8e6)
				.flows(2000, 1.3).arrivals(0).get();
		Plan nic = decided(problem, "nic");
		assertFalse(nic.isFeasible());
		assertTrue(nic.getReason().contains("heaviest flow"), nic.getReason());
		Plan cora = decided(problem, "cora");
		assertTrue(cora.isFeasible(), cora.getReason());
		assertTrue(cora.getPromotion().getCeiling() > cora.getPromotion().getThreshold());
		assertTrue(cora.getPromotion().getGroups().stream().noneMatch(g -> g.getName().equals("heavy")));
	}

	@Test
	void pinsAreKeptByAllStrategies() {
		PlanningProblem problem = TestProblems.problem(TestNfs.of(10_000, PER_FLOW, POOL))
				.keep("pool1", OffloadSpec.Side.CPU).get();
		for (Strategy strategy : Strategies.all()) {
			Plan plan = Planner.plan(problem, strategy);
			if (strategy.name().equals("nic")) {
				assertFalse(plan.isFeasible());
				assertTrue(plan.getReason().contains("pool1"), plan.getReason());
			} else {
				assertEquals(Home.CPU, plan.getStates().get(1).getHome(), strategy.name());
				assertTrue(plan.getStates().get(1).isPinned());
				assertTrue(plan.getExplanations().stream()
						.anyMatch(e -> e.getText().contains("because the author keeps it there")));
			}
		}
	}

	@Test
	void aCardWithoutMemoryLeavesAllToTheHost() {
		NicModel card = TestCards.card();
		card.getMemory().clear();
		PlanningProblem problem = TestProblems.problem(TestNfs.of(10_000, PER_FLOW, REGISTER)).on(card).get();
		assertFalse(decided(problem, "nic").isFeasible());
		assertTrue(decided(problem, "nic").getReason().contains("no memory"));
		assertEquals(cores(problem, "host"), cores(problem, "cora"), 1e-9);
	}

	@Test
	void aCardThatCarriesTooLittleIsInfeasibleForEveryone() {
		NicModel card = TestCards.card();
		card.setMaxPacketRate(1e6);
		PlanningProblem problem = TestProblems.problem(TestNfs.of(10_000, PER_FLOW)).on(card).rate(5e6).get();
		for (Strategy strategy : Strategies.all()) {
			Plan plan = Planner.planOnly(problem, strategy);
			assertFalse(plan.isFeasible(), strategy.name());
			assertTrue(plan.getReason().contains("packet-rate"), plan.getReason());
		}
		assertEquals("max-packet-rate", plan(problem, "cora").getExplanations().get(0).getParameter(), "would change it");
	}

	@Test
	void aModelThatCannotBeUsedIsAReasonAndNoCrash() {
		NicModel card = TestCards.card();
		card.setClock(0);
		Plan plan = decided(TestProblems.problem(TestNfs.of(100, PER_FLOW)).on(card).get(), "cora");
		assertFalse(plan.isFeasible());
		assertTrue(plan.getReason().contains("clock"), plan.getReason());
	}

	@Test
	void zeroTrafficNeedsNothing() {
		PlanningProblem problem = TestProblems.problem(TestNfs.of(10_000, PER_FLOW, COUNTER)).get();
		problem.graph().setPacketRate(0);
		problem.graph().setFlowRate(0);
		problem.graph().getGroups().forEach(g -> g.setArrivals(0));
		for (Strategy strategy : Strategies.all()) {
			Plan plan = Planner.planOnly(problem, strategy);
			assertTrue(plan.isFeasible(), strategy.name() + ": " + plan.getReason());
			assertEquals(0, plan.getObjective().getHostCores());
		}
	}

	@Test
	void oneFlowCanBePlanned() {
		PlanningProblem problem = TestProblems.problem(TestNfs.of(10, PER_FLOW)).flows(1, 0).rate(1e5).arrivals(0)
				.get();
		assertEquals(2, problem.graph().getGroups().size());
		for (Strategy strategy : Strategies.all()) {
			assertTrue(Planner.planOnly(problem, strategy).isFeasible(), strategy.name());
		}
	}

	@Test
	void latencyBoundTakesMoreCoresOrRefuses() {
		PlanningProblem loose = TestProblems.problem(TestNfs.of(10_000, PER_FLOW)).rate(2e7).get();
		PlanningProblem tight = TestProblems.problem(TestNfs.of(10_000, PER_FLOW)).rate(2e7)
				.subjectTo(new Constraint(Metric.P99, Relation.AT_MOST, 100, TestCode.WHERE)).get();
		assertTrue(decided(loose, "host").isFeasible(), decided(loose, "host").getReason());
		Plan refused = decided(tight, "host");
		assertFalse(refused.isFeasible());
		assertTrue(refused.getReason().contains("p99"), refused.getReason());
	}

	@Test
	void maximisingThroughputUsesTheCoresAllowed() {
		PlanningProblem one = TestProblems.problem(TestNfs.of(10_000, PER_FLOW, REGISTER)).maximiseThroughput()
				.subjectTo(new Constraint(Metric.CORES, Relation.AT_MOST, 1, TestCode.WHERE)).get();
		Plan plan = decided(one, "cora");
		assertTrue(plan.isFeasible(), plan.getReason());
		for (String other : List.of("host", "state", "flow")) {
			Plan theirs = decided(one, other);
			assertTrue(!theirs.isFeasible() || plan.getObjective().getCapacityPps() >= theirs.getObjective().getCapacityPps() * (1 - 1e-9),
					other);
		}
	}

	@Test
	void budgetOfOneNodeStillGivesAPlan() {
		PlanningProblem problem = TestProblems.problem(TestNfs.of(10_000, PER_FLOW, COUNTER, REGISTER)).get();
		Plan plan = Strategies.named("cora").orElseThrow().plan(problem, new SearchBudget(1), PlanningMonitor.NONE);
		assertNotNull(plan.getBound());
		assertFalse(plan.getBound().isProven());
		assertTrue(PlanValidator.check(problem, plan).isEmpty() || !plan.isFeasible());
	}

	private static Plan again(PlanningProblem problem, Strategy strategy, Plan previous) {
		return strategy.plan(problem, SearchBudget.DEFAULT, new WithoutReasons(PlanningMonitor.NONE), Optional.of(previous));
	}

	/** The plan for half the rate is where planning begins; what it finds is what it finds without. */
	@Test
	void planningAgainFindsTheSamePlanSooner() {
		PlanningProblem before = TestProblems.problem(TestNfs.of(10_000, PER_FLOW, COUNTER, POOL)).rate(2e6).get();
		PlanningProblem after = TestProblems.problem(TestNfs.of(10_000, PER_FLOW, COUNTER, POOL)).rate(4e6).get();
		for (Strategy strategy : Strategies.all()) {
			Plan fresh = Planner.planOnly(after, strategy);
			Plan again = again(after, strategy, Planner.planOnly(before, strategy));
			assertEquals(fresh.getObjective().getHostCores(), again.getObjective().getHostCores(), 1e-9, strategy.name());
			assertEquals(fresh.getObjective().getNicMemoryBytes(), again.getObjective().getNicMemoryBytes());
			assertTrue(again.getNodes() <= 1.25 * fresh.getNodes() + 2, strategy.name() + ": " + again.getNodes() + " nodes, " + fresh.getNodes() + " without");
		}
	}

	/** A plan of another program, or one for a card with other memories, is no use and does no harm. */
	@Test
	void aPreviousPlanThatDoesNotFitIsIgnored() {
		PlanningProblem other = TestProblems.problem(TestNfs.of(10_000, REGISTER)).get();
		NicModel card = TestCards.card();
		card.getMemory().get(1).setName("elsewhere");
		card.getMemory().remove(2);
		PlanningProblem problem = TestProblems.problem(TestNfs.of(10_000, PER_FLOW, COUNTER)).on(card).get();
		Strategy cora = Strategies.named("cora").orElseThrow();
		double fresh = cores(problem, "cora");
		assertEquals(fresh, again(problem, cora, Planner.planOnly(other, cora)).getObjective().getHostCores(), 1e-9);
		Plan elsewhere = Planner.planOnly(TestProblems.problem(TestNfs.of(10_000, PER_FLOW, COUNTER)).get(), cora);
		assertEquals(fresh, again(problem, cora, elsewhere).getObjective().getHostCores(), 1e-9);
	}

	@Test
	void samePlanTwice() {
		PlanningProblem problem = TestProblems.problem(TestNfs.of(10_000, PER_FLOW, COUNTER, POOL)).get();
		assertEquals(plan(problem, "flow").toString().replaceAll("@[0-9a-f]+", ""), plan(problem, "flow").toString()
				.replaceAll("@[0-9a-f]+", ""));
	}
}
