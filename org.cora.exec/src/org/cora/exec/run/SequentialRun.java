// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.run;

import org.cora.exec.Executor;
import org.cora.exec.Verdict;
import org.cora.exec.capture.PcapWriter;
import org.cora.exec.packet.Copies;
import org.cora.exec.packet.Packet;
import org.cora.exec.traffic.PacketSource;

/** Runs an NF over packets, one after the other in the order of their arrival: what {@code cora exec} does. */
public final class SequentialRun {

	private final Executor executor;
	private final PacketCounts counts = new PacketCounts();
	private final Packet packet = new Packet();

	public SequentialRun(Executor executor) {
		this.executor = executor;
	}

	/**
	 * Handles all packets of the source.
	 *
	 * @param out where packets go that leave by a port, null for nowhere
	 * @return what became of the packets so far
	 */
	public PacketCounts run(PacketSource source, PcapWriter out) {
		while (source.next(packet)) {
			handle(source, out);
		}
		return counts;
	}

	private void handle(PacketSource source, PcapWriter out) {
		int port = source.port();
		executor.advance(packet.time());
		Verdict verdict = executor.handle(packet, port, packet.time(), -1);
		counts.count(verdict);
		Copies made = packet.copies();
		counts.countGenerated(made.count());
		for (int i = 0; i < made.count() && out != null; i++) {
			out.write(made.packet(i));
		}
		if (verdict.isForward()) {
			source.forwarded(source.connection(), packet, port, verdict.port());
			if (out != null) {
				out.write(packet);
			}
		}
	}
}
