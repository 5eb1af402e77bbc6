// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cora.exec.state.EntryParts;
import org.cora.exec.traffic.Introductions;
import org.cora.exec.traffic.PacketSource;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.TrafficSpec.Conditions;
import org.cora.planner.analysis.CountedFields;
import org.cora.planner.plan.Adaptation;
import org.cora.planner.search.PlanningProblem;
import org.cora.runtime.Dataplane;
import org.cora.runtime.migration.MigrationListener;
import org.cora.sim.SimulationRequest;
import org.cora.sim.trace.TraceSink;

/**
 * Everything an {@link Engine} needs.
 *
 * @param request       what was asked for
 * @param placement     plan, card and host
 * @param source        packets
 * @param conditions    when what is left of host and card changes: an entry for each such time, in nanoseconds
 * @param introductions flows that are known when the run begins; null for none
 * @param trace         takes events
 * @param sampleEvery   every how many packets one is traced; 0 for none
 * @param order         takes down the serialisation order; null for nobody
 * @param migrations    hears of migrations
 * @param dataplane     puts something between runtime and simulation: tests inject faults here
 * @param shareStore    both sides on one store: a fault that tests inject
 */
record EngineSetup(SimulationRequest request, Placement placement, PacketSource source, NavigableMap<Long, Conditions> conditions,
		Introductions introductions, TraceSink trace, long sampleEvery, SerialOrder order, MigrationListener migrations,
		UnaryOperator<Dataplane> dataplane, boolean shareStore) {

	/** The same for another version of the program, by whose plan the placement is. */
	EngineSetup of(SimulationRequest version) {
		return new EngineSetup(version, placement, source, conditions, null, trace, sampleEvery, order, migrations, dataplane, shareStore);
	}

	/** The program. */
	Nf nf() {
		return request.nf();
	}

	/** What of entries is only counted, if flows go on before that has followed. */
	Optional<EntryParts> parts() {
		return request.partial() ? Optional.of(CountedFields.of(request.nf())) : Optional.empty();
	}

	/** What the author asked for, if that is known. */
	Optional<OffloadSpec> goals() {
		return request.goals();
	}

	/** What a move may do to the order of a flow's packets: the author's choice, strict without one. */
	OffloadSpec.Order moveOrder() {
		Adaptation adaptation = placement.plan().getAdaptation();
		return adaptation == null || adaptation.isStrictOrder() ? OffloadSpec.Order.STRICT : OffloadSpec.Order.WEAK;
	}

	/** The planning problem that the plan solves; empty if it isn't known what the author asked for. */
	Optional<PlanningProblem> problem() {
		return goals().map(spec -> new PlanningProblem(nf(), spec, placement.nic(), placement.host(), placement.plan().getGraph()));
	}

	/** Whether flows can get entries in the card's flow table. */
	boolean usesFlowTable() {
		return placement.mayMoveFlows() && placement.perFlowStates() != 0;
	}
}
