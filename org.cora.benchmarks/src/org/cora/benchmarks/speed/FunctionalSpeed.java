// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.speed;

import java.util.function.Function;
import org.cora.exec.Executor;
import org.cora.exec.Verdict;
import org.cora.exec.compile.CompiledExecutor;
import org.cora.exec.interpret.InterpretedExecutor;
import org.cora.exec.packet.Packet;
import org.cora.exec.run.PacketCounts;
import org.cora.exec.run.SequentialRun;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolShards;
import org.cora.exec.traffic.TrafficSource;

/**
 * How fast packets go through a program, as {@code cora exec} runs it: parsed, handled, counted. First each flow sends some
 * packets, so that its state is there; then packets are recorded, and played again and again.
 */
final class FunctionalSpeed {

	private static final int FIRST_PACKETS = 4;
	private static final int RECORDED = 1 << 18;
	private static final int BATCH = 1 << 15;

	private final SpeedCase measured;
	private final long seed;

	FunctionalSpeed(SpeedCase measured, long seed) {
		this.measured = measured;
		this.seed = seed;
	}

	SpeedRow compiled(long flows, double seconds) {
		return measure(flows, seconds, "compiled", store -> new CompiledExecutor(measured.nf(), store));
	}

	SpeedRow interpreted(long flows, double seconds) {
		return measure(flows, seconds, "interpreted", store -> new InterpretedExecutor(measured.nf(), store));
	}

	private SpeedRow measure(long flows, double seconds, String form, Function<LocalStore, Executor> executors) {
		Executor executor = executors.apply(new LocalStore(measured.nf(), PoolShards.whole()));
		Recording recording = record(executor, flows);
		SequentialRun run = new SequentialRun(executor);
		for (Stopwatch warm = new Stopwatch(); warm.ownSeconds() < seconds;) {
			run.run(recording.limited(BATCH), null);
		}
		long before = run.run(recording.limited(0), null).out();
		long packets = 0;
		Stopwatch watch = new Stopwatch();
		PacketCounts counts = null;
		while (watch.ownSeconds() < seconds) {
			counts = run.run(recording.limited(BATCH), null);
			packets += BATCH;
		}
		double forwarded = counts == null ? 0 : (double) (counts.out() - before) / packets;
		return watch.row(measured.name(), flows, "functional", form, packets, forwarded);
	}

	/** Has each flow send some packets, and takes down those that follow. */
	Recording record(Executor executor, long flows) {
		Recording recording = new Recording((int) Math.max(RECORDED, flows));
		Packet packet = new Packet();
		try (TrafficSource source = new TrafficSource(measured.traffic(flows), measured.folder(), seed)) {
			for (long n = 0; !recording.isFull() && source.next(packet); n++) {
				int port = source.port();
				if (n >= FIRST_PACKETS * flows) {
					recording.add(packet, port);
				}
				executor.advance(packet.time());
				Verdict verdict = executor.handle(packet, port, packet.time(), -1);
				if (verdict.isForward()) {
					source.forwarded(source.connection(), packet, port, verdict.port());
				}
			}
		}
		return recording;
	}
}
