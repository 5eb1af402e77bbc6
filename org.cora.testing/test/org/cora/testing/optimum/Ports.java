// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.optimum;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.stateflow.PathClass;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.planner.stateflow.SteeringClass;

/** Bytes on each port's wires per offered packet: docs/planner.md, <i>Cost</i>. */
final class Ports {

	/** Ethernet preamble, start delimiter, inter-frame gap and frame check sequence, bytes. */
	private static final double WIRE = 24;

	private final List<Double> in;
	private final List<Double> out;

	Ports(PlanningProblem problem, Flows flows) {
		int ports = problem.nf().ports().size();
		in = new ArrayList<>(Collections.nCopies(ports, 0.0));
		out = new ArrayList<>(Collections.nCopies(ports, 0.0));
		StateFlowGraph graph = problem.graph();
		double withHandler = 1 - graph.getUnhandledPackets().stream().mapToDouble(u -> u).sum();
		for (int p = 0; p < graph.getUnhandledPackets().size(); p++) {
			in.set(p, graph.getUnhandledBytes().get(p) + WIRE * graph.getUnhandledPackets().get(p));
		}
		for (SteeringClass owner : graph.getClasses()) {
			for (PathClass path : owner.getPort() < 0 ? List.<PathClass>of() : owner.getPaths()) {
				double share = withHandler * flows.all(path);
				in.set(owner.getPort(), in.get(owner.getPort()) + share * (path.getBytes() + WIRE));
				for (int p = 0; p < ports; p++) {
					out.set(p, out.get(p) + share * (path.getSentBytes().get(p) + WIRE * path.getSentPackets().get(p)));
				}
			}
		}
	}

	/** Of the port and direction that most go by. */
	double busiest() {
		return Math.max(Collections.max(in), Collections.max(out));
	}
}
