// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.packet;

import org.cora.ir.packet.Headers;

/**
 * Finds the outermost headers of a packet in a bounded number of steps: Ethernet or Linux cooked, up to two VLAN tags,
 * ARP, IPv4 with options, IPv6 with up to {@value #MAX_EXTENSIONS} extension headers, TCP, UDP, ICMP. A header counts
 * only if its fixed part is there and, for IP, its version and lengths make sense.
 */
final class PacketParser {

	static final int HEADERS = Headers.all().size();
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

	private static final int ETH_AT = Headers.ETH.index();
	private static final int VLAN_AT = Headers.VLAN.index();
	private static final int ARP_AT = Headers.ARP.index();
	private static final int IPV4_AT = Headers.IPV4_HEADER.index();
	private static final int IPV6_AT = Headers.IPV6_HEADER.index();
	private static final int TCP_AT = Headers.TCP.index();
	private static final int UDP_AT = Headers.UDP.index();
	private static final int ICMP_AT = Headers.ICMP.index();
	private static final int L4_AT = Headers.L4.index();

	private PacketParser() {
	}

	static void parse(Packet p) {
		p.present = 0;
		p.transportChecksum = -1;
		p.transport = -1;
		p.laterFragment = false;
		switch (p.linkType()) {
			case LinkType.ETHERNET:
				if (p.captured >= 14) {
					found(p, ETH_AT, 0);
					network(p, Bytes.u16(p.bytes, 12), 14);
				}
				break;
			case LinkType.LINUX_SLL:
				if (p.captured >= 16) {
					network(p, Bytes.u16(p.bytes, 14), 16);
				}
				break;
			case LinkType.LINUX_SLL2:
				if (p.captured >= 20) {
					network(p, Bytes.u16(p.bytes, 0), 20);
				}
				break;
			default:
				break;
		}
	}

	private static void found(Packet p, int header, int offset) {
		p.present |= 1 << header;
		p.offsets[header] = offset;
	}

	private static void network(Packet p, int etherType, int offset) {
		int type = etherType;
		int at = offset;
		for (int tags = 0; tags < MAX_TAGS && (type == TYPE_VLAN || type == TYPE_PROVIDER_VLAN); tags++) {
			if (p.captured < at + 4) {
				return;
			}
			if (tags == 0) {
				found(p, VLAN_AT, at);
			}
			type = Bytes.u16(p.bytes, at + 2);
			at += 4;
		}
		switch (type) {
			case TYPE_IPV4 -> ipv4(p, at);
			case TYPE_IPV6 -> ipv6(p, at);
			case TYPE_ARP -> arp(p, at);
			default -> {
			}
		}
	}

	/** Only what the catalogue's fixed offsets describe: Ethernet and IPv4 addresses. */
	private static void arp(Packet p, int at) {
		if (p.captured >= at + 28 && Bytes.u32(p.bytes, at) == 0x0001_0800L && Bytes.u16(p.bytes, at + 4) == 0x0604) {
			found(p, ARP_AT, at);
		}
	}

	private static void ipv4(Packet p, int at) {
		if (p.captured < at + 20) {
			return;
		}
		byte[] bytes = p.bytes;
		int headerBytes = (bytes[at] & 0xf) * 4;
		int total = Bytes.u16(bytes, at + 2);
		if ((bytes[at] & 0xf0) != 0x40 || headerBytes < 20 || total != 0 && total < headerBytes) {
			return;
		}
		found(p, IPV4_AT, at);
		p.transport = bytes[at + 9] & 0xff;
		p.laterFragment = (Bytes.u16(bytes, at + 6) & 0x1fff) != 0;
		if (!p.laterFragment) {
			// a length of 0 is what captures of segmentation offload have
			int end = total == 0 ? p.captured : Math.min(p.captured, at + total);
			transport(p, p.transport, at + headerBytes, end, ICMP);
		}
	}

	private static void ipv6(Packet p, int at) {
		if (p.captured < at + 40 || (p.bytes[at] & 0xf0) != 0x60) {
			return;
		}
		found(p, IPV6_AT, at);
		byte[] bytes = p.bytes;
		int payload = Bytes.u16(bytes, at + 4);
		int end = payload == 0 ? p.captured : Math.min(p.captured, at + 40 + payload);
		int next = bytes[at + 6] & 0xff;
		int here = at + 40;
		for (int i = 0; i < MAX_EXTENSIONS && isExtension(next); i++) {
			if (end < here + 8) {
				return;
			}
			if (next == FRAGMENT && (Bytes.u16(bytes, here + 2) & 0xfff8) != 0) {
				p.laterFragment = true;
				p.transport = bytes[here] & 0xff;
				return;
			}
			int length = bytes[here + 1] & 0xff;
			int extension = next;
			next = bytes[here] & 0xff;
			here += extension == FRAGMENT ? 8 : extension == AUTHENTICATION ? (length + 2) * 4 : (length + 1) * 8;
		}
		if (!isExtension(next)) {
			p.transport = next;
			transport(p, next, here, end, ICMPV6);
		}
	}

	private static boolean isExtension(int next) {
		return next == HOP_BY_HOP || next == ROUTING || next == FRAGMENT || next == AUTHENTICATION
				|| next == DESTINATION;
	}

	/** @param icmp the number of ICMP in this version of IP; the other version's is no header here */
	private static void transport(Packet p, int protocol, int at, int end, int icmp) {
		if (protocol == TCP) {
			if (end >= at + 20) {
				found(p, TCP_AT, at);
				found(p, L4_AT, at);
				p.transportChecksum = at + 16;
			}
		} else if (protocol == UDP) {
			if (end >= at + 8) {
				found(p, UDP_AT, at);
				found(p, L4_AT, at);
				p.transportChecksum = at + 6;
			}
		} else if (protocol == icmp && end >= at + 8) {
			if (icmp == ICMP) {
				found(p, ICMP_AT, at);
			} else {
				p.transportChecksum = at + 2;
			}
		}
	}
}
