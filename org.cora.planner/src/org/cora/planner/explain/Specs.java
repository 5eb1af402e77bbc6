// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.explain;

import java.util.List;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.OffloadSpec.Constraint;
import org.cora.ir.spec.OffloadSpec.Metric;
import org.cora.ir.spec.OffloadSpec.Pin;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.StateFlowGraph;
import org.eclipse.emf.ecore.util.EcoreUtil;

/** Problems that differ from another one in what their author wrote. */
final class Specs {

	private Specs() {
	}

	static OffloadSpec with(OffloadSpec spec, int hostCores, List<Constraint> constraints, List<Pin> pins) {
		return new OffloadSpec(spec.name(), spec.nf(), spec.nic(), spec.host(), hostCores, spec.traffic(), spec.objective(),
				constraints, pins, spec.adaptation(), spec.where());
	}

	static PlanningProblem with(PlanningProblem problem, List<Constraint> constraints, List<Pin> pins) {
		return new PlanningProblem(problem.nf(), with(problem.spec(), problem.spec().hostCores(), constraints, pins),
				problem.nic(), problem.host(), problem.graph());
	}

	/**
	 * At another packet rate: each flow has as many packets more or less; flows begin as often as before, but where the
	 * traffic states their lengths. A throughput that the author demands grows with the rate.
	 */
	static PlanningProblem atRate(PlanningProblem problem, double packetsPerSecond) {
		StateFlowGraph graph = EcoreUtil.copy(problem.graph());
		double factor = packetsPerSecond / graph.getPacketRate();
		graph.setPacketRate(packetsPerSecond);
		for (FlowGroup group : graph.getGroups()) {
			group.setFlowRate(group.getFlowRate() * factor);
			group.setArrivals(group.getArrivals() * (graph.isGroupsByLength() ? factor : 1));
		}
		graph.setFlowRate(graph.getFlowRate() * (graph.isGroupsByLength() ? factor : 1));
		List<Constraint> constraints = problem.spec().constraints().stream().map(c -> c.metric() == Metric.THROUGHPUT
				? new Constraint(c.metric(), c.relation(), c.bound() * factor, c.where()) : c).toList();
		return new PlanningProblem(problem.nf(), with(problem.spec(), problem.spec().hostCores(), constraints, problem.spec()
				.pins()), problem.nic(), problem.host(), graph);
	}
}
