// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.speed;

import java.util.List;
import java.util.function.UnaryOperator;
import org.cora.exec.packet.Packet;
import org.cora.exec.traffic.PacketSource;
import org.cora.exec.traffic.TrafficSource;
import org.cora.planner.Planner;
import org.cora.planner.plan.Plan;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;
import org.cora.planner.search.Strategies;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;

/**
 * How fast the simulator is, with full timing and all its checks, on the plan that Cora makes for the offload, with all
 * flows known from the beginning. A run is recorded as its packets come in, and simulated again from the recording, which
 * gives the same run; so what is measured is the simulator, and generating packets is measured apart.
 */
final class TimedSpeed {

	private static final int PROFILED = 20_000;
	private static final double NANOS = 1e9;
	private static final int BATCH = 1 << 14;
	/** The run goes on for so much longer than its packets take on average, so that all of them come in. */
	private static final double MARGIN = 1.2;

	private final SpeedCase measured;
	private final Plan plan;

	TimedSpeed(SpeedCase measured) {
		this.measured = measured;
		PlanningProblem problem = Planner.prepare(measured.nf(), measured.offload(), measured.nic(), measured.host(), 0,
				measured.folder(), Planner.SEED, PROFILED, PlanningMonitor.NONE);
		plan = Planner.planOnly(problem, Strategies.named("cora").orElseThrow());
	}

	/** Simulates twice so many packets, and takes them down. */
	Recording record(long flows, long packets, long seed) {
		Recording recording = new Recording((int) (2 * packets));
		run(flows, packets, seed, source -> new Recorder(source, recording));
		return recording;
	}

	/** Simulates a recording, and measures its second half: the JVM compiles while the first is simulated. */
	SpeedRow simulate(long flows, Recording recording, long seed) {
		Runnable nothing = () -> {
		};
		return simulate(flows, recording, seed, nothing, nothing);
	}

	/** Does it once more, and says where the time went. */
	List<ProfileShare> profile(long flows, Recording recording, long seed) {
		try (SpeedProfile profile = new SpeedProfile()) {
			simulate(flows, recording, seed, profile::start, profile::stop);
			return profile.shares(measured.name(), flows);
		}
	}

	private SpeedRow simulate(long flows, Recording recording, long seed, Runnable before, Runnable after) {
		long half = recording.packets() / 2;
		TimedPlayer player = new TimedPlayer(recording, half, before, after);
		RunResult result = run(flows, half, seed, source -> player);
		return player.reading().row(measured.name(), flows, "timed", "compiled", player.packets(),
				(double) result.packets().delivered() / Math.max(1, result.packets().offered()));
	}

	private RunResult run(long flows, long packets, long seed, UnaryOperator<PacketSource> through) {
		return Simulation.run(SimulationRequest.of(measured.nf(), plan, measured.nic(), measured.host(),
				measured.offload().hostCores(), measured.traffic(flows)).withFolder(measured.folder()).warm(true)
				.withDuration((long) (2 * MARGIN * packets / measured.packetsPerSecond() * NANOS)).withSeed(seed), through);
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
