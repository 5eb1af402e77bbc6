// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.equivalence;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.cora.exec.Verdict;
import org.cora.exec.capture.CaptureReader;
import org.cora.exec.compile.CompiledExecutor;
import org.cora.exec.packet.Packet;
import org.cora.exec.run.OrderLine;
import org.cora.exec.run.OrderLogReader;
import org.cora.exec.run.OrderLogWriter;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolShards;
import org.cora.ir.program.Nf;

/** Runs the packets of an order log once more, one after the other in the order of their arrival, and compares. */
final class ArrivalOrder {

	private final Map<Long, OrderLine.Handled> handled = new TreeMap<>();
	private long digest;

	private ArrivalOrder(Path log) {
		try (OrderLogReader reader = OrderLogReader.open(log)) {
			for (OrderLine line = reader.next(); line != null; line = reader.next()) {
				if (line instanceof OrderLine.Handled packet) {
					handled.put(packet.index(), packet);
				} else if (line instanceof OrderLine.End end) {
					digest = end.digest();
				}
			}
		}
	}

	/** What is different first; empty if every packet and the final state are the same. */
	static String difference(Nf nf, Path log) {
		return new ArrivalOrder(log).compare(nf, OrderLogWriter.packetsOf(log));
	}

	private String compare(Nf nf, Path packets) {
		LocalStore store = new LocalStore(nf, PoolShards.whole());
		CompiledExecutor executor = new CompiledExecutor(nf, store);
		Packet packet = new Packet();
		try (CaptureReader capture = CaptureReader.open(packets)) {
			for (long index = 0; capture.next(packet); index++) {
				OrderLine.Handled line = handled.get(index);
				if (line == null) {
					continue;    // still under way when the run ended
				}
				executor.advance(packet.time());
				Verdict verdict = executor.handle(packet, line.port(), packet.time(), -1);
				if (!verdict.toString().equals(line.verdict())) {
					return "packet " + index + ": " + verdict + ", simulated " + line.verdict();
				}
				if (verdict.isForward() && crc(packet) != line.crc()) {
					return "packet " + index + " leaves with other bytes";
				}
			}
		}
		return store.digest() == digest ? "" : "the final state is another one";
	}

	private static long crc(Packet packet) {
		CRC32 crc = new CRC32();
		crc.update(packet.bytes(), 0, packet.capturedLength());
		return crc.getValue();
	}
}
