// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.Optional;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.NicModel;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.stateflow.StateFlowGraph;

/**
 * What to plan: a network function, what its author wants, a card, a host, and how packets use states.
 *
 * @param nf    the program
 * @param spec  objective, constraints, pins
 * @param nic   the card; not changed
 * @param host  the host; not changed
 * @param graph made for {@code nf} and the traffic; not changed
 */
public record PlanningProblem(Nf nf, OffloadSpec spec, NicModel nic, HostModel host, StateFlowGraph graph) {

	/** A new evaluator for this problem. */
	public Evaluator evaluator() {
		return new Evaluator(nf, spec, graph, nic, host);
	}

	/** An evaluator that makes use of what another one, of a problem of the same program, remembers; both for one thread. */
	public Evaluator evaluator(Evaluator like) {
		return new Evaluator(nf, spec, graph, nic, host, Optional.of(like));
	}

	/** The same problem on another card and host. */
	public PlanningProblem on(NicModel otherNic, HostModel otherHost) {
		return new PlanningProblem(nf, spec, otherNic, otherHost, graph);
	}
}
