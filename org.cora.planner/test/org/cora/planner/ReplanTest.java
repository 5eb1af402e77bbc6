// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.cora.ir.spec.Workload;
import org.cora.planner.TestNfs.Part;
import org.cora.planner.plan.Plan;
import org.cora.planner.profile.Profile;
import org.cora.planner.replan.Replanner;
import org.cora.planner.replan.TrafficChange;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.SearchBudget;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Strategy;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.planner.validate.PlanValidator;
import org.cora.planner.whatif.Scenario;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;

/** Planning again when traffic has changed. */
class ReplanTest {

	private static final Strategy CORA = Strategies.named("cora").orElseThrow();

	@Property(tries = 25)
	void planningAgainIsAsGoodAsPlanningFromNothing(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
		PlanningProblem problem = RandomProblems.draw(seed);
		Random random = new Random(seed);
		Replanner replanner = new Replanner(problem, CORA, SearchBudget.DEFAULT, Planner.planOnly(problem, CORA));
		for (int step = 0; step < 3; step++) {
			Plan again = replanner.replan(drawn(problem, random), PlanningMonitor.NONE);
			Plan fresh = Planner.planOnly(replanner.problem(), CORA);
			assertEquals(fresh.isFeasible(), again.isFeasible());
			if (fresh.isFeasible()) {
				assertEquals(fresh.getObjective().getHostCores(), again.getObjective().getHostCores(), 1e-9);
				assertEquals(fresh.getObjective().getNicMemoryBytes(), again.getObjective().getNicMemoryBytes(), 1);
				assertEquals(List.of(), PlanValidator.check(replanner.problem(), again));
			}
		}
	}

	/** More or fewer packets and new flows, and shares that have moved between groups. */
	private static TrafficChange drawn(PlanningProblem problem, Random random) {
		TrafficChange change = TrafficChange.of(problem.graph()).scaled(0.2 + 3 * random.nextDouble(), 4 * random.nextDouble());
		List<TrafficChange.Group> groups = new ArrayList<>();
		double[] weights = change.groups().stream().mapToDouble(g -> g.packetShare() * (0.3 + random.nextDouble())).toArray();
		double sum = 0;
		for (double weight : weights) {
			sum += weight;
		}
		for (int g = 0; g < weights.length; g++) {
			TrafficChange.Group old = change.groups().get(g);
			double share = sum > 0 ? weights[g] / sum : 0;
			double hottest = old.packetShare() > 0 ? old.hottestShare() / old.packetShare() * share : 0;
			groups.add(new TrafficChange.Group(old.flows(), share, hottest, old.arrivals()));
		}
		return new TrafficChange(change.packetRate(), change.packetBytes(), change.flowRate(), groups);
	}

	@Property(tries = 15)
	void aChangedGraphIsTheOneThatIsBuiltForThatTraffic(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
		PlanningProblem problem = RandomProblems.draw(seed);
		Random random = new Random(seed);
		Scenario before = new Scenario(problem.nf(), problem.spec(), problem.nic(), problem.host(), Path.of("."), 1, 3000);
		Workload.Synthetic old = (Workload.Synthetic) before.workload();
		Scenario after = before.under(new Workload.Synthetic(old.flows(), new Workload.Popularity.Zipf(random.nextDouble()), old.sizes(),
				old.packetsPerSecond() * (0.1 + 5 * random.nextDouble()), 3000 * random.nextDouble(), old.arrivals(), old.tcpShare(),
				old.replyShare()));
		Profile profile = before.profile(PlanningMonitor.NONE);
		PlanningProblem first = before.problem(profile);
		StateFlowGraph expected = after.problem(profile).graph();
		Replanner replanner = new Replanner(first, Strategies.named("host").orElseThrow(), SearchBudget.DEFAULT,
				Planner.planOnly(first, Strategies.named("host").orElseThrow()));
		replanner.replan(TrafficChange.of(expected), PlanningMonitor.NONE);
		List<EObject> wanted = parts(expected);
		List<EObject> got = parts(replanner.problem().graph());
		assertEquals(wanted.size(), got.size());
		for (int i = 0; i < wanted.size(); i++) {
			same(wanted.get(i), got.get(i));
		}
	}

	private static List<EObject> parts(StateFlowGraph graph) {
		List<EObject> parts = new ArrayList<>(List.of(graph));
		graph.eAllContents().forEachRemaining(parts::add);
		return parts;
	}

	private static void same(EObject wanted, EObject got) {
		assertEquals(wanted.eClass(), got.eClass());
		for (EAttribute attribute : wanted.eClass().getEAllAttributes()) {
			boolean exact = !attribute.getName().equals("byteShare"); // known by class, not by path
			if (exact && wanted.eGet(attribute) instanceof Double number) {
				double close = 1e-12 + 1e-9 * Math.abs(number);
				assertEquals(number, (double) got.eGet(attribute), close, () -> wanted + " " + attribute.getName());
			}
		}
	}

	@Example
	void aGraphItselfIsNotChanged() {
		PlanningProblem problem = TestProblems.problem(TestNfs.of(5000, Part.PER_FLOW)).get();
		double rate = problem.graph().getPacketRate();
		Replanner replanner = new Replanner(problem, CORA, SearchBudget.DEFAULT, Planner.planOnly(problem, CORA));
		Plan plan = replanner.replan(TrafficChange.of(problem.graph()).scaled(2, 1), PlanningMonitor.NONE);
		assertEquals(rate, problem.graph().getPacketRate());
		assertEquals(2 * rate, plan.getObjective().getOfferedPps(), 1e-6);
		assertTrue(plan == replanner.plan());
	}

	@Example
	void trafficOfOtherGroupsIsRefused() {
		PlanningProblem problem = TestProblems.problem(TestNfs.of(5000, Part.PER_FLOW)).get();
		Replanner replanner = new Replanner(problem, CORA, SearchBudget.DEFAULT, Planner.planOnly(problem, CORA));
		TrafficChange none = new TrafficChange(1e6, 300, 0, List.of());
		assertThrows(IllegalArgumentException.class, () -> replanner.replan(none, PlanningMonitor.NONE));
		assertThrows(IllegalArgumentException.class, () -> new TrafficChange.Group(1, 0.1, 0.2, 0));
	}
}
