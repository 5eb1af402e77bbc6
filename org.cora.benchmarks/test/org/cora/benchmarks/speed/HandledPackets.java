// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.speed;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.cora.benchmarks.paper.Subjects;
import org.cora.exec.compile.CompiledExecutor;
import org.cora.exec.run.PacketCounts;
import org.cora.exec.run.SequentialRun;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolShards;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A packet through an example's compiled handlers, parsed and counted, as {@code cora exec} does it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HandledPackets {

	private static final int BATCH = 1 << 12;

	@Param({ "nat", "firewall", "heavy-hitters", "load-balancer" })
	String example;

	@Param({ "1000", "100000" })
	long flows;

	private Recording recording;
	private SequentialRun run;

	@Setup
	public void record() {
		Path file = Subjects.shipped().stream().filter(f -> f.getParent().endsWith(example)).findFirst().orElseThrow();
		SpeedCase measured = SpeedCase.of(file);
		CompiledExecutor executor = new CompiledExecutor(measured.nf(), new LocalStore(measured.nf(), PoolShards.whole()));
		recording = new FunctionalSpeed(measured, 1).record(executor, flows);
		run = new SequentialRun(executor);
	}

	@Benchmark
	@OperationsPerInvocation(BATCH)
	public PacketCounts handle() {
		return run.run(recording.limited(BATCH), null);
	}
}
