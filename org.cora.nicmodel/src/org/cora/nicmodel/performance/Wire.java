// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

/**
 * The wire that is full first: that of one port, in one direction. A card's ports share its line rate evenly.
 *
 * @param name    which one it is, {@code into lan} or {@code out of lan}; empty where nothing is said of ports
 * @param ports   that share the line rate, from 1
 * @param packets that take it, per offered packet
 * @param bytes   of these together, frame check sequences not included
 */
public record Wire(String name, int ports, double packets, double bytes) {

	/** Ethernet preamble, start delimiter, inter-frame gap (IEEE 802.3 clause 4) and frame check sequence, bytes of each packet. */
	public static final double OVERHEAD_BYTES = 24;

	private static final String LINE_RATE = "line-rate";

	public Wire {
		if (ports < 1 || !(packets >= 0) || !(bytes >= 0)) {
			throw new IllegalArgumentException(packets + " packets of " + bytes + " bytes on the wire of one port of " + ports);
		}
	}

	/** One port for all packets. */
	public static Wire single(double packetBytes) {
		return new Wire("", 1, 1, packetBytes);
	}

	/** Name of the resource: {@code line-rate into lan}. */
	public String resource() {
		return name.isEmpty() ? LINE_RATE : LINE_RATE + " " + name;
	}

	/** Bits that it is taken for per offered packet. */
	public double bits() {
		return (bytes + packets * OVERHEAD_BYTES) * 8;
	}

	/** Whether that is the name of a {@linkplain #resource wire}. */
	public static boolean isWire(String resource) {
		return resource.equals(LINE_RATE) || resource.startsWith(LINE_RATE + " ");
	}
}
