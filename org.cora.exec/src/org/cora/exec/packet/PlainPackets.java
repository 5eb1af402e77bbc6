// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.packet;

import org.cora.ir.packet.Headers;

/**
 * Finds the headers of most packets: TCP or UDP in IPv4 without options in Ethernet without tags, not in fragments, and no
 * tunnel. TCP and UDP take the same way, as a processor can't foretell which comes next.
 */
final class PlainPackets {

	/** Where IPv4 and TCP or UDP begin behind Ethernet, and what is there of Ethernet's type and IPv4's first byte, if nothing is in between. */
	private static final int IP = 14;
	private static final int L4 = 34;
	private static final int BEGINNING = PacketParser.TYPE_IPV4 << 8 | 0x45;
	private static final int TCP_AND_UDP = 1 << PacketParser.TCP | 1 << PacketParser.UDP;
	private static final int HEADERS = 1 << PacketParser.ETH_AT | 1 << PacketParser.IPV4_AT | 1 << PacketParser.L4_AT;

	private PlainPackets() {
	}

	/** Finds the headers of an Ethernet frame; false for others than those, of which nothing is found then. */
	static boolean parse(Packet p) {
		byte[] bytes = p.bytes;
		if (p.captured < L4 + 20 || Bytes.u32(bytes, 12) >>> 8 != BEGINNING) {
			return false;
		}
		int protocol = bytes[IP + 9] & 0xff;
		int total = Bytes.u16(bytes, IP + 2);
		int port = Bytes.u16(bytes, L4 + 2);
		if (protocol > PacketParser.UDP || (TCP_AND_UDP >>> protocol & 1) == 0 || total < 40 || (Bytes.u16(bytes, IP + 6) & 0x1fff) != 0
				|| port == Headers.VXLAN_PORT || port == Headers.GTPU_PORT) {
			return false;
		}
		int udp = protocol & 1;
		int header = PacketParser.TCP_AT + (PacketParser.UDP_AT - PacketParser.TCP_AT) * udp;
		p.present = HEADERS | 1 << header;
		p.offsets[PacketParser.ETH_AT] = 0;
		p.offsets[PacketParser.IPV4_AT] = IP;
		p.offsets[PacketParser.L4_AT] = L4;
		p.offsets[header] = L4;
		p.tags = 0;
		p.laterFragment = false;
		p.transport = protocol;
		p.transportChecksum = L4 + 16 - 10 * udp;
		p.payloadAt = L4 + PacketParser.tcpBytes(p, L4) * (1 - udp) + 8 * udp;
		int length = Bytes.u16(bytes, L4 + 4);
		int unstated = udp - 1 | length - 8 >> 31;
		p.end = Math.min(Math.min(p.wireLength(), IP + total), L4 + length | unstated & Integer.MAX_VALUE);
		return true;
	}
}
