// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.packet;

import org.cora.ir.packet.Field;
import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;

/**
 * Reads and writes one header field (64 bits of it at most) of packets, worked out once from the header catalogue.
 * Reading an absent header gives 0, writing it does nothing. Writing keeps the checksums right that cover the field:
 * IPv4's, those of TCP and UDP with their pseudo header, ICMP's. Immutable; a record, as the JVM takes the components of
 * one that is a constant for constants too.
 *
 * @param header {@link Header#index()}
 * @param bit    first bit, from the header's beginning
 * @param bits   1 … 64
 * @param shape  how the field lies in memory, one of this class's own codes
 * @param cover  what has to be corrected when the field changes, likewise
 */
public record FieldAccess(int header, int bit, int bits, int shape, int cover) {

	private static final int UDP = Headers.UDP.index();

	private static final int U8 = 0;
	private static final int U16 = 1;
	private static final int U32 = 2;
	private static final int U48 = 3;
	private static final int U64 = 4;
	private static final int BITS = 5;

	/** No checksum, or the checksum field itself. */
	private static final int NONE = 0;
	/** The IPv4 header checksum. */
	private static final int IPV4 = 1;
	/** That and the pseudo header. */
	private static final int IPV4_AND_PSEUDO = 2;
	/** That and, except for UDP, the pseudo header: the length of an IP packet. */
	private static final int IPV4_LENGTH = 3;
	/** Likewise without a header checksum. */
	private static final int IPV6_LENGTH = 4;
	/** Only the pseudo header. */
	private static final int PSEUDO = 5;
	/** The TCP or UDP checksum. */
	private static final int TRANSPORT = 6;
	/** That twice, as UDP's length stands in the pseudo header too. */
	private static final int UDP_LENGTH = 7;
	/** The ICMP checksum. */
	private static final int ICMP = 8;
	/** What covers the payload, wherever it begins. */
	private static final int PAYLOAD = 9;

	/** Access to a field of at most 64 bits. */
	public static FieldAccess of(Field field) {
		return of(field, 0);
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
		int bits = Math.min(64, field.bits());
		int bit = field.bitOffset() + 64 * part;
		return new FieldAccess(field.header().index(), bit, bits, shape(bit, bits), cover(field));
	}

	private int at() {
		return bit >> 3;
	}

	/** Where the first 16-bit word lies that has some of it. */
	private int firstWord() {
		return bit >> 4;
	}

	private int words() {
		return (bit + bits - 1 >> 4) - firstWord() + 1;
	}

	private static int shape(int bit, int bits) {
		if ((bit & 7) == 0) {
			switch (bits) {
				case 8:
					return U8;
				case 16:
					return U16;
				case 32:
					return U32;
				case 48:
					return U48;
				case 64:
					return U64;
				default:
					break;
			}
		}
		return BITS;
	}

	private static int cover(Field field) {
		Header header = field.header();
		String name = field.name();
		if (header.isDeclared()) {
			return PAYLOAD;
		}
		if (name.equals("checksum")) {
			return NONE;
		}
		if (header.equals(Headers.IPV4_HEADER)) {
			if (name.equals("length")) {
				return IPV4_LENGTH;
			}
			boolean pseudo = name.equals("src") || name.equals("dst") || name.equals("proto");
			return pseudo ? IPV4_AND_PSEUDO : IPV4;
		}
		if (header.equals(Headers.IPV6_HEADER)) {
			return name.equals("length") ? IPV6_LENGTH
					: name.equals("src") || name.equals("dst") ? PSEUDO : NONE;
		}
		if (header.equals(Headers.UDP) && name.equals("length")) {
			return UDP_LENGTH;
		}
		if (header.equals(Headers.TCP) || header.equals(Headers.UDP) || header.equals(Headers.L4)
				|| header.equals(Headers.VXLAN) || header.equals(Headers.GTPU) || header.equals(Headers.GTPU_OPTIONS)) {
			return TRANSPORT;
		}
		return header.equals(Headers.ICMP) ? ICMP : NONE;
	}

	/** The field's value, 0 if the packet hasn't got the header. */
	public long load(Packet packet) {
		if ((packet.present >>> header & 1) == 0) {
			return 0;
		}
		byte[] bytes = packet.bytes;
		int base = packet.offsets[header];
		return switch (shape) {
			case U8 -> Bytes.u8(bytes, base + at());
			case U16 -> Bytes.u16(bytes, base + at());
			case U32 -> Bytes.u32(bytes, base + at());
			case U48 -> Bytes.u48(bytes, base + at());
			case U64 -> Bytes.u64(bytes, base + at());
			default -> Bytes.bits(bytes, base, bit, bits);
		};
	}

	/** Writes the low bits of {@code value}, if the packet has the header, and corrects the checksums. */
	public void store(Packet packet, long value) {
		if ((packet.present >>> header & 1) == 0) {
			return;
		}
		int base = packet.offsets[header];
		if (cover == NONE) {
			write(packet.bytes, base, value);
			return;
		}
		if (cover == PAYLOAD) {
			int bytes = (bit + bits - 1 >> 3) - at() + 1;
			long before = Covered.sum(packet, base + at(), bytes);
			write(packet.bytes, base, value);
			Covered.changed(packet, before, Covered.sum(packet, base + at(), bytes));
			return;
		}
		correct(packet, base, replace(packet.bytes, base, value));
	}

	/** Writes the field; the sum of the complements of the old 16-bit words and the new words. */
	private long replace(byte[] bytes, int base, long value) {
		if (shape == U16 && (bit & 15) == 0) {
			long old = Bytes.u16(bytes, base + at());
			Bytes.put16(bytes, base + at(), value);
			return (~old & 0xffff) + (value & 0xffff);
		}
		if (shape == U32 && (bit & 15) == 0) {
			long old = Bytes.u32(bytes, base + at());
			Bytes.put32(bytes, base + at(), value);
			return (~old & 0xffff_ffffL) + (value & 0xffff_ffffL); // two words at once, as 2^16 is 1 modulo 2^16 - 1
		}
		int from = base + 2 * firstWord();
		long complements = 0xffffL * words() - Checksum.sum(bytes, from, 2 * words());
		write(bytes, base, value);
		return complements + Checksum.sum(bytes, from, 2 * words());
	}

	private void write(byte[] bytes, int base, long value) {
		switch (shape) {
			case U8 -> Bytes.put8(bytes, base + at(), value);
			case U16 -> Bytes.put16(bytes, base + at(), value);
			case U32 -> Bytes.put32(bytes, base + at(), value);
			case U48 -> Bytes.put48(bytes, base + at(), value);
			case U64 -> Bytes.put64(bytes, base + at(), value);
			default -> Bytes.putBits(bytes, base, bit, bits, value);
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
			default -> {
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
		if (packet.transportChecksum >= 0) {
			Checksum.adjust(packet.bytes, packet.transportChecksum, difference, (packet.present >>> UDP & 1) != 0);
		}
	}
}
