// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.OffloadSpec.Constraint;
import org.cora.ir.spec.OffloadSpec.Metric;
import org.cora.planner.Planner;
import org.cora.planner.plan.Explanation;
import org.cora.planner.plan.Home;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Strategy;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.testing.Examples;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would change the plans of shipped functions is told of the states that are named, and is so when it is planned. */
class ExplainedChangesTest {

	private static final Strategy CORA = Strategies.named("cora").orElseThrow();
	/** How far short of the change it must still be decided as before; values are told to three digits. */
	private static final double SHORT = 0.025;
	private static final int PACKETS = 20_000;

	@ParameterizedTest
	@CsvSource({"bridge, BridgeOnAgilio, stations filtered", "nat, NatOnBlueField, out back free bytes",
			"policer, PolicerOnAgilio, up excess", "vxlan-gateway, VxlanOnAgilio, behind received",
			"load-balancer, LoadBalancerOnAgilio, control", "edge, EdgeOnBlueField, Nat.out Nat.back"})
	void areToldAndAreSo(String example, String offload, String states) {
		PlanningProblem problem = problem(example, offload);
		Plan plan = Planner.plan(problem, CORA);
		List<String> told = plan.getStates().stream().map(s -> s.getState()).filter(s -> of(plan, s.getId()).getParameter() != null)
				.map(s -> s.getName()).toList();
		List<String> missing = Arrays.stream(states.split(" ")).filter(s -> told.stream().noneMatch(t -> t.endsWith(s))).toList();
		assertEquals(List.of(), missing, "told of " + told);
		TreeSet<Double> values = new TreeSet<>();
		for (StatePlacement placement : plan.getStates()) {
			Explanation said = of(plan, placement.getState().getId());
			if ("rate".equals(said.getParameter()) && values.add(said.getChangeTo())) {
				verify(problem, plan, said);
			}
		}
	}

	private static PlanningProblem problem(String example, String offload) {
		Compilation compiled = CoraCompiler.compile(Examples.FOLDER.resolve(example).resolve(example + ".cora")).orThrow();
		OffloadSpec spec = compiled.offloads().stream().filter(o -> o.name().equals(offload)).findFirst().orElseThrow();
		return Planner.prepare(compiled.program().nf(spec.nf()).orElseThrow(), spec, compiled.nic(spec), compiled.host(spec),
				0, Examples.FOLDER.resolve(example), Planner.SEED, PACKETS, PlanningMonitor.NONE);
	}

	private static void verify(PlanningProblem problem, Plan plan, Explanation said) {
		double to = said.getChangeTo();
		String now = home(plan, said.getSubject());
		Plan then = Planner.planOnly(atRate(problem, to), CORA);
		assertTrue(then.isFeasible(), said.getChange());
		assertNotEquals(now, home(then, said.getSubject()), said.getChange());
		double before = to > said.getChangeFrom() ? to * (1 - SHORT) : to * (1 + SHORT);
		assertEquals(now, home(Planner.planOnly(atRate(problem, before), CORA), said.getSubject()), said.getChange() + ": earlier, too");
	}

	private static Explanation of(Plan plan, String subject) {
		return plan.getExplanations().stream().filter(e -> e.getSubject().equals(subject)).findFirst().orElseThrow();
	}

	/** Each flow has as many packets more; a throughput that is demanded grows with the rate. */
	private static PlanningProblem atRate(PlanningProblem problem, double rate) {
		StateFlowGraph graph = EcoreUtil.copy(problem.graph());
		double factor = rate / graph.getPacketRate();
		graph.getGroups().forEach(g -> g.setFlowRate(g.getFlowRate() * factor));
		graph.setPacketRate(rate);
		OffloadSpec spec = problem.spec();
		List<Constraint> constraints = spec.constraints().stream().map(c -> c.metric() == Metric.THROUGHPUT
				? new Constraint(c.metric(), c.relation(), c.bound() * factor, c.where()) : c).toList();
		return new PlanningProblem(problem.nf(), new OffloadSpec(spec.name(), spec.nf(), spec.nic(), spec.host(), spec.hostCores(), spec
				.traffic(), spec.objective(), constraints, spec.pins(), spec.adaptation(), spec.where()), problem.nic(), problem.host(), graph);
	}

	private static String home(Plan plan, String state) {
		Home home = plan.getStates().stream().filter(s -> s.getState().getId().equals(state)).map(StatePlacement::getHome).findFirst()
				.orElseThrow();
		return home != Home.PER_FLOW ? home.getLiteral() : home + " " + plan.getPromotion().getGroups().stream().map(FlowGroup::getName)
				.toList();
	}
}
