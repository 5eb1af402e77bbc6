// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import org.cora.exec.packet.Bytes;
import org.cora.exec.packet.Packet;
import org.cora.ir.packet.Headers;

/**
 * What a card's exact-match entry compares: ingress port, protocol, IPv4 addresses and ports as they are on the wire, or those
 * of them that tell the flow ({@link TupleFields}), in two words, the first of which is never 0. Packets that aren't IPv4, and
 * later fragments where ports matter, have none: entries for them don't exist.
 */
final class RawTuple {

	private static final long PRESENT = 1L << 63;

	/** Source address and port, protocol, ingress port, and that there is a tuple. */
	long first;
	/** Destination address and port. */
	long second;
	private final TupleFields fields;

	/** @param fields compared */
	RawTuple(TupleFields fields) {
		this.fields = fields;
	}

	/** Reads a packet's tuple as it came in by a port; false if it has none. */
	boolean read(Packet packet, int port) {
		int at = packet.offset(Headers.IPV4_HEADER);
		int l4 = packet.offset(Headers.L4);
		if (at < 0 || packet.isLaterFragment() && fields.hasPorts(port)) {
			first = 0;
			second = 0;
			return false;
		}
		byte[] bytes = packet.bytes();
		long ports = l4 < 0 ? 0 : Bytes.u32(bytes, l4);
		set(Bytes.u32(bytes, at + 12), ports >>> 16, Bytes.u32(bytes, at + 16), ports & 0xFFFF, packet.transport(), port);
		return true;
	}

	/** Reads the tuple that answers to a packet will have when they come in by the port it leaves by. */
	boolean readAnswer(Packet packet, int port) {
		if (!read(packet, port)) {
			return false;
		}
		byte[] bytes = packet.bytes();
		int at = packet.offset(Headers.IPV4_HEADER);
		int l4 = packet.offset(Headers.L4);
		long ports = l4 < 0 ? 0 : Bytes.u32(bytes, l4);
		set(Bytes.u32(bytes, at + 16), ports & 0xFFFF, Bytes.u32(bytes, at + 12), ports >>> 16, packet.transport(), port);
		return true;
	}

	private void set(long source, long sourcePort, long destination, long destinationPort, int protocol, int port) {
		first = PRESENT | (long) (port & 0x7F) << 56 | (long) (protocol & 0xFF) << 48 | source << 16 | sourcePort;
		first &= fields.first(port);
		second = (destination << 16 | destinationPort) & fields.second(port);
	}
}
