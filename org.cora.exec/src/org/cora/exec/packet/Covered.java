// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.packet;

import org.cora.ir.packet.Headers;

/** Keeps the checksum of TCP, UDP or ICMP right where bytes behind that header change, come or go, and the lengths. */
final class Covered {

	private static final FieldAccess IPV4_LENGTH = FieldAccess.of(Headers.IPV4_HEADER.require("length"));
	private static final FieldAccess IPV6_LENGTH = FieldAccess.of(Headers.IPV6_HEADER.require("length"));
	private static final FieldAccess UDP_LENGTH = FieldAccess.of(Headers.UDP.require("length"));

	private Covered() {
	}

	/** Where the checksum is that covers the payload, -1 without one. */
	private static int checksumAt(Packet packet) {
		return packet.transportChecksum >= 0 ? packet.transportChecksum
				: packet.has(Headers.ICMP) ? packet.offsets[Headers.ICMP.index()] + 2 : -1;
	}

	/** What bytes add to the checksum where they are: each as the high or the low half of a word. */
	static long sum(Packet packet, int at, int count) {
		boolean high = (at - Math.max(0, checksumAt(packet)) & 1) == 0;
		long sum = 0;
		for (int i = at; i < at + count; i++) {
			sum += high ? Bytes.u8(packet.bytes, i) << 8 : Bytes.u8(packet.bytes, i);
			high = !high;
		}
		return sum;
	}

	/** Corrects the checksum: bytes that added {@code before} now add {@code after}. */
	static void changed(Packet packet, long before, long after) {
		int at = checksumAt(packet);
		long difference = (~Checksum.fold(before) & 0xffff) + after;
		if (at >= 0 && packet.has(Headers.UDP)) {
			Checksum.adjustUdp(packet.bytes, at, difference);
		} else if (at >= 0) {
			Checksum.adjust(packet.bytes, at, difference);
		}
	}

	/** Writes into the lengths of IP and UDP that the datagram is longer by so much; one that is 0 stays. */
	static void longer(Packet packet, int change) {
		add(IPV4_LENGTH, packet, change);
		add(IPV6_LENGTH, packet, change);
		add(UDP_LENGTH, packet, change);
	}

	private static void add(FieldAccess length, Packet packet, int change) {
		long old = length.load(packet);
		if (old != 0) {
			length.store(packet, old + change);
		}
	}

	/**
	 * Corrects the checksum for bytes that are about to be put in or taken out, so that those behind them move.
	 *
	 * @param at    where, behind the header of TCP or UDP
	 * @param out   bytes taken out there; what is put in is zeroes
	 * @param moves by how many bytes what is behind moves
	 */
	static void moved(Packet packet, int at, int out, int moves) {
		int checksum = checksumAt(packet);
		if (checksum < 0 || packet.has(Headers.UDP) && Bytes.u16(packet.bytes, checksum) == 0) {
			return;
		}
		long gone = sum(packet, at, out);
		if ((moves & 1) == 0) {
			changed(packet, gone, 0);
			return;
		}
		int l4 = packet.offsets[Headers.L4.index()];
		long head = Checksum.pseudoHeader(packet, packet.end - l4) + sum(packet, l4, at - l4)
				- Bytes.u16(packet.bytes, checksum);
		int all = ~Bytes.u16(packet.bytes, checksum) & 0xffff;
		int rest = Checksum.fold(all + (~Checksum.fold(head + gone) & 0xffff));
		int swapped = (rest << 8 | rest >>> 8) & 0xffff;
		changed(packet, Checksum.fold(gone + rest), swapped);
	}
}
