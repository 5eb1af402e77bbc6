// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
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

/**
 * Whole runs against queueing theory: a machine of one core, and everything else so fast that it doesn't count. Handlers
 * take constant time, so that packets that come by Poisson make it an M/D/1 queue, or M/D/1/N with a short receive queue.
 * The closed form has to lie within the 99.9 % confidence interval of independent replications, which has to be narrow.
 */
class QueueingTheoryTest {

	private static final int REPLICATIONS = 16;
	/** Student's quantile for 15 degrees of freedom, 99.9 %. */
	private static final double STUDENT = 4.073;
	private static final int PACKETS = 25_000;
	/** 200 cycles at 1 GHz on the card; 150 at 3 GHz on the host. */
	private static final double CARD_NANOS = 200;
	private static final double HOST_NANOS = 50;
	private static final Nf FORWARDS = IrVerifier.verified(new Nf("Forwards", List.of(new Port("left", 0, SourceRange.NONE),
			new Port("right", 1, SourceRange.NONE)), List.of(),
			List.of(new HandlerBuilder().forward(1).build("packet from left", new Trigger.PacketFrom(0))), SourceRange.NONE));

	private static NicModel card(int queue) {
		NicModel nic = TestMachines.card();
		nic.setCores(1);
		nic.setThreadsPerCore(1);
		nic.setFlowLockCycles(0);
		nic.setLineRate(1e15);
		nic.setMaxPacketRate(1e12);
		nic.setPacketLatency(0);
		nic.setReceiveQueue(queue);
		nic.getFlowTable().setSteersInHardware(true);
		nic.getPcie().setBandwidth(1e15);
		nic.getPcie().setPacketRate(1e12);
		nic.getPcie().setLatency(0);
		return nic;
	}

	@Test
	void aCardsCoreIsAnMD1Queue() {
		double rho = 0.7;
		assertMean("wait", rho / (2 * (1 - rho)) * CARD_NANOS, 0.06, "nic", card(1 << 20), rho / CARD_NANOS,
				run -> run.latency().overall().mean() * 1e3);
	}

	@Test
	void aHostsCoreIsAnMD1Queue() {
		double rho = 0.6;
		assertMean("wait", rho / (2 * (1 - rho)) * HOST_NANOS, 0.06, "host", card(1 << 20), rho / HOST_NANOS,
				run -> run.latency().overall().mean() * 1e3);
	}

	@Test
	void aShortReceiveQueueLosesWhatMD1NDoes() {
		double rho = 0.9;
		int waiting = 4;
		assertMean("loss", lossOfMd1(rho, waiting + 1), 0.08, "nic", card(waiting), rho / CARD_NANOS,
				run -> (double) run.packets().resourceDrops() / run.packets().offered());
	}

	/** O. Brun and J.-M. Garcia, Analytical solution of finite capacity M/D/1 queues, J. Appl. Prob. 37 (2000). */
	private static double lossOfMd1(double rho, int places) {
		int n = places - 1;
		double b = 0;
		double factorial = 1;
		for (int k = 0; k <= n; k++) {
			factorial *= k == 0 ? 1 : k;
			b += (k % 2 == 0 ? 1 : -1) / factorial * Math.pow(n - k, k) * Math.exp((n - k) * rho) * Math.pow(rho, k);
		}
		return 1 - b / (1 + rho * b);
	}

	/** Of what is measured, what packets show that nearly never meet is taken off: service, and rounding at each place. */
	private static void assertMean(String what, double expected, double widest, String strategy, NicModel nic, double packetsPerNano,
			ToDoubleFunction<RunResult> measured) {
		HostModel host = TestMachines.host(1);
		host.setReceiveQueue(1 << 20);
		TrafficSpec little = traffic(1e5);
		OffloadSpec spec = new OffloadSpec("Theory", FORWARDS.name(), nic.getName(), host.getName(), 1, little,
				OffloadSpec.Objective.MINIMISE_CORES, List.of(), List.of(), Optional.empty(), SourceRange.NONE);
		Plan plan = Planner.planOnly(Planner.prepare(FORWARDS, spec, nic, host, 0, Path.of(""), 1, 1000, PlanningMonitor.NONE),
				Strategies.named(strategy).orElseThrow());
		SimulationRequest request = request(plan, nic, host, packetsPerNano).withDuration((long) (PACKETS / packetsPerNano));
		double alone = measured.applyAsDouble(Simulation.run(request(plan, nic, host, 1e-6).withDuration(1_000_000_000)));
		double sum = 0;
		double squares = 0;
		for (int seed = 1; seed <= REPLICATIONS; seed++) {
			double x = measured.applyAsDouble(Simulation.run(request.withSeed(seed))) - alone;
			sum += x;
			squares += x * x;
		}
		double mean = sum / REPLICATIONS;
		double variance = (squares - REPLICATIONS * mean * mean) / (REPLICATIONS - 1);
		double half = STUDENT * Math.sqrt(variance / REPLICATIONS);
		assertEquals(expected, mean, half, what);
		assertTrue(half <= widest * expected, "an interval too wide to say anything: ±" + half + " of " + expected);
	}

	private static SimulationRequest request(Plan plan, NicModel nic, HostModel host, double packetsPerNano) {
		return SimulationRequest.of(FORWARDS, plan, nic, host, 1, traffic(packetsPerNano * 1e9));
	}

	private static TrafficSpec traffic(double packetsPerSecond) {
		return NatFixture.traffic(new Synthetic(1, new Popularity.Uniform(), new Sizes.Fixed(60), packetsPerSecond, 0,
				Arrivals.POISSON, 0, 0));
	}
}
