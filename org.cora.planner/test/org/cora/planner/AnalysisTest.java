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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cora.ir.program.Nf;
import org.cora.planner.analysis.StateAnalysis;
import org.cora.planner.analysis.StateFacts;
import org.cora.planner.analysis.SteeringAnalysis;
import org.cora.planner.analysis.SteeringSite;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.PathClass;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.planner.stateflow.SteeringClass;
import org.cora.planner.stateflow.Use;
import org.junit.jupiter.api.Test;

class AnalysisTest {

	private static final Nf NF = TestNfs.of(10_000, PER_FLOW, PER_ADDRESS, COUNTER, REGISTER, POOL);

	@Test
	void keyOriginsAndUses() {
		List<StateFacts> facts = StateAnalysis.of(NF);
		assertEquals(List.of(KeyOrigin.FLOW_IDENTITY, KeyOrigin.HEADER, KeyOrigin.HEADER, KeyOrigin.ACROSS_FLOWS,
				KeyOrigin.ACROSS_FLOWS),
				facts.stream().map(StateFacts::origin).toList());
		assertEquals(List.of(Use.EXCLUSIVE, Use.EXCLUSIVE, Use.COMMUTATIVE, Use.EXCLUSIVE, Use.ALLOCATION),
				facts.stream().map(StateFacts::use).toList());
		assertEquals(List.of(false, false, true, false, false), facts.stream().map(StateFacts::replicable).toList());
	}

	@Test
	void aPortHasAClassForTransportAndOneForTheRest() {
		List<SteeringSite> sites = SteeringAnalysis.of(NF);
		assertEquals(4, sites.size());
		assertEquals("!l4 || !ipv4", sites.get(0).predicate());
		assertTrue(sites.get(0).stateless());
		assertEquals("ipv4 && l4", sites.get(1).predicate());
		assertFalse(sites.get(1).stateless());
	}

	@Test
	void sharesAddUp() {
		PlanningProblem problem = TestProblems.problem(NF).get();
		StateFlowGraph graph = problem.graph();
		assertEquals(1, graph.getClasses().stream().mapToDouble(SteeringClass::getPacketShare).sum(), 1e-6);
		assertEquals(1, graph.getGroups().stream().mapToDouble(FlowGroup::getPacketShare).sum(), 1e-6);
		assertEquals(2000, graph.getGroups().stream().mapToDouble(FlowGroup::getFlows).sum(), 1e-6);
		assertEquals(1000, graph.getGroups().stream().mapToDouble(FlowGroup::getArrivals).sum(), 1e-6);
		double first = graph.getClasses().stream().flatMap(c -> c.getPaths().stream())
				.mapToDouble(PathClass::getFirstShare).sum();
		assertEquals(1, first, 1e-6);
		assertEquals("unknown", graph.getGroups().get(graph.getGroups().size() - 1).getName());
	}

	/** In the steady state a flow's first packet is one in rate / arrivals, however many the profile saw. */
	@Test
	void firstPacketsAreWeighedByArrivals() {
		StateFlowGraph graph = TestProblems.problem(TestNfs.of(10_000, PER_FLOW)).rate(1e6).arrivals(1000).get()
				.graph();
		double inserting = graph.getClasses().stream().flatMap(c -> c.getPaths().stream())
				.filter(p -> p.getAccesses().stream().anyMatch(a -> a.getAction().equals("insert")))
						.mapToDouble(PathClass::getPacketShare).sum();
		assertEquals(0.001, inserting, 0.0005);
	}

	@Test
	void everyElementCanBePointedAt() {
		StateFlowGraph graph = TestProblems.problem(NF).get().graph();
		assertTrue(graph.getStates().stream().allMatch(s -> s.getSource().getFile().equals("test.cora")));
		long ids = graph.getClasses().stream().flatMap(c -> c.getPaths().stream()).map(PathClass::getId).distinct()
				.count();
		assertEquals(graph.getClasses().stream().mapToLong(c -> c.getPaths().size()).sum(), ids);
	}

	@Test
	void sameSeedSameGraph() {
		assertEquals(text(TestProblems.problem(NF).get().graph()), text(TestProblems.problem(NF).get().graph()));
	}

	private static String text(StateFlowGraph graph) {
		StringBuilder text = new StringBuilder();
		graph.eAllContents().forEachRemaining(o -> o.eClass().getEAllAttributes()
				.forEach(a -> text.append(a.getName()).append('=').append(o.eGet(a)).append(' ')));
		return text.toString();
	}
}
