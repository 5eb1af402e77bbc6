// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.packet;

import java.util.Arrays;

/**
 * Builds a frame header by header into a {@link Packet}; {@link #finish} fills in lengths and checksums. Can be used
 * again and again.
 */
public final class FrameBuilder {

	private static final int NONE = -1;

	private final Packet packet;
	private int length;
	private int typeAt;
	private int ipv4At;
	private int ipv6At;
	private int udpAt;

	/** @param packet what to build into */
	public FrameBuilder(Packet packet) {
		this.packet = packet;
	}

	/** Starts over with an Ethernet header; its type follows from what comes next. */
	public FrameBuilder ethernet(long destination, long source) {
		length = 0;
		ipv4At = NONE;
		ipv6At = NONE;
		udpAt = NONE;
		byte[] bytes = take(14);
		Bytes.put48(bytes, 0, destination);
		Bytes.put48(bytes, 6, source);
		Bytes.put16(bytes, 12, 0);
		typeAt = 12;
		return this;
	}

	private byte[] take(int count) {
		byte[] bytes = packet.bytes;
		if (length + count > bytes.length) {
			byte[] longer = Arrays.copyOf(bytes, (length + count) * 2);
			packet.bytes = longer;
			bytes = longer;
		}
		Arrays.fill(bytes, length, length + count, (byte) 0);
		length += count;
		return bytes;
	}

	/** Says what follows the Ethernet header or VLAN tag; the header methods do so themselves. */
	public FrameBuilder type(int etherType) {
		Bytes.put16(packet.bytes, typeAt, etherType);
		return this;
	}

	/** A VLAN tag. */
	public FrameBuilder vlan(int id) {
		type(PacketParser.TYPE_VLAN);
		int at = length;
		byte[] bytes = take(4);
		Bytes.put16(bytes, at, id & 0xfff);
		typeAt = at + 2;
		return this;
	}

	/** An ARP request (1) or reply (2) for IPv4 over Ethernet. */
	public FrameBuilder arp(int operation, long senderMac, long senderAddress, long targetMac, long targetAddress) {
		type(PacketParser.TYPE_ARP);
		int at = length;
		byte[] bytes = take(28);
		Bytes.put64(bytes, at, 0x0001_0800_0604_0000L | operation);
		Bytes.put48(bytes, at + 8, senderMac);
		Bytes.put32(bytes, at + 14, senderAddress);
		Bytes.put48(bytes, at + 18, targetMac);
		Bytes.put32(bytes, at + 24, targetAddress);
		return this;
	}

	/** An IPv4 header without options. */
	public FrameBuilder ipv4(long source, long destination, int protocol) {
		type(PacketParser.TYPE_IPV4);
		ipv4At = length;
		byte[] bytes = take(20);
		Bytes.put8(bytes, ipv4At, 0x45);
		Bytes.put8(bytes, ipv4At + 8, 64);
		Bytes.put8(bytes, ipv4At + 9, protocol);
		Bytes.put32(bytes, ipv4At + 12, source);
		Bytes.put32(bytes, ipv4At + 16, destination);
		return this;
	}

	/** The identification of the IPv4 header last written. */
	public FrameBuilder id(int identification) {
		Bytes.put16(packet.bytes, ipv4At + 4, identification);
		return this;
	}

	/** Makes the IPv4 packet last begun a fragment. */
	public FrameBuilder fragment(int offsetBytes, boolean more) {
		Bytes.put16(packet.bytes, ipv4At + 6, offsetBytes / 8 | (more ? 0x2000 : 0));
		return this;
	}

	/** An IPv6 header; addresses as two 64-bit numbers each. */
	public FrameBuilder ipv6(long sourceHigh, long sourceLow, long destinationHigh, long destinationLow, int next) {
		type(PacketParser.TYPE_IPV6);
		ipv6At = length;
		byte[] bytes = take(40);
		Bytes.put8(bytes, ipv6At, 0x60);
		Bytes.put8(bytes, ipv6At + 6, next);
		Bytes.put8(bytes, ipv6At + 7, 64);
		Bytes.put64(bytes, ipv6At + 8, sourceHigh);
		Bytes.put64(bytes, ipv6At + 16, sourceLow);
		Bytes.put64(bytes, ipv6At + 24, destinationHigh);
		Bytes.put64(bytes, ipv6At + 32, destinationLow);
		return this;
	}

	/** A TCP header without options; {@code flags} as in RFC 9293 (FIN 1, SYN 2, RST 4, PSH 8, ACK 16). */
	public FrameBuilder tcp(int sourcePort, int destinationPort, long sequence, long acknowledgement, int flags) {
		int at = length;
		byte[] bytes = take(20);
		Bytes.put16(bytes, at, sourcePort);
		Bytes.put16(bytes, at + 2, destinationPort);
		Bytes.put32(bytes, at + 4, sequence);
		Bytes.put32(bytes, at + 8, acknowledgement);
		Bytes.put8(bytes, at + 12, 0x50);
		Bytes.put8(bytes, at + 13, flags);
		Bytes.put16(bytes, at + 14, 0xffff);
		return this;
	}

	/** A UDP header. */
	public FrameBuilder udp(int sourcePort, int destinationPort) {
		udpAt = length;
		byte[] bytes = take(8);
		Bytes.put16(bytes, udpAt, sourcePort);
		Bytes.put16(bytes, udpAt + 2, destinationPort);
		return this;
	}

	/** An ICMP header with identifier and sequence number, such as an echo request (8) or reply (0). */
	public FrameBuilder icmp(int type, int code, int id, int sequence) {
		int at = length;
		byte[] bytes = take(8);
		Bytes.put8(bytes, at, type);
		Bytes.put8(bytes, at + 1, code);
		Bytes.put16(bytes, at + 4, id);
		Bytes.put16(bytes, at + 6, sequence);
		return this;
	}

	/** Bytes as they are. */
	public FrameBuilder payload(byte... payload) {
		int at = length;
		System.arraycopy(payload, 0, take(payload.length), at, payload.length);
		return this;
	}

	/** That many bytes of a fixed pattern. */
	public FrameBuilder payload(int count) {
		int at = length;
		byte[] bytes = take(count);
		for (int i = 0; i < count; i++) {
			bytes[at + i] = (byte) ('a' + i % 26);
		}
		return this;
	}

	/** Ends the frame: lengths and checksums are right, frames shorter than 60 bytes are padded. */
	public Packet finish(long timeNanos) {
		int end = length;
		byte[] bytes = take(Math.max(0, 60 - length));
		if (ipv4At != NONE) {
			Bytes.put16(bytes, ipv4At + 2, end - ipv4At);
		}
		if (ipv6At != NONE) {
			Bytes.put16(bytes, ipv6At + 4, end - ipv6At - 40);
		}
		if (udpAt != NONE) {
			Bytes.put16(bytes, udpAt + 4, end - udpAt);
		}
		packet.set(LinkType.ETHERNET, timeNanos, length, length);
		Checksum.computeAll(packet, end);
		return packet;
	}
}
