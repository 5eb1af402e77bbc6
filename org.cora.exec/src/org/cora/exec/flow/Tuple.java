// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.flow;

import org.cora.exec.packet.FieldAccess;
import org.cora.exec.packet.Packet;
import org.cora.ir.packet.Field;
import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;

/**
 * Reads and writes a packet's addresses and ports as they are, direction included: {@value #WORDS} words, source first,
 * an IPv4 address in one word, an IPv6 address in two. Writing keeps checksums right.
 */
final class Tuple {

	static final int WORDS = 6;

	private static final Tuple OUTER = new Tuple(false);
	private static final Tuple INNER = new Tuple(true);

	private final Header v4;
	private final Header v6;
	private final FieldAccess v4Source;
	private final FieldAccess v4Destination;
	private final FieldAccess[] v6Source;
	private final FieldAccess[] v6Destination;
	private final FieldAccess sourcePort;
	private final FieldAccess destinationPort;

	private Tuple(boolean inner) {
		v4 = inner ? Headers.inner(Headers.IPV4_HEADER).orElseThrow() : Headers.IPV4_HEADER;
		v6 = inner ? Headers.inner(Headers.IPV6_HEADER).orElseThrow() : Headers.IPV6_HEADER;
		Header l4 = inner ? Headers.inner(Headers.L4).orElseThrow() : Headers.L4;
		v4Source = of(v4, "src", 0);
		v4Destination = of(v4, "dst", 0);
		v6Source = new FieldAccess[] {of(v6, "src", 0), of(v6, "src", 1)};
		v6Destination = new FieldAccess[] {of(v6, "dst", 0), of(v6, "dst", 1)};
		sourcePort = of(l4, "sport", 0);
		destinationPort = of(l4, "dport", 0);
	}

	private static FieldAccess of(Header header, String name, int part) {
		Field field = header.require(name);
		return FieldAccess.of(field, part);
	}

	/** Reads the packet's tuple; false if it has no IP header. */
	static boolean read(Packet packet, long[] into, int at) {
		return OUTER.readFrom(packet, into, at);
	}

	/** Reads the tuple of the packet inside a tunnel, or the packet's where there is none. */
	static boolean readInside(Packet packet, long[] into, int at) {
		return (Tunnel.isAround(packet) ? INNER : OUTER).readFrom(packet, into, at);
	}

	private boolean readFrom(Packet packet, long[] into, int at) {
		if (packet.has(v4)) {
			into[at] = v4Source.load(packet);
			into[at + 2] = v4Destination.load(packet);
			into[at + 1] = 0;
			into[at + 3] = 0;
		} else if (packet.has(v6)) {
			for (int i = 0; i < 2; i++) {
				into[at + i] = v6Source[i].load(packet);
				into[at + 2 + i] = v6Destination[i].load(packet);
			}
		} else {
			return false;
		}
		into[at + 4] = sourcePort.load(packet);
		into[at + 5] = destinationPort.load(packet);
		return true;
	}

	/** Addresses the packet as an answer to the tuple: from its destination to its source. */
	static void answer(Packet packet, long[] tuple, int at) {
		if (packet.has(Headers.IPV4_HEADER)) {
			OUTER.v4Source.store(packet, tuple[at + 2]);
			OUTER.v4Destination.store(packet, tuple[at]);
		} else {
			for (int i = 0; i < 2; i++) {
				OUTER.v6Source[i].store(packet, tuple[at + 2 + i]);
				OUTER.v6Destination[i].store(packet, tuple[at + i]);
			}
		}
		OUTER.sourcePort.store(packet, tuple[at + 5]);
		OUTER.destinationPort.store(packet, tuple[at + 4]);
	}
}
