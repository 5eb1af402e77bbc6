// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.speed;

import java.util.List;
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
import org.cora.exec.traffic.Introductions;
import org.cora.exec.traffic.TrafficPorts;
import org.cora.exec.traffic.TrafficSource;
import org.cora.ir.program.State;

/**
 * How fast packets go through a program, as {@code cora exec} runs it: parsed, handled, counted. First each flow sends two
 * packets each way, one flow after the other – all at once would be a flood, which programs fend off – so that its state is
 * there, as where a simulation begins warm; then packets are recorded, and played again and again.
 */
final class FunctionalSpeed {

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

	/** Makes all flows known, one after the other, and takes down the packets that follow. */
	Recording record(Executor executor, long flows) {
		Recording recording = new Recording((int) Math.max(RECORDED, flows));
		Packet packet = new Packet();
		try (TrafficSource source = TrafficSource.settled(measured.traffic(flows), measured.folder(), seed,
				TrafficPorts.of(measured.nf()), timeouts(), 0)) {
			Introductions introductions = source.introductions();
			while (introductions.next(packet)) {
				Verdict verdict = handle(executor, packet, introductions.port());
				if (verdict.isForward()) {
					introductions.forwarded(packet, introductions.port(), verdict.port());
				}
			}
			while (!recording.isFull() && source.next(packet)) {
				int port = source.port();
				recording.add(packet, port);
				Verdict verdict = handle(executor, packet, port);
				if (verdict.isForward()) {
					source.forwarded(source.connection(), packet, port, verdict.port());
				}
			}
		}
		return recording;
	}

	private List<Long> timeouts() {
		return measured.nf().states().stream().map(State::timeoutNanos).filter(t -> t > 0).toList();
	}

	private static Verdict handle(Executor executor, Packet packet, int port) {
		executor.advance(packet.time());
		return executor.handle(packet, port, packet.time(), -1);
	}
}
