// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import org.cora.exec.packet.FrameBuilder;
import org.cora.exec.packet.Packet;

/**
 * Packets as tests write them: endpoints are {@code "10.0.0.1:1024"}, flags are letters as in tcpdump
 * ({@code S F R P A}), times are in nanoseconds.
 */
final class Frames {

	static final long SECOND = 1_000_000_000L;
	static final long MILLI = 1_000_000L;
	private static final long HERE = 0x0200_0000_0001L;
	private static final long THERE = 0x0200_0000_0002L;

	private Frames() {
	}

	/** A TCP segment without data, sequence numbers 0. */
	static Packet tcp(String from, String to, String flags, long time) {
		return tcp(from, to, flags, 0, 0, 0, time);
	}

	/** A TCP segment with that many bytes of data. */
	static Packet tcp(String from, String to, String flags, long sequence, long acknowledgement, int data, long time) {
		return ip(from, to, 6).tcp(port(from), port(to), sequence, acknowledgement, flags(flags)).payload(data).finish(time);
	}

	/** A UDP datagram with that many bytes of data. */
	static Packet udp(String from, String to, int data, long time) {
		return ip(from, to, 17).udp(port(from), port(to)).payload(data).finish(time);
	}

	/** A UDP datagram with that data. */
	static Packet udp(String from, String to, byte[] data, long time) {
		return ip(from, to, 17).udp(port(from), port(to)).payload(data).finish(time);
	}

	/** An ICMP message. */
	static Packet icmp(String from, String to, int type, int id, long time) {
		return ip(from, to, 1).icmp(type, 0, id, 1).payload(16).finish(time);
	}

	/** An Ethernet frame of an experimental type (IEEE 802, 88B5). */
	static Packet frame(long destination, long source, long time) {
		return new FrameBuilder(new Packet()).ethernet(destination, source).type(0x88b5).payload(40).finish(time);
	}

	private static FrameBuilder ip(String from, String to, int protocol) {
		return new FrameBuilder(new Packet()).ethernet(THERE, HERE).ipv4(address(from), address(to), protocol);
	}

	/** The address of an endpoint, or an address alone, as a number. */
	static long address(String endpoint) {
		long address = 0;
		for (String octet : endpoint.split(":")[0].split("\\.")) {
			address = address << 8 | Integer.parseInt(octet);
		}
		return address;
	}

	private static int port(String endpoint) {
		return Integer.parseInt(endpoint.split(":")[1]);
	}

	/** The flags as a byte of the header. */
	static int flags(String letters) {
		int flags = 0;
		for (char letter : letters.toCharArray()) {
			flags |= 1 << "FSRPA".indexOf(letter);
		}
		return flags;
	}
}
