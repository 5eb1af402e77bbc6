// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cora.exec.traffic.Introductions;
import org.cora.exec.traffic.PacketSource;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.TrafficSpec.Conditions;
import org.cora.planner.plan.Adaptation;
import org.cora.planner.search.PlanningProblem;
import org.cora.runtime.Dataplane;
import org.cora.runtime.migration.MigrationListener;
import org.cora.sim.AskedMove;
import org.cora.sim.CardResets;
import org.cora.sim.PlanUpgrade;
import org.cora.sim.control.RunControl;
import org.cora.sim.trace.TraceSink;

/**
 * Everything an {@link Engine} needs.
 *
 * @param nf            program
 * @param placement     plan, card and host
 * @param source        packets
 * @param conditions    when what is left of host and card changes: an entry for each such time, in nanoseconds
 * @param introductions flows that are known when the run begins; null for none
 * @param durationNanos virtual time to simulate
 * @param seed          of everything random that isn't traffic
 * @param control       pause, step, stop
 * @param trace         takes events
 * @param sampleEvery   every how many packets one is traced; 0 for none
 * @param order         takes down the serialisation order; null for nobody
 * @param migrations    hears of migrations
 * @param dataplane     puts something between runtime and simulation: tests inject faults here
 * @param shareStore    both sides on one store: a fault that tests inject
 * @param moves         flows to be moved whatever the controller thinks
 * @param resets        when the card is reset, and checkpoints of it
 * @param goals         what the author asked for, if that is known
 * @param upgrade       another plan that takes over
 */
record EngineSetup(Nf nf, Placement placement, PacketSource source, NavigableMap<Long, Conditions> conditions,
		Introductions introductions, long durationNanos, long seed, RunControl control, TraceSink trace, long sampleEvery,
		SerialOrder order, MigrationListener migrations,
		UnaryOperator<Dataplane> dataplane, boolean shareStore, List<AskedMove> moves, CardResets resets,
		Optional<OffloadSpec> goals, Optional<PlanUpgrade> upgrade) {

	/** What a move may do to the order of a flow's packets: the author's choice, strict without one. */
	OffloadSpec.Order moveOrder() {
		Adaptation adaptation = placement.plan().getAdaptation();
		return adaptation == null || adaptation.isStrictOrder() ? OffloadSpec.Order.STRICT : OffloadSpec.Order.WEAK;
	}

	/** The planning problem that the plan solves; empty if it isn't known what the author asked for. */
	Optional<PlanningProblem> problem() {
		return goals.map(spec -> new PlanningProblem(nf, spec, placement.nic(), placement.host(), placement.plan().getGraph()));
	}

	/** Whether flows can get entries in the card's flow table. */
	boolean usesFlowTable() {
		return placement.mayMoveFlows() && placement.perFlowStates() != 0;
	}
}
