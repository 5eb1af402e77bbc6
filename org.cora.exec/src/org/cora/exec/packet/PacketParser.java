// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.packet;

import org.cora.ir.packet.Headers;

/**
 * Finds the outermost headers of a packet in a bounded number of steps: Ethernet or Linux cooked, up to two VLAN tags,
 * ARP, IPv4 with options, IPv6 with up to {@value #MAX_EXTENSIONS} extension headers, TCP, UDP, ICMP; and has those of
 * {@linkplain TunnelParser tunnels} found. A header counts only if its fixed part is there and, for IP, its version and lengths
 * make sense.
 */
final class PacketParser {

	static final int HEADERS = Integer.SIZE;
	static final int MAX_TAGS = 2;
	static final int MAX_EXTENSIONS = 8;

	static final int TYPE_IPV4 = 0x0800;
	static final int TYPE_ARP = 0x0806;
	static final int TYPE_VLAN = 0x8100;
	static final int TYPE_PROVIDER_VLAN = 0x88a8;
	static final int TYPE_IPV6 = 0x86dd;

	static final int ICMP = 1;
	static final int TCP = 6;
	static final int UDP = 17;
	static final int ICMPV6 = 58;

	private static final int HOP_BY_HOP = 0;
	private static final int ROUTING = 43;
	private static final int FRAGMENT = 44;
	private static final int AUTHENTICATION = 51;
	private static final int DESTINATION = 60;

	static final int ETH_AT = Headers.ETH.index();
	private static final int VLAN_AT = Headers.VLAN.index();
	private static final int ARP_AT = Headers.ARP.index();
	static final int IPV4_AT = Headers.IPV4_HEADER.index();
	private static final int IPV6_AT = Headers.IPV6_HEADER.index();
	static final int TCP_AT = Headers.TCP.index();
	static final int UDP_AT = Headers.UDP.index();
	private static final int ICMP_AT = Headers.ICMP.index();
	static final int L4_AT = Headers.L4.index();
	static final int VXLAN_AT = Headers.VXLAN.index();
	static final int GTPU_AT = Headers.GTPU.index();

	private PacketParser() {
	}

	static void parse(Packet p) {
		if (p.linkType() != LinkType.ETHERNET || !PlainPackets.parse(p)) {
			general(p);
		}
	}

	/** Any packet. */
	static void general(Packet p) {
		p.present = 0;
		p.end = p.wireLength();
		p.tags = 0;
		switch (p.linkType()) {
			case LinkType.ETHERNET -> ethernet(p, 0, p.captured, 0);
			case LinkType.LINUX_SLL -> cooked(p, 16, 14);
			case LinkType.LINUX_SLL2 -> cooked(p, 20, 0);
			default -> begin(p, 0);
		}
		TunnelParser.parse(p);
	}

	private static void cooked(Packet p, int bytes, int typeAt) {
		begin(p, bytes);
		if (p.captured >= bytes) {
			network(p, Bytes.u16(p.bytes, typeAt), bytes, p.captured, 0);
		}
	}

	static void begin(Packet p, int payloadAt) {
		p.transportChecksum = -1;
		p.transport = -1;
		p.laterFragment = false;
		p.payloadAt = payloadAt;
	}

	/** @param inner 0, or what to add to the indexes of headers inside a tunnel */
	static void ethernet(Packet p, int at, int captured, int inner) {
		begin(p, at);
		if (captured >= at + 14) {
			found(p, ETH_AT + inner, at);
			p.payloadAt = at + 14;
			network(p, Bytes.u16(p.bytes, at + 12), at + 14, captured, inner);
		}
	}

	static void found(Packet p, int header, int offset) {
		p.present |= 1 << header;
		p.offsets[header] = offset;
	}

	private static void network(Packet p, int etherType, int offset, int captured, int inner) {
		int type = etherType;
		int at = offset;
		for (int tags = 0; tags < MAX_TAGS && (type == TYPE_VLAN || type == TYPE_PROVIDER_VLAN); tags++) {
			if (captured < at + 4) {
				return;
			}
			if (tags == 0) {
				found(p, VLAN_AT + inner, at);
			}
			type = Bytes.u16(p.bytes, at + 2);
			at += 4;
			p.tags = tags + 1;
			p.payloadAt = at;
		}
		switch (type) {
			case TYPE_IPV4 -> ipv4(p, at, captured, inner);
			case TYPE_IPV6 -> ipv6(p, at, captured, inner);
			case TYPE_ARP -> arp(p, at, captured, inner);
			default -> {
			}
		}
	}

