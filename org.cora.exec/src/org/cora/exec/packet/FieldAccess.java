// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.packet;

import org.cora.ir.packet.Field;
import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;

/**
 * Reads and writes one header field (64 bits of it at most) of packets, worked out once from the header catalogue.
 * Reading an absent header gives 0, writing it does nothing. Writing keeps the checksums right that cover the field:
 * IPv4's, those of TCP and UDP with their pseudo header, ICMP's. Immutable.
 */
public final class FieldAccess {

	private static final int UDP = Headers.UDP.index();

	/** How the field lies in memory. */
	private enum Shape {
		U8, U16, U32, U48, U64, BITS
	}

	/** What has to be corrected when the field changes. */
	private enum Cover {
		/** No checksum, or the checksum field itself. */
		NONE,
		/** The IPv4 header checksum. */
		IPV4,
		/** That and the pseudo header. */
		IPV4_AND_PSEUDO,
		/** That and, except for UDP, the pseudo header: the length of an IP packet. */
		IPV4_LENGTH,
		/** Likewise without a header checksum. */
		IPV6_LENGTH,
		/** Only the pseudo header. */
		PSEUDO,
		/** The TCP or UDP checksum. */
		TRANSPORT,
		/** That twice, as UDP's length stands in the pseudo header too. */
		UDP_LENGTH,
		/** The ICMP checksum. */
		ICMP,
		/** What covers the payload, wherever it begins. */
		PAYLOAD
	}

	private final int header;
	private final int bit;
	private final int bits;
	private final int at;
	private final Shape shape;
	private final Cover cover;
	private final int firstWord;
	private final int words;

	private FieldAccess(Field field, int part) {
		header = field.header().index();
		bits = Math.min(64, field.bits());
		bit = field.bitOffset() + 64 * part;
		at = bit >> 3;
		shape = shape(bit, bits);
		cover = cover(field);
		firstWord = bit >> 4;
		words = (bit + bits - 1 >> 4) - firstWord + 1;
	}

	/** Access to a field of at most 64 bits. */
	public static FieldAccess of(Field field) {
		return new FieldAccess(field, 0);
	}

	/**
	 * Access to 64 bits of a field.
	 *
	 * @param part 0 for the first 64 bits (or all of a shorter field), 1 for the second
	 */
	public static FieldAccess of(Field field, int part) {
		if (part < 0 || part * 64 >= field.bits()) {
			throw new IllegalArgumentException(field + " has no part " + part);
		}
		return new FieldAccess(field, part);
	}

	private static Shape shape(int bit, int bits) {
		if ((bit & 7) == 0) {
			switch (bits) {
				case 8:
					return Shape.U8;
				case 16:
					return Shape.U16;
				case 32:
					return Shape.U32;
				case 48:
					return Shape.U48;
				case 64:
					return Shape.U64;
				default:
					break;
			}
		}
		return Shape.BITS;
	}

	private static Cover cover(Field field) {
		Header header = field.header();
		String name = field.name();
		if (header.isDeclared()) {
			return Cover.PAYLOAD;
		}
		if (name.equals("checksum")) {
			return Cover.NONE;
		}
		if (header.equals(Headers.IPV4_HEADER)) {
			if (name.equals("length")) {
				return Cover.IPV4_LENGTH;
			}
			boolean pseudo = name.equals("src") || name.equals("dst") || name.equals("proto");
			return pseudo ? Cover.IPV4_AND_PSEUDO : Cover.IPV4;
		}
		if (header.equals(Headers.IPV6_HEADER)) {
			return name.equals("length") ? Cover.IPV6_LENGTH
					: name.equals("src") || name.equals("dst") ? Cover.PSEUDO : Cover.NONE;
		}
		if (header.equals(Headers.UDP) && name.equals("length")) {
			return Cover.UDP_LENGTH;
		}
		if (header.equals(Headers.TCP) || header.equals(Headers.UDP) || header.equals(Headers.L4)
				|| header.equals(Headers.VXLAN) || header.equals(Headers.GTPU) || header.equals(Headers.GTPU_OPTIONS)) {
			return Cover.TRANSPORT;
		}
		return header.equals(Headers.ICMP) ? Cover.ICMP : Cover.NONE;
	}

