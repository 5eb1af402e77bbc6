// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.accuracy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.program.Nf;
import org.cora.ir.source.SourceRange;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.TrafficSpec;
import org.cora.ir.spec.TrafficSpec.Phase;
import org.cora.ir.spec.Workload.Arrivals;
import org.cora.ir.spec.Workload.Popularity;
import org.cora.ir.spec.Workload.Sizes;
import org.cora.ir.spec.Workload.Synthetic;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.NicModel;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.Strategies;
import org.cora.sim.SimulationRequest;
import org.cora.sim.card.CardThroughput;
import org.cora.sim.card.CardWork;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * Throughput of a measured program by simulation: packets come in by one port as fast as its wire brings them, each
 * makes the program's calls on one of the cores at work, and leaves by the other port. The simulator knows the card's
 * figures and no formula for throughput.
 */
public final class CardSimulator implements Predictor {

	private static final double MILLION = 1e6;
	private static final int PORTS = 2;
	/** As for {@link CardPredictor}: the shortest packets. */
	private static final int PACKET_BYTES = 60;
	private static final int WIRE_BYTES = 84;
	/** A rate that the card carries, to make a plan for. */
	private static final double PLANNED_PPS = 1e5;
	private static final int PROFILED = 1000;
	private static final long SEED = 1;
	private static final String FORWARDS = """
			nf Forwards {
			  port left, right
			  on packet p from left { forward to right }
			}
			""";

	private final OperationList operations;
	private final SimulationRequest request;

	/** @param host any; no packet gets there */
	public CardSimulator(NicModel nic, HostModel host) {
		NicModel card = EcoreUtil.copy(nic);
		card.setFlowLockCycles(0);    // the measured programs leave the order of packets to chance
		operations = new OperationList(card);
		Nf nf = CoraCompiler.compile(FORWARDS, "forwards.cora").orThrow().program().nfs().get(0);
		TrafficSpec little = traffic(PLANNED_PPS);
		OffloadSpec spec = new OffloadSpec("Measured", nf.name(), card.getName(), host.getName(), 1, little,
				OffloadSpec.Objective.MINIMISE_CORES, List.of(), List.of(), Optional.empty(), SourceRange.NONE);
		Plan plan = Planner.planOnly(Planner.prepare(nf, spec, card, host, 0, Path.of(""), SEED, PROFILED, PlanningMonitor.NONE),
				Strategies.named("nic").orElseThrow());
		request = SimulationRequest.of(nf, plan, card, host, 1, traffic(card.getLineRate() / PORTS / 8 / WIRE_BYTES));
	}

	private static TrafficSpec traffic(double packetsPerSecond) {
		Synthetic packets = new Synthetic(1, new Popularity.Uniform(), new Sizes.Fixed(PACKET_BYTES), packetsPerSecond, 0,
				Arrivals.PACED, 0, 0);
		return new TrafficSpec("Shortest", List.of(new Phase(0, packets)), SourceRange.NONE);
	}

	@Override
	public double mpps(Case input) {
		return CardThroughput.packetsPerSecond(request, new CardWork(input.cores(), operations.of(input))) / MILLION;
	}
}