	/** Only what the catalogue's fixed offsets describe: Ethernet and IPv4 addresses. */
	private static void arp(Packet p, int at, int captured, int inner) {
		if (captured >= at + 28 && Bytes.u32(p.bytes, at) == 0x0001_0800L && Bytes.u16(p.bytes, at + 4) == 0x0604) {
			found(p, ARP_AT + inner, at);
			p.payloadAt = at + 28;
		}
	}

	static void ipv4(Packet p, int at, int captured, int inner) {
		if (captured < at + 20) {
			return;
		}
		byte[] bytes = p.bytes;
		int headerBytes = (bytes[at] & 0xf) * 4;
		int total = Bytes.u16(bytes, at + 2);
		if ((bytes[at] & 0xf0) != 0x40 || headerBytes < 20 || total != 0 && total < headerBytes) {
			return;
		}
		found(p, IPV4_AT + inner, at);
		p.transport = bytes[at + 9] & 0xff;
		p.laterFragment = (Bytes.u16(bytes, at + 6) & 0x1fff) != 0;
		p.payloadAt = at + headerBytes;
		if (total != 0) { // a length of 0 is what captures of segmentation offload have
			p.end = Math.min(p.end, at + total);
		}
		if (!p.laterFragment) {
			transport(p, p.transport, at + headerBytes, Math.min(captured, p.end), ICMP, inner);
		}
	}

	static void ipv6(Packet p, int at, int captured, int inner) {
		if (captured < at + 40 || (p.bytes[at] & 0xf0) != 0x60) {
			return;
		}
		found(p, IPV6_AT + inner, at);
		byte[] bytes = p.bytes;
		int payload = Bytes.u16(bytes, at + 4);
		if (payload != 0) {
			p.end = Math.min(p.end, at + 40 + payload);
		}
		int end = Math.min(captured, p.end);
		int next = bytes[at + 6] & 0xff;
		int here = at + 40;
		p.payloadAt = here;
		for (int i = 0; i < MAX_EXTENSIONS && isExtension(next); i++) {
			if (end < here + 8) {
				return;
			}
			if (next == FRAGMENT && (Bytes.u16(bytes, here + 2) & 0xfff8) != 0) {
				p.laterFragment = true;
				p.transport = bytes[here] & 0xff;
				p.payloadAt = here + 8;
				return;
			}
			int length = bytes[here + 1] & 0xff;
			int extension = next;
			next = bytes[here] & 0xff;
			here += extension == FRAGMENT ? 8 : extension == AUTHENTICATION ? (length + 2) * 4 : (length + 1) * 8;
			p.payloadAt = Math.min(here, p.end);
		}
		if (!isExtension(next)) {
			p.transport = next;
			transport(p, next, here, end, ICMPV6, inner);
		}
	}

	private static boolean isExtension(int next) {
		return next == HOP_BY_HOP || next == ROUTING || next == FRAGMENT || next == AUTHENTICATION
				|| next == DESTINATION;
	}

	/** @param icmp the number of ICMP in this version of IP; the other version's is no header here */
	private static void transport(Packet p, int protocol, int at, int end, int icmp, int inner) {
		if (protocol == TCP) {
			if (end >= at + 20) {
				found(p, TCP_AT + inner, at);
				found(p, L4_AT + inner, at);
				p.transportChecksum = at + 16;
				p.payloadAt = at + tcpBytes(p, at);
			}
		} else if (protocol == UDP) {
			if (end >= at + 8) {
				found(p, UDP_AT + inner, at);
				found(p, L4_AT + inner, at);
				p.transportChecksum = at + 6;
				p.payloadAt = at + 8;
				int length = Bytes.u16(p.bytes, at + 4);
				if (length >= 8) {
					p.end = Math.min(p.end, at + length);
				}
			}
		} else if (protocol == icmp && end >= at + 8) {
			p.payloadAt = at + 8;
			if (icmp == ICMP) {
				found(p, ICMP_AT + inner, at);
			} else {
				p.transportChecksum = at + 2;
			}
		}
	}

	/** Bytes of the TCP header with its options; never less than those that must be there. */
	static int tcpBytes(Packet p, int at) {
		return Math.max(20, (p.bytes[at + 12] >> 4 & 0xf) * 4);
	}

	/** Where the payload begins as far as built-in headers say: without the declared ones. */
	static int payloadAt(Packet p) {
		if (p.hasHeader(GTPU_AT)) {
			return p.payloadAt;
		}
		if (p.hasHeader(VXLAN_AT)) {
			return p.offsets[VXLAN_AT] + 8;
		}
		if (p.hasHeader(UDP_AT)) {
			return p.offsets[UDP_AT] + 8;
		}
		return p.hasHeader(TCP_AT) ? p.offsets[TCP_AT] + tcpBytes(p, p.offsets[TCP_AT]) : p.payloadAt;
	}
}
