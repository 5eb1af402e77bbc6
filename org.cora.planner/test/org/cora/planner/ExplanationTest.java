// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner;

import static org.cora.planner.TestNfs.Part.COUNTER;
import static org.cora.planner.TestNfs.Part.PER_ADDRESS;
import static org.cora.planner.TestNfs.Part.PER_FLOW;
import static org.cora.planner.TestNfs.Part.POOL;
import static org.cora.planner.TestNfs.Part.REGISTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cora.ir.spec.OffloadSpec.Constraint;
import org.cora.ir.spec.OffloadSpec.Metric;
import org.cora.ir.spec.OffloadSpec.Relation;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.performance.TestCards;
import org.cora.planner.plan.Explanation;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.StateFlowGraph;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;

/** What explanations say is so: each change that they name is planned again, at that value and just short of it. */
class ExplanationTest {

	/** How far short of the change planning must still decide as before; values are told to three digits. */
	private static final double SHORT = 0.025;

	private static Plan plan(PlanningProblem problem) {
		return Planner.plan(problem, Strategies.named("cora").orElseThrow());
	}

	/** What is decided, where nobody asks why. */
	private static Plan decided(PlanningProblem problem) {
		return Planner.planOnly(problem, Strategies.named("cora").orElseThrow());
	}

	private static Explanation of(Plan plan, String subject) {
		return plan.getExplanations().stream().filter(e -> e.getSubject().equals(subject)).findFirst().orElseThrow();
	}

	/** The same problem with that figure, made from scratch. */
	private static PlanningProblem with(PlanningProblem problem, String parameter, double value) {
		NicModel card = EcoreUtil.copy(problem.nic());
		if (parameter.startsWith("memory.")) {
			card.getMemory().stream().filter(m -> m.getName().equals(parameter.substring("memory.".length())))
					.forEach(m -> m.setCapacity(value));
			return problem.on(card, problem.host());
		}
		switch (parameter) {
			case "insert-rate" -> {
				card.getFlowTable().setInsertRate(value);
				card.getFlowTable().setDeleteRate(value);
			}
			case "flow-entries" -> card.getFlowTable().setEntries((long) value);
			case "nic-cores" -> card.setCores((int) value);
			case "clock" -> card.setClock(value);
			case "max-packet-rate" -> card.setMaxPacketRate(value);
			case "rate" -> {
				StateFlowGraph graph = EcoreUtil.copy(problem.graph());
				graph.getGroups().forEach(g -> g.setFlowRate(g.getFlowRate() * value / graph.getPacketRate()));
				graph.setPacketRate(value);
				return new PlanningProblem(problem.nf(), problem.spec(), problem.nic(), problem.host(), graph);
			}
			default -> throw new AssertionError("the test knows nothing of " + parameter);
		}
		return problem.on(card, problem.host());
	}

	/** Home of a state, and the groups that move where it is placed by flow. */
	private static String home(Plan plan, String state) {
		Home home = plan.getStates().stream().filter(s -> s.getState().getId().equals(state)).map(StatePlacement::getHome)
				.findFirst().orElseThrow();
		return home != Home.PER_FLOW ? home.getLiteral() : home + " " + plan.getPromotion().getGroups().stream().map(
				FlowGroup::getName).toList();
	}

	/** Every change that the plan names of a state moves it, and just short of it doesn't; returns how many there were. */
	private static int verify(PlanningProblem problem) {
		Plan plan = plan(problem);
		int verified = 0;
		for (Explanation explanation : plan.getExplanations()) {
			if (explanation.getParameter() != null && explanation.getSubject().startsWith("state.")) {
				double to = explanation.getChangeTo();
				boolean more = to > explanation.getChangeFrom();
				boolean whole = explanation.getParameter().equals("nic-cores");
				double before = whole ? to - 1 : more ? to * (1 - SHORT) : to * (1 + SHORT);
				String now = home(plan, explanation.getSubject());
				String what = explanation.getSubject() + " " + explanation.getChange();
				Plan then = decided(with(problem, explanation.getParameter(), to));
				assertTrue(then.isFeasible(), what);
				assertNotEquals(now, home(then, explanation.getSubject()), what + ": does nothing");
				boolean beyondNow = more ? before > explanation.getChangeFrom() : before < explanation.getChangeFrom();
				if (beyondNow) {
					assertEquals(now, home(decided(with(problem, explanation.getParameter(), before)), explanation.getSubject()),
							what + ": earlier, too");
				}
				verified++;
			}
		}
		return verified;
	}

	private static NicModel smallMemory(double bytes) {
		NicModel card = TestCards.card();
		card.getMemory().removeIf(m -> m.getName().startsWith("slow"));
		card.getMemory().get(0).setCapacity(bytes);
		return card;
	}

