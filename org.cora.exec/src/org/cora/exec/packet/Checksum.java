// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.packet;

import org.cora.ir.packet.Headers;

/** The Internet checksum: whole (RFC 1071) and by difference (RFC 1624, equation 3). */
public final class Checksum {

	private Checksum() {
	}

	/**
	 * One's complement sum, not yet complemented or folded, of bytes in network order; an odd last byte is padded
	 * with 0.
	 */
	public static long sum(byte[] bytes, int from, int length) {
		long sum = 0;
		int at = from;
		int end = from + (length & ~1);
		for (; at < end; at += 2) {
			sum += Bytes.u16(bytes, at);
		}
		return (length & 1) == 0 ? sum : sum + (Bytes.u8(bytes, at) << 8);
	}

	/** A sum folded to 16 bits; as often as any sum can need it, as a processor can't foretell how often this one does. */
	public static int fold(long sum) {
		long folded = (sum & 0xffff_ffffL) + (sum >>> 32);
		folded = (folded & 0xffff) + (folded >>> 16);
		folded = (folded & 0xffff) + (folded >>> 16);
		return (int) ((folded & 0xffff) + (folded >>> 16));
	}

	/** The checksum field of data with that sum. */
	public static int complement(long sum) {
		return ~fold(sum) & 0xffff;
	}

	/**
	 * Corrects the checksum at {@code at} for covered words that have changed.
	 *
	 * @param difference sum of the complements of the old 16-bit words and the new words
	 */
	static void adjust(byte[] bytes, int at, long difference) {
		Bytes.put16(bytes, at, complement((~Bytes.u16(bytes, at) & 0xffff) + difference));
	}

	/** Either of both, most often without a question whether it is UDP, which a processor can't foretell. */
	static void adjust(byte[] bytes, int at, long difference, boolean udp) {
		int old = Bytes.u16(bytes, at);
		int now = complement((~old & 0xffff) + difference);
		if ((old == 0 || now == 0) && udp) {
			adjustUdp(bytes, at, difference);
		} else {
			Bytes.put16(bytes, at, now);
		}
	}

	/**
	 * Like {@link #adjust} for UDP, where 0 stands for no checksum and stays, and a computed 0 is sent as 0xffff
	 * (RFC 768).
	 */
	static void adjustUdp(byte[] bytes, int at, long difference) {
		int old = Bytes.u16(bytes, at);
		if (old != 0) {
			int now = complement((~old & 0xffff) + difference);
			Bytes.put16(bytes, at, now == 0 ? 0xffff : now);
		}
	}

	/**
	 * Sum of the pseudo header of the packet's IP header, for a segment of that many bytes (RFC 793, RFC 8200
	 * section 8.1).
	 */
	public static long pseudoHeader(Packet packet, int segmentBytes) {
		int v4 = packet.offset(Headers.IPV4_HEADER);
		long addresses = v4 >= 0 ? sum(packet.bytes, v4 + 12, 8)
				: sum(packet.bytes, packet.offset(Headers.IPV6_HEADER) + 8, 32);
		return addresses + packet.transport() + (segmentBytes >>> 16) + (segmentBytes & 0xffff);
	}

	/**
	 * Computes the checksums of the packet's IPv4 header and of its TCP, UDP or ICMP part from scratch. All bytes
	 * must be there.
	 */
	public static void computeAll(Packet packet, int end) {
		byte[] bytes = packet.bytes;
		int v4 = packet.offset(Headers.IPV4_HEADER);
		if (v4 >= 0) {
			Bytes.put16(bytes, v4 + 10, 0);
			Bytes.put16(bytes, v4 + 10, complement(sum(bytes, v4, (bytes[v4] & 0xf) * 4)));
		}
		int icmp = packet.offset(Headers.ICMP);
		if (icmp >= 0) {
			Bytes.put16(bytes, icmp + 2, 0);
			Bytes.put16(bytes, icmp + 2, complement(sum(bytes, icmp, end - icmp)));
		}
		int l4 = packet.offset(Headers.L4);
		if (l4 >= 0) {
			Bytes.put16(bytes, packet.transportChecksum, 0);
			int value = complement(pseudoHeader(packet, end - l4) + sum(bytes, l4, end - l4));
			Bytes.put16(bytes, packet.transportChecksum, value == 0 && packet.has(Headers.UDP) ? 0xffff : value);
		}
	}
}
