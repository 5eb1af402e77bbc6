// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

import org.cora.exec.packet.Bytes;
import org.cora.exec.packet.Checksum;
import org.cora.exec.packet.LinkType;
import org.cora.exec.packet.Packet;

/**
 * Writes generated IPv4 packets: real headers with right checksums, a payload of zeroes. At most {@value #SNAP} bytes
 * are there, however long the packet is on the wire.
 */
final class FrameWriter {

	/** Bytes of a generated packet that are there. */
	static final int SNAP = 128;

	static final int FIN = 1;
	static final int SYN = 2;
	static final int PSH = 8;
	static final int ACK = 16;

	private static final int ETHERNET = 14;
	private static final int IPV4 = 20;
	private static final int TCP = 20;
	private static final int UDP = 8;

	private FrameWriter() {
	}

	/** @param source and destination: address and port, 48 bits */
	static void tcp(Packet into, long time, int size, long source, long destination, int sequence,
			int acknowledgement, int flags) {
		byte[] bytes = begin(into, size, source, destination, 6);
		int at = ETHERNET + IPV4;
		Bytes.put16(bytes, at, source);
		Bytes.put16(bytes, at + 2, destination);
		Bytes.put32(bytes, at + 4, sequence);
		Bytes.put32(bytes, at + 8, acknowledgement);
		Bytes.put32(bytes, at + 12, 0x5000_ffffL | (long) flags << 16);
		Bytes.put32(bytes, at + 16, 0);
		long sum = addresses(source, destination) + 6 + wireIp(size) - IPV4 + (source & 0xffff) + (destination & 0xffff)
				+ (sequence >>> 16) + (sequence & 0xffff) + (acknowledgement >>> 16) + (acknowledgement & 0xffff)
				+ 0x5000 + flags + 0xffff;
		Bytes.put16(bytes, at + 16, Checksum.complement(sum));
		into.set(LinkType.ETHERNET, time, Math.min(size, SNAP), size);
	}

	/** @param source and destination: address and port, 48 bits */
	static void udp(Packet into, long time, int size, long source, long destination) {
		byte[] bytes = begin(into, size, source, destination, 17);
		int at = ETHERNET + IPV4;
		int length = wireIp(size) - IPV4;
		Bytes.put16(bytes, at, source);
		Bytes.put16(bytes, at + 2, destination);
		Bytes.put16(bytes, at + 4, length);
		long sum = addresses(source, destination) + 17 + 2L * length + (source & 0xffff) + (destination & 0xffff);
		int checksum = Checksum.complement(sum);
		Bytes.put16(bytes, at + 6, checksum == 0 ? 0xffff : checksum);
		into.set(LinkType.ETHERNET, time, Math.min(size, SNAP), size);
	}

	/** Ethernet addresses of a packet that has been written. */
	static void stations(Packet into, long source, long destination) {
		Bytes.put48(into.bytes(), 0, destination);
		Bytes.put48(into.bytes(), 6, source);
	}

	/** Bytes of the IP packet; padding of the smallest frame counts as payload. */
	private static int wireIp(int size) {
		return size - ETHERNET;
	}

	private static long addresses(long source, long destination) {
		return (source >>> 32) + (source >>> 16 & 0xffff) + (destination >>> 32) + (destination >>> 16 & 0xffff);
	}

	private static byte[] begin(Packet into, int size, long source, long destination, int protocol) {
		byte[] bytes = into.reserve(SNAP);
		Bytes.put16(bytes, 12, 0x0800);
		int length = wireIp(size);
		Bytes.put32(bytes, 14, 0x4500_0000L | length);
		Bytes.put32(bytes, 18, 0x0000_4000L);
		Bytes.put32(bytes, 22, 0x4000_0000L | (long) protocol << 16);
		Bytes.put32(bytes, 26, source >>> 16);
		Bytes.put32(bytes, 30, destination >>> 16);
		long sum = 0x4500L + length + 0x4000 + (0x4000 | protocol) + addresses(source, destination);
		Bytes.put16(bytes, 24, Checksum.complement(sum));
		for (int at = 34; at < SNAP; at += 8) {
			Bytes.put64(bytes, Math.min(at, SNAP - 8), 0);
		}
		return bytes;
	}
}
