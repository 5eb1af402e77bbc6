// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.speed;

import org.cora.exec.packet.Packet;
import org.cora.exec.traffic.TrafficSource;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;

/** How fast the simulator is, with full timing, on the plan that Cora makes for the offload. */
final class TimedSpeed {

	private static final int PROFILED = 20_000;
	private static final double NANOS = 1e9;
	private static final int BATCH = 1 << 14;

	private final SpeedCase measured;
	private final Plan plan;

	TimedSpeed(SpeedCase measured) {
		this.measured = measured;
		PlanningProblem problem = Planner.prepare(measured.nf(), measured.offload(), measured.nic(), measured.host(), 0, measured.folder(),
				Planner.SEED, PROFILED, PlanningMonitor.NONE);
		plan = Planner.plan(problem, Strategies.named("cora").orElseThrow());
	}

	/** Simulates about so many packets; twice, as the JVM is warm only then. */
	SpeedRow simulate(long flows, long packets, long seed) {
		run(flows, packets, seed);
		Stopwatch watch = new Stopwatch();
		RunResult result = run(flows, packets, seed);
		return watch.row(measured.name(), flows, "timed", "compiled", result.packets().offered(),
				(double) result.packets().delivered() / Math.max(1, result.packets().offered()));
	}

	private RunResult run(long flows, long packets, long seed) {
		return Simulation.run(SimulationRequest.of(measured.nf(), plan, measured.nic(), measured.host(),
				measured.offload().hostCores(), measured.traffic(flows)).withFolder(measured.folder())
				.withDuration((long) (packets / measured.packetsPerSecond() * NANOS)).withSeed(seed));
	}

	/** Generates so many packets and does nothing with them. */
	SpeedRow generate(long flows, long packets, long seed) {
		Packet packet = new Packet();
		try (TrafficSource source = new TrafficSource(measured.traffic(flows), measured.folder(), seed)) {
			for (int i = 0; i < BATCH; i++) {
				source.next(packet);
			}
			Stopwatch watch = new Stopwatch();
			for (long i = 0; i < packets && source.next(packet); i++) {
				source.forwarded(source.connection(), packet, source.port(), 1 - source.port());
			}
			return watch.row(measured.name(), flows, "source", "", packets, 1);
		}
	}
}
