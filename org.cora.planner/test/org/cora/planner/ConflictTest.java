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
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.OffloadSpec.Constraint;
import org.cora.ir.spec.OffloadSpec.Metric;
import org.cora.ir.spec.OffloadSpec.Pin;
import org.cora.ir.spec.OffloadSpec.Relation;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.NicmodelFactory;
import org.cora.nicmodel.Platform;
import org.cora.nicmodel.StateOperationCost;
import org.cora.nicmodel.performance.TestCards;
import org.cora.planner.plan.Conflict;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.junit.jupiter.api.Test;

/** Of demands that can't be held together, a smallest set is named: with it there is no plan, without any one of it there is. */
class ConflictTest {

	private static final Constraint TIGHT = new Constraint(Metric.P99, Relation.AT_MOST, 900, TestCode.WHERE);
	private static final Constraint ALL = new Constraint(Metric.LOSS, Relation.AT_MOST, 0, TestCode.WHERE);

	private static Plan plan(PlanningProblem problem) {
		return Planner.plan(problem, Strategies.named("cora").orElseThrow());
	}

	private static boolean feasible(PlanningProblem problem) {
		return Planner.planOnly(problem, Strategies.named("cora").orElseThrow()).isFeasible();
	}

	private static Set<String> conflict(PlanningProblem problem) {
		Plan plan = plan(problem);
		assertFalse(plan.isFeasible());
		assertNotNull(plan.getReason());
		plan.getConflict().stream().filter(c -> !c.getText().startsWith("all of")).forEach(c -> assertEquals(TestCode.WHERE.line(), c
				.getSource().getLine(), "says where " + c.getText() + " is"));
		return new TreeSet<>(plan.getConflict().stream().map(Conflict::getText).toList());
	}

	@Test
	void pinsThatContradictEachOtherAreBothNamed() {
		PlanningProblem problem = TestProblems.problem(TestNfs.of(10_000, PER_FLOW, COUNTER)).keep("per_flow0", Side.NIC).keep(
				"per_flow0", Side.CPU).keep("counter1", Side.CPU).get();
		assertEquals(Set.of("keep per_flow0 on nic", "keep per_flow0 on cpu"), conflict(problem));
	}

	@Test
	void aPinToACardThatLacksTheOperationIsNamed() {
		NicModel card = TestCards.card();
		StateOperationCost take = NicmodelFactory.eINSTANCE.createStateOperationCost();
		take.setName("pool-take");
		take.setSupported(false);
		card.getStateOperation().add(take);
		PlanningProblem problem = TestProblems.problem(TestNfs.of(10_000, PER_FLOW, POOL)).on(card).keep("pool1", Side.NIC).keep(
				"per_flow0", Side.CPU).get();
		assertEquals(Set.of("keep pool1 on nic"), conflict(problem));
		assertTrue(plan(problem).getReason().contains("has no pool take"), plan(problem).getReason());
	}

	@Test
	void aBoundAndAPinThatGoAloneButNotTogetherAreNamed() {
		NicModel fast = TestCards.card();
		fast.setPacketLatency(10);
		fast.getPcie().setLatency(5000);
		Constraint quick = new Constraint(Metric.P99, Relation.AT_MOST, 5000, TestCode.WHERE);
		TestProblems base = TestProblems.problem(TestNfs.of(10_000, PER_FLOW, REGISTER)).on(fast).subjectTo(quick, ALL).rate(1e6);
		assertTrue(feasible(base.get()), () -> plan(base.get()).getReason());
		assertEquals(Set.of("keep per_flow0 on cpu", "p99 <= 5 us"), conflict(base.keep("per_flow0", Side.CPU).get()));
	}

	@Test
	void whatIsOfferedIsADemandToo() {
		NicModel card = TestCards.card();
		card.setMaxPacketRate(1e6);
		PlanningProblem problem = TestProblems.problem(TestNfs.of(10_000, PER_FLOW)).on(card).rate(5e6).get();
		assertEquals(Set.of("all of the 5 Mpps offered"), conflict(problem));
	}

