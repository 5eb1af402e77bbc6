// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cora.exec.Verdict;
import org.cora.exec.packet.Copies;
import org.cora.exec.packet.Packet;

/** Packets that left, by the way that they, or the packets that they were made of, took through a handler, and by port. */
final class SentPackets {

	private final int ports;
	private final List<PortCount[]> ways = new ArrayList<>();

	SentPackets(int ports) {
		this.ports = ports;
	}

	/**
	 * A packet was handled.
	 *
	 * @param way    number of its way; -1 if there was no handler
	 * @param packet as it is now
	 */
	void handled(int way, Verdict verdict, Packet packet) {
		if (way < 0) {
			return;
		}
		if (verdict.isForward()) {
			add(way, verdict.port(), new PortCount(1, packet.wireLength()));
		}
		Copies made = packet.copies();
		for (int i = 0; i < made.count(); i++) {
			add(way, made.port(i), new PortCount(1, made.packet(i).wireLength()));
		}
	}

	private void add(int way, int port, PortCount count) {
		while (ways.size() <= way) {
			ways.add(none(ports));
		}
		PortCount[] counts = ways.get(way);
		counts[port] = counts[port].plus(count);
	}

	/** Adds a part of those of a way to others, port by port. */
	void addTo(PortCount[] sum, int way, double part) {
		for (int port = 0; way < ways.size() && port < ports; port++) {
			sum[port] = sum[port].plus(ways.get(way)[port].times(part));
		}
	}

	int ports() {
		return ports;
	}

	static PortCount[] none(int ports) {
		PortCount[] counts = new PortCount[ports];
		Arrays.fill(counts, PortCount.NONE);
		return counts;
	}
}
