// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cora.exec.HandlerBuilder;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Port;
import org.cora.ir.program.Trigger;
import org.cora.ir.source.SourceRange;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.TrafficSpec;
import org.cora.ir.spec.Workload.Arrivals;
import org.cora.ir.spec.Workload.Popularity;
import org.cora.ir.spec.Workload.Sizes;
import org.cora.ir.spec.Workload.Synthetic;
import org.cora.ir.verify.IrVerifier;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.NicModel;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.Strategies;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.junit.jupiter.api.Test;

/** Wires of ports, each with its own packets. */
class IngressTest {

	private static final int BYTES = 1000;
	/** Packets per second that a port's wire carries. */
	private static final double WIRE = 1e9 / 8 / (BYTES + 24);
	private static final long SECOND = 1_000_000_000;
	private static final Nf SWAPS = IrVerifier.verified(new Nf("Swaps", List.of(new Port("left", 0, SourceRange.NONE),
			new Port("right", 1, SourceRange.NONE)), List.of(),
			List.of(new HandlerBuilder().forward(1).build("packet from left", new Trigger.PacketFrom(0)),
					new HandlerBuilder().forward(0).build("packet from right", new Trigger.PacketFrom(1))), SourceRange.NONE));

	private static RunResult run(double left, double right) {
		NicModel nic = TestMachines.card();
		nic.setLineRate(2e9);
		nic.setReceiveQueue(64);
		HostModel host = TestMachines.host(1);
		TrafficSpec little = traffic(100, 100);
		OffloadSpec spec = new OffloadSpec("Swaps", SWAPS.name(), nic.getName(), host.getName(), 1, little,
				OffloadSpec.Objective.MINIMISE_CORES, List.of(), List.of(), Optional.empty(), SourceRange.NONE);
		Plan plan = Planner.plan(Planner.prepare(SWAPS, spec, nic, host, 0, Path.of(""), 1, 1000, PlanningMonitor.NONE),
				Strategies.named("nic").orElseThrow());
		RunResult run = Simulation.run(SimulationRequest.of(SWAPS, plan, nic, host, 1, traffic(left, right)).withDuration(SECOND / 4));
		assertTrue(run.isSound(), () -> run.invariants().toString());
		return run;
	}

	private static TrafficSpec traffic(double left, double right) {
		return NatFixture.traffic(new Synthetic(10, new Popularity.Uniform(), new Sizes.Fixed(BYTES), left + right, 0, Arrivals.POISSON, 0,
				right / (left + right)));
	}

	@Test
	void aFullWireHoldsUpNobodyAtAnotherPort() {
		double through = run(1.5 * WIRE, 0.4 * WIRE).throughput().deliveredMpps() * 1e6;
		assertEquals(1.4 * WIRE, through, 0.01 * WIRE);
	}

	/** M/D/1 at each port, whose wait isn't that at the other; what comes off a wire waits no more at the next. */
	@Test
	void packetsWaitForThoseOfTheirOwnPort() {
		double alone = run(1e-3 * WIRE, 1e-3 * WIRE).latency().overall().mean();
		double service = 1e6 / WIRE;
		double expected = (0.7 * wait(0.7) + 0.2 * wait(0.2)) / 0.9 * service;
		assertEquals(expected, run(0.7 * WIRE, 0.2 * WIRE).latency().overall().mean() - alone, 0.08 * expected);
	}

	private static double wait(double busy) {
		return busy / (1 - busy) / 2;
	}
}