	@Test
	void tooFewHostCoresAreNamed() {
		PlanningProblem problem = TestProblems.problem(TestNfs.of(10_000, PER_FLOW)).rate(2e7).flows(2000, 0).cores(1).keep(
				"per_flow0", Side.CPU).get();
		assertEquals(Set.of("keep per_flow0 on cpu", "all of the 20 Mpps offered", "cores 1 of TestHost"), conflict(problem));
	}

	@Test
	void aStateThatFitsNowhereIsNoDemand() {
		PlanningProblem problem = TestProblems.problem(TestNfs.of(200_000_000, PER_FLOW)).on(small(TestCards.card()))
				.with(small(TestCards.host())).subjectTo(TIGHT).get();
		Plan plan = plan(problem);
		assertFalse(plan.isFeasible());
		assertTrue(plan.getReason().contains("memory") && plan.getReason().contains(" of 1 GB"), plan.getReason());
		assertTrue(plan.getConflict().isEmpty());
	}

	/** With a gigabyte at most. */
	private static <P extends Platform> P small(P platform) {
		platform.getMemory().forEach(m -> m.setCapacity(Math.min(m.getCapacity(), 1e9)));
		return platform;
	}

	@Property(tries = 12)
	void conflictsAreSmallest(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
		Random random = new Random(seed);
		PlanningProblem drawn = RandomProblems.draw(seed);
		List<Pin> pins = new ArrayList<>();
		drawn.graph().getStates().forEach(s -> pins.add(new Pin(s.getName(), random.nextBoolean() ? Side.NIC : Side.CPU,
				TestCode.WHERE)));
		List<Constraint> constraints = new ArrayList<>(List.of(ALL));
		constraints.add(new Constraint(Metric.P99, Relation.AT_MOST, 500 + random.nextInt(6000), TestCode.WHERE));
		constraints.add(new Constraint(Metric.CORES, Relation.AT_MOST, 0.2 + random.nextDouble() * 3, TestCode.WHERE));
		PlanningProblem problem = with(drawn, constraints, pins);
		Plan plan = plan(problem);
		if (plan.isFeasible() || plan.getConflict().isEmpty()) {
			return;
		}
		Set<String> named = new TreeSet<>(plan.getConflict().stream().map(Conflict::getText).toList());
		List<Pin> namedPins = pins.stream().filter(p -> named.contains(text(p))).toList();
		List<Constraint> namedConstraints = constraints.stream().filter(c -> named.stream().anyMatch(n -> n.startsWith(c.metric()
				.name().toLowerCase(java.util.Locale.ROOT)))).toList();
		assertEquals(named.size(), namedPins.size() + namedConstraints.size(), named.toString());
		assertFalse(feasible(with(drawn, free(namedConstraints), namedPins)), "together " + named);
		for (Pin pin : namedPins) {
			assertTrue(feasible(with(drawn, free(namedConstraints), namedPins.stream().filter(p -> p != pin).toList())),
					"without " + text(pin) + " of " + named);
		}
		for (Constraint constraint : namedConstraints) {
			assertTrue(feasible(with(drawn, free(namedConstraints.stream().filter(c -> c != constraint).toList()), namedPins)),
					"without " + constraint + " of " + named);
		}
	}

	/** Where nothing is said of loss or throughput, the planner demands all; here nothing is demanded. */
	private static List<Constraint> free(List<Constraint> constraints) {
		if (constraints.stream().anyMatch(c -> c.metric() == Metric.LOSS)) {
			return constraints;
		}
		List<Constraint> all = new ArrayList<>(constraints);
		all.add(new Constraint(Metric.LOSS, Relation.AT_MOST, 1, TestCode.WHERE));
		return all;
	}

	private static String text(Pin pin) {
		return "keep " + pin.state() + " on " + pin.side().name().toLowerCase(java.util.Locale.ROOT);
	}

	private static PlanningProblem with(PlanningProblem problem, List<Constraint> constraints, List<Pin> pins) {
		OffloadSpec spec = problem.spec();
		return new PlanningProblem(problem.nf(), new OffloadSpec(spec.name(), spec.nf(), spec.nic(), spec.host(), spec.hostCores(),
				spec.traffic(), spec.objective(), constraints, pins, spec.adaptation(), spec.where()), problem.nic(), problem.host(),
				problem.graph());
	}
}