	@Test
	void memoryThatIsTooSmallIsNamedWithBothSizes() {
		PlanningProblem problem = TestProblems.problem(TestNfs.of(10_000, PER_FLOW)).on(smallMemory(40_000)).arrivals(0).get();
		Explanation said = of(plan(problem), "state.per_flow0");
		assertTrue(said.getText().matches("per_flow0 stays on the CPU for \\d+ % of flows, the others with \\d+ % of its "
				+ "accesses have it on the NIC \\(fast\\): with more flows there, .* exceed the 40 kB of fast; all of it on the NIC \\(fast\\), .* exceed the .*40 kB of fast; .*"), said
						.getText());
		assertEquals("memory fast", said.getBinding());
		assertEquals("memory.fast", said.getParameter());
		assertTrue(said.getChange().startsWith("with memory fast at "), said.getChange());
		assertTrue(said.getChange().contains(" instead of 40 kB ") && said.getChange().endsWith("it would be on the NIC (fast)") || said.getChange().contains(
				" of flows would have it on the NIC instead of "), said.getChange());
		assertTrue(verify(problem) > 0);
	}

	@Test
	void insertionsThatAreTooManyAreNamedWithBothRates() {
		NicModel card = smallMemory(4_000_000);
		card.getFlowTable().setInsertRate(2000);
		card.getFlowTable().setDeleteRate(2000);
		PlanningProblem problem = TestProblems.problem(TestNfs.of(1_000_000, PER_FLOW)).on(card).arrivals(3000).get();
		Plan plan = plan(problem);
		Explanation state = of(plan, "state.per_flow0");
		assertTrue(state.getText().matches("per_flow0 stays on the CPU for \\d+ % of flows, the others .*: with more flows there, "
				+ "[\\d.]+ k insertions/s exceed the card's 2 k/s; .*"), state.getText());
		assertEquals("flow-inserts", state.getBinding());
		assertEquals("insert-rate", state.getParameter(), state.getText());
		assertTrue(state.getChange().matches("with flow-table insertions at .* instead of 2 k/s \\d+ % of flows would have it on the "
				+ "NIC instead of \\d+ %"), state.getChange());
		assertEquals(1, verify(problem));
	}

	@Test
	void changesOfManyKindsOfProblemsAreSo() {
		NicModel slow = TestCards.card();
		slow.getMemory().removeIf(m -> !m.getName().equals("slow"));
		slow.getMemory().get(0).setLatencyCycles(3000);
		int verified = verify(TestProblems.problem(TestNfs.of(1_000_000, PER_FLOW)).on(slow).rate(8e6).flows(2000, 1.3).arrivals(
				0).get());
		verified += verify(TestProblems.problem(TestNfs.of(10_000, PER_FLOW, COUNTER)).get());
		verified += verify(TestProblems.problem(TestNfs.of(10_000, PER_ADDRESS, REGISTER)).rate(12e6).get());
		NicModel few = TestCards.card();
		few.setCores(1);
		verified += verify(TestProblems.problem(TestNfs.of(10_000, PER_FLOW, POOL)).on(few).rate(9e6).get());
		assertTrue(verified >= 2, verified + " changes");
	}

	@Test
	void aPlanThatIsNotFeasibleSaysWhatWouldMakeOnePossible() {
		NicModel card = TestCards.card();
		card.setMaxPacketRate(1e6);
		PlanningProblem problem = TestProblems.problem(TestNfs.of(10_000, PER_FLOW)).on(card).rate(5e6).get();
		Explanation whole = of(plan(problem), "plan");
		assertNotNull(whole.getParameter());
		assertTrue(decided(with(problem, whole.getParameter(), whole.getChangeTo())).isFeasible(), whole.getChange());
		boolean more = whole.getChangeTo() > whole.getChangeFrom();
		assertFalse(decided(with(problem, whole.getParameter(), whole.getChangeTo() * (more ? 1 - SHORT : 1 + SHORT))).isFeasible(),
				whole.getChange());
	}

	@Test
	void aBoundThatIsTooTightIsNamed() {
		PlanningProblem problem = TestProblems.problem(TestNfs.of(10_000, PER_FLOW)).subjectTo(new Constraint(Metric.P99,
				Relation.AT_MOST, 900, TestCode.WHERE)).get();
		Plan plan = plan(problem);
		assertFalse(plan.isFeasible());
		assertEquals("p99", of(plan, "plan").getParameter(), of(plan, "plan").getChange());
	}

	@Test
	void everyStateAndClassHasASentence() {
		PlanningProblem problem = TestProblems.problem(TestNfs.of(10_000, PER_FLOW, PER_ADDRESS, COUNTER, REGISTER, POOL)).get();
		Plan plan = plan(problem);
		List<String> subjects = plan.getExplanations().stream().map(Explanation::getSubject).toList();
		plan.getStates().forEach(s -> assertTrue(subjects.contains(s.getState().getId())));
		plan.getClasses().forEach(c -> assertTrue(subjects.contains(c.getSteeringClass().getId())));
		plan.getExplanations().forEach(e -> assertTrue(e.getText().endsWith(".") && !e.getText().contains("..") && !e.getText()
				.contains("NaN") && !e.getText().contains("null"), e.getText()));
	}
}
