// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.run;

import java.util.Arrays;
import org.cora.exec.Executor;
import org.cora.exec.Verdict;
import org.cora.exec.capture.PcapWriter;
import org.cora.exec.packet.Copies;
import org.cora.exec.packet.Packet;
import org.cora.exec.traffic.PacketSource;

/** Runs an NF over packets, one after the other in the order of their arrival: what {@code cora exec} does. */
public final class SequentialRun {

	/** Packets fetched ahead where that may be, so that their handlers wait for memory together. */
	private static final int AHEAD = 128;

	private final Executor executor;
	private final PacketCounts counts = new PacketCounts();
	private final Packet[] packets = new Packet[AHEAD];
	private final int[] ports = new int[AHEAD];
	private final long[] connections = new long[AHEAD];

	public SequentialRun(Executor executor) {
		this.executor = executor;
		Arrays.setAll(packets, i -> new Packet());
	}

	/**
	 * Handles all packets of the source.
	 *
	 * @param out where packets go that leave by a port, null for nowhere
	 * @return what became of the packets so far
	 */
	public PacketCounts run(PacketSource source, PcapWriter out) {
		int most = source.isIndependent() ? AHEAD : 1;
		int fetched;
		do {
			fetched = fetch(source, most);
			for (int i = 0; i < fetched; i++) {
				handle(i, source, out);
			}
		} while (fetched == most);
		return counts;
	}

	private int fetch(PacketSource source, int most) {
		int fetched = 0;
		while (fetched < most && source.next(packets[fetched])) {
			ports[fetched] = source.port();
			connections[fetched] = source.connection();
			fetched++;
		}
		if (fetched > 1) {
			executor.foresee(packets, ports, fetched);
		}
		return fetched;
	}

	private void handle(int index, PacketSource source, PcapWriter out) {
		Packet packet = packets[index];
		executor.advance(packet.time());
		Verdict verdict = executor.handle(packet, ports[index], packet.time(), -1);
		counts.count(verdict);
		Copies made = packet.copies();
		counts.countGenerated(made.count());
		for (int i = 0; i < made.count() && out != null; i++) {
			out.write(made.packet(i));
		}
		if (verdict.isForward()) {
			source.forwarded(connections[index], packet, ports[index], verdict.port());
			if (out != null) {
				out.write(packet);
			}
		}
	}
}
