// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.flow;

import org.cora.exec.packet.Bytes;
import org.cora.exec.packet.Packet;
import org.cora.ir.packet.Headers;

/**
 * The flow of a packet where a program says nothing: both directions of an IPv4 or IPv6 5-tuple are one flow; packets
 * without TCP or UDP header go by addresses and protocol, packets without IP by Ethernet addresses and type.
 */
public final class DefaultIdentity {

	private DefaultIdentity() {
	}

	/** Overwrites {@code into} with the packet's flow. */
	public static void of(Packet packet, FlowIdentity into) {
		int v4 = packet.offset(Headers.IPV4_HEADER);
		if (v4 >= 0) {
			ipv4(packet, v4, into);
			return;
		}
		int v6 = packet.offset(Headers.IPV6_HEADER);
		if (v6 >= 0) {
			ipv6(packet, v6, into);
			return;
		}
		int eth = packet.offset(Headers.ETH);
		if (eth >= 0) {
			ethernet(packet, eth, into);
			return;
		}
		into.begin(FlowIdentity.Kind.NONE);
	}

	private static void ipv4(Packet packet, int at, FlowIdentity into) {
		byte[] bytes = packet.bytes();
		int l4 = packet.offset(Headers.L4);
		long source = Bytes.u32(bytes, at + 12) << 16 | (l4 < 0 ? 0 : Bytes.u16(bytes, l4));
		long destination = Bytes.u32(bytes, at + 16) << 16 | (l4 < 0 ? 0 : Bytes.u16(bytes, l4 + 2));
		into.begin(FlowIdentity.Kind.IPV4);
		into.add(Math.min(source, destination) | (long) packet.transport() << 48);
		into.add(Math.max(source, destination));
	}

	private static void ipv6(Packet packet, int at, FlowIdentity into) {
		byte[] bytes = packet.bytes();
		int l4 = packet.offset(Headers.L4);
		long sourcePort = l4 < 0 ? 0 : Bytes.u16(bytes, l4);
		long destinationPort = l4 < 0 ? 0 : Bytes.u16(bytes, l4 + 2);
		boolean forward = isFirst(bytes, at, sourcePort, destinationPort);
		into.begin(FlowIdentity.Kind.IPV6);
		for (int i = 0; i < 4; i++) {
			into.add(Bytes.u64(bytes, at + 8 + 8 * (forward ? i : i ^ 2)));
		}
		long ports = forward ? sourcePort << 16 | destinationPort : destinationPort << 16 | sourcePort;
		into.add(ports | (long) (packet.transport() & 0x1ff) << 32);
	}

	private static boolean isFirst(byte[] bytes, int at, long sourcePort, long destinationPort) {
		for (int i = 8; i < 24; i += 8) {
			int order = Long.compareUnsigned(Bytes.u64(bytes, at + i), Bytes.u64(bytes, at + i + 16));
			if (order != 0) {
				return order < 0;
			}
		}
		return sourcePort <= destinationPort;
	}

	private static void ethernet(Packet packet, int at, FlowIdentity into) {
		byte[] bytes = packet.bytes();
		long destination = Bytes.u48(bytes, at);
		long source = Bytes.u48(bytes, at + 6);
		into.begin(FlowIdentity.Kind.ETHERNET);
		into.add(Math.min(source, destination) | (long) Bytes.u16(bytes, at + 12) << 48);
		into.add(Math.max(source, destination));
	}
}
