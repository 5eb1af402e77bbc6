// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.packet;

import static org.cora.exec.packet.PacketParser.TYPE_IPV4;
import static org.cora.exec.packet.PacketParser.TYPE_IPV6;

import org.cora.ir.packet.Headers;

/** Puts a packet into a tunnel, with all headers that go before it, and takes it out: VXLAN and GTP-U, over IPv4 and IPv6. */
final class TunnelHeaders {

	private static final int ETH = Headers.ETH.index();
	private static final int VLAN = Headers.VLAN.index();
	private static final int IPV4 = Headers.IPV4_HEADER.index();
	private static final int IPV6 = Headers.IPV6_HEADER.index();
	private static final int UDP = Headers.UDP.index();
	private static final int L4 = Headers.L4.index();
	private static final int VXLAN = Headers.VXLAN.index();
	private static final int GTPU = Headers.GTPU.index();
	private static final int INNER = Headers.INNER;
	private static final int LINK = 1 << ETH | 1 << VLAN;
	/** The headers that may be outside or inside. */
	private static final int OUTER = (1 << L4 + 1) - 1;
	private static final int TUNNEL_BYTES = 8;
	private static final int UDP_BYTES = 8;

	private TunnelHeaders() {
	}

	static boolean pushVxlan(Packet p, boolean v6) {
		int more = 14 + (v6 ? 40 : 20) + UDP_BYTES + TUNNEL_BYTES;
		if (!p.has(Headers.ETH) || !Encapsulation.fits(p, more)) {
			return false;
		}
		int port = Entropy.sourcePort(p);
		p.insert(0, more);
		enclose(p, OUTER, more);
		p.present |= 1 << ETH;
		p.offsets[ETH] = 0;
		p.tags = 0;
		p.end = p.wireLength();
		outer(p, 14, v6, port, Headers.VXLAN_PORT);
		int at = p.offsets[UDP] + UDP_BYTES;
		p.present |= 1 << VXLAN;
		p.offsets[VXLAN] = at;
		Bytes.put8(p.bytes, at, 8);
		return true;
	}

	static boolean pushGtpu(Packet p, boolean v6) {
		int more = (v6 ? 40 : 20) + UDP_BYTES + TUNNEL_BYTES;
		int at = p.has(Headers.IPV4_HEADER) ? p.offsets[IPV4] : p.has(Headers.IPV6_HEADER) ? p.offsets[IPV6] : -1;
		int end = p.end;
		if (at < 0 || end + more > Headers.MOST_BYTES) {
			return false;
		}
		int port = Entropy.sourcePort(p);
		int link = p.present & LINK;
		int eth = p.offsets[ETH];
		int vlan = p.offsets[VLAN];
		int tags = p.tags;
		p.lengths(Math.min(p.captured, end), end);
		p.insert(at, more);
		enclose(p, OUTER & ~LINK, more);
		p.present |= link;
		p.offsets[ETH] = eth;
		p.offsets[VLAN] = vlan;
		p.tags = tags;
		p.end = p.wireLength();
		outer(p, at, v6, port, Headers.GTPU_PORT);
		int gtpu = p.offsets[UDP] + UDP_BYTES;
		p.present |= 1 << GTPU;
		p.offsets[GTPU] = gtpu;
		Bytes.put8(p.bytes, gtpu, 0x30);
		Bytes.put8(p.bytes, gtpu + 1, TunnelParser.USER_DATA);
		Bytes.put16(p.bytes, gtpu + 2, p.end - gtpu - TUNNEL_BYTES);
		return true;
	}

	/** What was outside is inside now; the bytes have moved already. */
	private static void enclose(Packet p, int headers, int by) {
		p.present = (p.present & headers) << INNER;
		for (int header = 0; header <= L4; header++) {
			p.offsets[header + INNER] = p.offsets[header] + by;
		}
		p.innerTransport = p.transport;
		p.innerTransportChecksum = p.transportChecksum < 0 ? -1 : p.transportChecksum + by;
		p.innerLaterFragment = p.laterFragment;
		p.innerPayloadAt = p.payloadAt + by;
		p.innerEnd = p.end + by;
		p.innerTags = p.tags;
	}

