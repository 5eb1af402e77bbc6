// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.exec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.exec.Executor;
import org.cora.exec.Verdict;
import org.cora.exec.compile.CompiledExecutor;
import org.cora.exec.flow.FlowIdentity;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolShards;
import org.cora.exec.traffic.TrafficSource;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec;
import org.cora.testing.Examples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handling a packet allocates nothing, once tables have grown. */
class AllocationTest {

	private static final int KEPT = 2_000;
	private static final int ROUNDS = 50;
	/** What the JVM's own bookkeeping may come to: classes loaded late, a table that grows once more. */
	private static final double MOST_BYTES = 0.5;

	private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
	private final FlowIdentity identity = new FlowIdentity();
	private final Packet handled = new Packet();
	private final Packet[] one = new Packet[1];

	@ParameterizedTest
	@ValueSource(strings = { "nat", "firewall", "heavy-hitters", "load-balancer" })
	void nothingIsAllocatedForAPacket(String example) {
		Compilation compilation = CoraCompiler.compile(Examples.FOLDER.resolve(example + "/" + example + ".cora")).orThrow();
		OffloadSpec offload = compilation.offloads().get(0);
		Nf nf = compilation.program().nf(offload.nf()).orElseThrow();
		Executor executor = new CompiledExecutor(nf, new LocalStore(nf, PoolShards.whole()));
		List<Packet> packets = new ArrayList<>();
		List<Integer> ports = new ArrayList<>();
		keep(executor, offload, packets, ports);
		int[] port = ports.stream().mapToInt(Integer::intValue).toArray();
		rounds(executor, packets, port, 2);
		long before = threads.getCurrentThreadAllocatedBytes();
		rounds(executor, packets, port, ROUNDS);
		double perPacket = (double) (threads.getCurrentThreadAllocatedBytes() - before) / (ROUNDS * KEPT);
		assertTrue(perPacket <= MOST_BYTES, perPacket + " bytes are allocated for a packet");
	}

	/** The first packets of the offload's traffic, as they come in. */
	private static void keep(Executor executor, OffloadSpec offload, List<Packet> packets, List<Integer> ports) {
		try (TrafficSource source = new TrafficSource(offload.traffic(), Examples.FOLDER, 5)) {
			Packet packet = new Packet();
			while (packets.size() < KEPT && source.next(packet)) {
				Packet kept = new Packet();
				kept.copyFrom(packet);
				packets.add(kept);
				ports.add(source.port());
				Verdict verdict = executor.handle(packet, source.port(), packet.time(), -1);
				if (verdict.isForward()) {
					source.forwarded(source.connection(), packet, source.port(), verdict.port());
				}
			}
		}
	}

	private void rounds(Executor executor, List<Packet> packets, int[] ports, int rounds) {
		long last = packets.get(packets.size() - 1).time();
		for (int round = 1; round <= rounds; round++) {
			for (int i = 0; i < ports.length; i++) {
				handled.copyFrom(packets.get(i));
				long now = round * last + handled.time();
				executor.identify(handled, ports[i], identity);
				one[0] = handled;
				executor.foresee(one, ports, 1);
				executor.advance(now);
				executor.handle(handled, ports[i], now, -1);
			}
		}
	}
}
