// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.cora.planner.TestNfs.Part;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.evaluate.Split;
import org.cora.planner.evaluate.SplitReader;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.replan.Replanner;
import org.cora.planner.replan.TrafficChange;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Preference;
import org.cora.planner.search.SearchBudget;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Strategy;
import org.cora.planner.search.Thresholds;
import org.cora.planner.search.WithoutReasons;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.StateNode;
import org.cora.planner.stateflow.Use;
import org.eclipse.emf.ecore.util.EcoreUtil;

/** Which of equally good plans is taken. */
class TieBreakTest {

	private static final Strategy CORA = Strategies.named("cora").orElseThrow();

	@Property(tries = 25)
	void anEarlierPlanDecidesAmongEqualsOnly(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
		PlanningProblem problem = RandomProblems.draw(seed);
		Random random = new Random(seed);
		Plan earlier = Planner.planOnly(problem, CORA);
		PlanningProblem changed = changed(problem, earlier, 0.2 + 3 * random.nextDouble(), 4 * random.nextDouble());
		Plan fresh = plan(changed, Optional.empty());
		Plan after = plan(changed, Optional.of(earlier));
		assertEquals(fresh.isFeasible(), after.isFeasible());
		if (fresh.isFeasible()) {
			Preference preference = new Preference(changed.spec().objective());
			Evaluation best = evaluated(changed, fresh);
			assertEquals(0, preference.compare(best, evaluated(changed, after)), "a plan is as good whatever was planned before");
			boolean asGood = Thresholds.alike(changed.graph(), SplitReader.read(earlier).orElseThrow())
					.anyMatch(s -> preference.compare(changed.evaluator().evaluate(s), best) <= 0);
			assertTrue(!asGood || shape(after).equals(shape(earlier)), "the earlier shape is as good, so it stays");
		}
	}

	/** A copy or a shard that no packet uses costs nothing, but isn't there for nothing either, be it that the plan before had it. */
	@Example
	void noStateHasAPartThatNobodyUsesForNothing() {
		int looked = 0;
		for (long seed = 1; seed <= 60; seed++) {
			PlanningProblem problem = RandomProblems.draw(seed);
			Plan plan = plan(problem, Optional.empty());
			for (int s = 0; plan.isFeasible() && s < plan.getStates().size(); s++) {
				Optional<Home> parts = parts(plan.getStates().get(s));
				Plan divided = EcoreUtil.copy(plan);
				parts.ifPresent(divided.getStates().get(s)::setHome);
				if (parts.isPresent() && evaluated(problem, divided).idleCopies() == 1 && costsTheSame(problem, plan, divided)) {
					looked++;
					assertEquals(Home.NIC, plan(problem, Optional.of(divided)).getStates().get(s).getHome(), "seed " + seed);
				}
			}
		}
		assertTrue(looked > 10, "states that could as well be in parts: " + looked);
	}

	/** How a state that is whole on the card could be in parts. */
	private static Optional<Home> parts(StatePlacement whole) {
		StateNode state = whole.getState();
		boolean pool = state.getUse() == Use.ALLOCATION && state.getCapacity() > 1;
		return whole.getHome() != Home.NIC || state.getKeyOrigin() == KeyOrigin.FLOW_IDENTITY ? Optional.empty()
				: pool ? Optional.of(Home.SHARDED) : state.isMergeable() ? Optional.of(Home.REPLICATED) : Optional.empty();
	}

	private static boolean costsTheSame(PlanningProblem problem, Plan one, Plan other) {
		Evaluation first = evaluated(problem, one);
		Evaluation second = evaluated(problem, other);
		return second.feasible() && first.hostCores() == second.hostCores() && first.surprises() == second.surprises()
				&& first.nicMemoryBytes() == second.nicMemoryBytes();
	}

	@Example
	void withoutPacketsOnTheHostNothingIsDivided() {
		PlanningProblem problem = TestProblems.problem(TestNfs.of(3000, Part.PER_FLOW, Part.POOL, Part.COUNTER)).rate(1e5).get();
		Plan plan = plan(problem, Optional.empty());
		assertEquals(0, plan.getObjective().getHostCores());
		assertTrue(plan.getStates().stream().allMatch(p -> p.getHome() == Home.NIC), () -> shape(plan).toString());
	}

	private static PlanningProblem changed(PlanningProblem problem, Plan plan, double rate, double arrivals) {
		Replanner replanner = new Replanner(problem, CORA, SearchBudget.DEFAULT, plan);
		replanner.replan(TrafficChange.of(problem.graph()).scaled(rate, arrivals), PlanningMonitor.NONE);
		return replanner.problem();
	}

	private static Plan plan(PlanningProblem problem, Optional<Plan> previous) {
		return CORA.plan(problem, SearchBudget.DEFAULT, new WithoutReasons(PlanningMonitor.NONE), previous);
	}

	private static Evaluation evaluated(PlanningProblem problem, Plan plan) {
		return problem.evaluator().evaluate(SplitReader.read(plan).orElseThrow());
	}

	private static List<Object> shape(Plan plan) {
		Split split = SplitReader.read(plan).orElseThrow();
		return List.of(split.states(), split.hostOnly(), split.cut().map(c -> List.of(c.from(), c.to())).orElse(List.of()));
	}
}