	/**
	 * Writes an IP and a UDP header without a checksum, which RFC 7348 section 5 wants and RFC 6935 allows, and not to be
	 * fragmented.
	 */
	private static void outer(Packet p, int at, boolean v6, int sourcePort, int port) {
		byte[] bytes = p.bytes;
		int udp = at + (v6 ? 40 : 20);
		Bytes.put16(bytes, Encapsulation.typeAt(p, at), v6 ? TYPE_IPV6 : TYPE_IPV4);
		p.present |= 1 << (v6 ? IPV6 : IPV4) | 1 << UDP | 1 << L4;
		p.offsets[v6 ? IPV6 : IPV4] = at;
		p.offsets[UDP] = udp;
		p.offsets[L4] = udp;
		if (v6) {
			Bytes.put8(bytes, at, 0x60);
			Bytes.put16(bytes, at + 4, p.end - udp);
			Bytes.put8(bytes, at + 6, PacketParser.UDP);
			Bytes.put8(bytes, at + 7, 64);
		} else {
			Bytes.put8(bytes, at, 0x45);
			Bytes.put16(bytes, at + 2, p.end - at);
			Bytes.put16(bytes, at + 6, 0x4000);
			Bytes.put8(bytes, at + 8, 64);
			Bytes.put8(bytes, at + 9, PacketParser.UDP);
			Bytes.put16(bytes, at + 10, Checksum.complement(Checksum.sum(bytes, at, 20)));
		}
		Bytes.put16(bytes, udp, sourcePort);
		Bytes.put16(bytes, udp + 2, port);
		Bytes.put16(bytes, udp + 4, p.end - udp);
		p.transport = PacketParser.UDP;
		p.transportChecksum = udp + 6;
		p.laterFragment = false;
		p.payloadAt = udp + UDP_BYTES + TUNNEL_BYTES;
	}

	static boolean popVxlan(Packet p) {
		if (!p.hasHeader(ETH + INNER)) {
			return false;
		}
		int cut = p.offsets[VXLAN] + TUNNEL_BYTES;
		p.lengths(Math.min(p.captured, p.end), p.end);
		p.remove(0, cut);
		p.linkType(LinkType.ETHERNET);
		disclose(p, OUTER, 0, cut);
		return true;
	}

	static boolean popGtpu(Packet p) {
		boolean v4 = p.hasHeader(IPV4 + INNER);
		if (!v4 && !p.hasHeader(IPV6 + INNER)) {
			return false;
		}
		int from = p.has(Headers.IPV4_HEADER) ? p.offsets[IPV4] : p.offsets[IPV6];
		int to = p.offsets[(v4 ? IPV4 : IPV6) + INNER];
		int end = p.innerEnd;
		int tags = p.tags;
		p.lengths(Math.min(p.captured, end), end);
		Bytes.put16(p.bytes, Encapsulation.typeAt(p, from), v4 ? TYPE_IPV4 : TYPE_IPV6);
		p.remove(from, to - from);
		disclose(p, OUTER & ~LINK, p.present & LINK, to - from);
		p.tags = tags;
		return true;
	}

	/** What was inside is outside now; then there may be a tunnel in the tunnel. The bytes have moved already. */
	private static void disclose(Packet p, int headers, int kept, int by) {
		int moved = p.present >>> INNER & headers;
		for (int header = 0; header <= L4; header++) {
			if ((moved >>> header & 1) != 0) {
				p.offsets[header] = p.offsets[header + INNER] - by;
			}
		}
		p.present = moved | kept;
		p.transport = p.innerTransport;
		p.transportChecksum = p.innerTransportChecksum < 0 ? -1 : p.innerTransportChecksum - by;
		p.laterFragment = p.innerLaterFragment;
		p.payloadAt = p.innerPayloadAt - by;
		p.end = p.innerEnd - by;
		p.tags = p.innerTags;
		TunnelParser.parse(p);
		p.layout().find(p);
	}
}