	/** The field's value, 0 if the packet hasn't got the header. */
	public long load(Packet packet) {
		if ((packet.present >>> header & 1) == 0) {
			return 0;
		}
		byte[] bytes = packet.bytes;
		int base = packet.offsets[header];
		return switch (shape) {
			case U8 -> Bytes.u8(bytes, base + at);
			case U16 -> Bytes.u16(bytes, base + at);
			case U32 -> Bytes.u32(bytes, base + at);
			case U48 -> Bytes.u48(bytes, base + at);
			case U64 -> Bytes.u64(bytes, base + at);
			case BITS -> Bytes.bits(bytes, base, bit, bits);
		};
	}

	/** Writes the low bits of {@code value}, if the packet has the header, and corrects the checksums. */
	public void store(Packet packet, long value) {
		if ((packet.present >>> header & 1) == 0) {
			return;
		}
		int base = packet.offsets[header];
		if (cover == Cover.NONE) {
			write(packet.bytes, base, value);
			return;
		}
		if (cover == Cover.PAYLOAD) {
			int bytes = (bit + bits - 1 >> 3) - at + 1;
			long before = Covered.sum(packet, base + at, bytes);
			write(packet.bytes, base, value);
			Covered.changed(packet, before, Covered.sum(packet, base + at, bytes));
			return;
		}
		int from = base + 2 * firstWord;
		long difference = complements(packet.bytes, from);
		write(packet.bytes, base, value);
		correct(packet, base, difference + Checksum.sum(packet.bytes, from, 2 * words));
	}

	private long complements(byte[] bytes, int from) {
		return 0xffffL * words - Checksum.sum(bytes, from, 2 * words);
	}

	private void write(byte[] bytes, int base, long value) {
		switch (shape) {
			case U8 -> Bytes.put8(bytes, base + at, value);
			case U16 -> Bytes.put16(bytes, base + at, value);
			case U32 -> Bytes.put32(bytes, base + at, value);
			case U48 -> Bytes.put48(bytes, base + at, value);
			case U64 -> Bytes.put64(bytes, base + at, value);
			case BITS -> Bytes.putBits(bytes, base, bit, bits, value);
		}
	}

	private void correct(Packet packet, int base, long difference) {
		switch (cover) {
			case IPV4 -> Checksum.adjust(packet.bytes, base + 10, difference);
			case IPV4_AND_PSEUDO -> {
				Checksum.adjust(packet.bytes, base + 10, difference);
				// the protocol shares its word with the time to live, which isn't covered, but that byte doesn't change
				transport(packet, difference);
			}
			case IPV4_LENGTH -> {
				Checksum.adjust(packet.bytes, base + 10, difference);
				segmentLength(packet, difference);
			}
			case IPV6_LENGTH -> segmentLength(packet, difference);
			case PSEUDO, TRANSPORT -> transport(packet, difference);
			case UDP_LENGTH -> transport(packet, 2 * difference);
			case ICMP -> Checksum.adjust(packet.bytes, base + 2, difference);
			case NONE, PAYLOAD -> {
			}
		}
	}

	/** UDP's pseudo header takes the length from the UDP header instead. */
	private static void segmentLength(Packet packet, long difference) {
		if ((packet.present >>> UDP & 1) == 0) {
			transport(packet, difference);
		}
	}

	private static void transport(Packet packet, long difference) {
		if (packet.transportChecksum < 0) {
			return;
		}
		if ((packet.present >>> UDP & 1) != 0) {
			Checksum.adjustUdp(packet.bytes, packet.transportChecksum, difference);
		} else {
			Checksum.adjust(packet.bytes, packet.transportChecksum, difference);
		}
	}
}
