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

	private static final FieldAccess V4_SOURCE = of(Headers.IPV4_HEADER, "src", 0);
	private static final FieldAccess V4_DESTINATION = of(Headers.IPV4_HEADER, "dst", 0);
	private static final FieldAccess[] V6_SOURCE = { of(Headers.IPV6_HEADER, "src", 0), of(Headers.IPV6_HEADER, "src", 1) };
	private static final FieldAccess[] V6_DESTINATION =
			{ of(Headers.IPV6_HEADER, "dst", 0), of(Headers.IPV6_HEADER, "dst", 1) };
	private static final FieldAccess SOURCE_PORT = of(Headers.L4, "sport", 0);
	private static final FieldAccess DESTINATION_PORT = of(Headers.L4, "dport", 0);

	private Tuple() {
	}

	private static FieldAccess of(Header header, String name, int part) {
		Field field = header.require(name);
		return FieldAccess.of(field, part);
	}

	/** Reads the packet's tuple; false if it has no IP header. */
	static boolean read(Packet packet, long[] into, int at) {
		if (packet.has(Headers.IPV4_HEADER)) {
			into[at] = V4_SOURCE.load(packet);
			into[at + 2] = V4_DESTINATION.load(packet);
			into[at + 1] = 0;
			into[at + 3] = 0;
		} else if (packet.has(Headers.IPV6_HEADER)) {
			for (int i = 0; i < 2; i++) {
				into[at + i] = V6_SOURCE[i].load(packet);
				into[at + 2 + i] = V6_DESTINATION[i].load(packet);
			}
		} else {
			return false;
		}
		into[at + 4] = SOURCE_PORT.load(packet);
		into[at + 5] = DESTINATION_PORT.load(packet);
		return true;
	}

	/** Addresses the packet as an answer to the tuple: from its destination to its source. */
	static void answer(Packet packet, long[] tuple, int at) {
		if (packet.has(Headers.IPV4_HEADER)) {
			V4_SOURCE.store(packet, tuple[at + 2]);
			V4_DESTINATION.store(packet, tuple[at]);
		} else {
			for (int i = 0; i < 2; i++) {
				V6_SOURCE[i].store(packet, tuple[at + 2 + i]);
				V6_DESTINATION[i].store(packet, tuple[at + i]);
			}
		}
		SOURCE_PORT.store(packet, tuple[at + 5]);
		DESTINATION_PORT.store(packet, tuple[at + 4]);
	}
}
