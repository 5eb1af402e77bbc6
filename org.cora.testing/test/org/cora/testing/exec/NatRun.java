// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.exec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.exec.Verdict;
import org.cora.exec.capture.CaptureReader;
import org.cora.exec.capture.CaptureStatistics;
import org.cora.exec.capture.PcapWriter;
import org.cora.exec.interpret.InterpretedExecutor;
import org.cora.exec.packet.Packet;
import org.cora.exec.run.Ingress;
import org.cora.exec.run.PacketCounts;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolShards;
import org.cora.exec.traffic.PacketSource;
import org.cora.ir.program.Nf;

/**
 * The shipped NAT over a capture, with the packets it forwarded before and after.
 *
 * @param counts     what became of the packets
 * @param statistics what the reader met
 * @param executor   in its final state
 * @param pairs      forwarded packets
 */
record NatRun(PacketCounts counts, CaptureStatistics statistics, InterpretedExecutor executor, List<Pair> pairs) {

	/** A packet as it came in by a port and as it left. */
	record Pair(int port, Packet before, Packet after) {
	}

	/** The NAT of the examples, compiled. */
	static Nf nat() {
		return CoraCompiler.compile(Captures.root().resolve("examples/nat/nat.cora")).orThrow().program().nf("Nat")
				.orElseThrow();
	}

	static NatRun over(Path capture) {
		Nf nf = nat();
		InterpretedExecutor executor = new InterpretedExecutor(nf, new LocalStore(nf, PoolShards.whole()));
		PacketCounts counts = new PacketCounts();
		List<Pair> pairs = new ArrayList<>();
		Packet packet = new Packet();
		CaptureReader reader = CaptureReader.open(capture);
		try (PacketSource source = Ingress.auto().of(reader)) {
			while (source.next(packet)) {
				Packet before = new Packet();
				before.copyFrom(packet);
				executor.advance(packet.time());
				Verdict verdict = executor.handle(packet, source.port(), packet.time(), -1);
				counts.count(verdict);
				if (verdict.isForward()) {
					source.forwarded(source.connection(), packet, source.port(), verdict.port());
					Packet after = new Packet();
					after.copyFrom(packet);
					pairs.add(new Pair(source.port(), before, after));
				}
			}
		}
		return new NatRun(counts, reader.statistics(), executor, pairs);
	}

	/** Appends the forwarded packets as they came in (after the peer's answers were addressed) and as they left. */
	void write(PcapWriter before, PcapWriter after) {
		for (Pair pair : pairs) {
			before.write(pair.before());
			after.write(pair.after());
		}
	}
}
