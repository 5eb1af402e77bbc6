// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.packet;

import static org.cora.exec.packet.PacketParser.TYPE_IPV4;
import static org.cora.exec.packet.PacketParser.TYPE_IPV6;
import static org.cora.exec.packet.PacketParser.TYPE_VLAN;

import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;

/**
 * Puts headers before a packet and takes them away: VLAN tags, VXLAN, GTP-U, and declared headers. Lengths are right
 * afterwards and checksums as right as before. What headers the packet has isn't asked of its bytes again, but for what
 * comes to light under a tunnel.
 */
public final class Encapsulation {

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

	private Encapsulation() {
	}

	/**
	 * Puts a header before what the packet has.
	 *
	 * @param header VLAN, VXLAN, GTP-U or a declared one
	 * @param over   for a tunnel the IP header it gets, otherwise null
	 * @return false if the frame would be longer than {@link Headers#MOST_BYTES}, lacks what the header goes before, or has
	 *         two tags; nothing has changed then
	 */
	public static boolean push(Packet packet, Header header, Header over) {
		if (header.equals(Headers.VLAN)) {
			return pushTag(packet);
		}
		boolean v6 = Headers.IPV6_HEADER.equals(over);
		return header.equals(Headers.VXLAN) ? pushVxlan(packet, v6)
				: header.equals(Headers.GTPU) ? pushGtpu(packet, v6) : pushDeclared(packet, header);
	}

	/**
	 * Takes a header away: a tag or declared header alone, of a tunnel all before the packet inside.
	 *
	 * @param header VLAN, VXLAN, GTP-U or a declared one
	 * @return false if the packet hasn't got it or a tunnel carries no packet; nothing has changed then
	 */
	public static boolean pop(Packet packet, Header header) {
		if (!packet.has(header)) {
			return false;
		}
		if (header.equals(Headers.VLAN)) {
			return popTag(packet);
		}
		return header.equals(Headers.VXLAN) ? popVxlan(packet)
				: header.equals(Headers.GTPU) ? popGtpu(packet) : popDeclared(packet, header);
	}

	private static boolean fits(Packet packet, int more) {
		return packet.wireLength() + more <= Headers.MOST_BYTES;
	}

	/** What lies at {@code from} or behind has moved. */
	private static void move(Packet p, int from, int by) {
		for (int header = 0; header < PacketParser.HEADERS; header++) {
			if (p.offsets[header] >= from) {
				p.offsets[header] += by;
			}
		}
		p.transportChecksum += p.transportChecksum >= from ? by : 0;
		p.innerTransportChecksum += p.innerTransportChecksum >= from ? by : 0;
		p.payloadAt += p.payloadAt >= from ? by : 0;
		p.end += by;
		p.innerPayloadAt += by;
		p.innerEnd += by;
	}

	// ---- tags ----

	private static boolean pushTag(Packet p) {
		if (!p.has(Headers.ETH) || p.tags >= PacketParser.MAX_TAGS || !fits(p, 4)) {
			return false;
		}
		p.insert(12, 4);
		move(p, 12, 4);
		Bytes.put16(p.bytes, 12, TYPE_VLAN);
		p.present |= 1 << VLAN;
		p.offsets[VLAN] = 14;
		p.tags++;
		return true;
	}

	private static boolean popTag(Packet p) {
		int at = p.offsets[VLAN];
		int typeAt = typeAt(p, at);
		Bytes.put16(p.bytes, typeAt, Bytes.u16(p.bytes, at + 2));
		p.remove(at, 4);
		move(p, at + 1, -4);
		p.tags--;
		if (p.tags == 0 || p.captured < at + 4) {
			p.present &= ~(1 << VLAN);
		}
		return true;
	}

	/** Where the type is of what begins at {@code at}. */
	private static int typeAt(Packet p, int at) {
		return p.linkType() == LinkType.LINUX_SLL2 && at == 20 ? 0 : at - 2;
	}

	// ---- tunnels ----

	private static boolean pushVxlan(Packet p, boolean v6) {
		int more = 14 + (v6 ? 40 : 20) + UDP_BYTES + TUNNEL_BYTES;
		if (!p.has(Headers.ETH) || !fits(p, more)) {
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

	private static boolean pushGtpu(Packet p, boolean v6) {
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
		Bytes.put8(p.bytes, gtpu + 1, PacketParser.USER_DATA);
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
		Bytes.put16(bytes, typeAt(p, at), v6 ? TYPE_IPV6 : TYPE_IPV4);
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

	private static boolean popVxlan(Packet p) {
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

	private static boolean popGtpu(Packet p) {
		boolean v4 = p.hasHeader(IPV4 + INNER);
		if (!v4 && !p.hasHeader(IPV6 + INNER)) {
			return false;
		}
		int from = p.has(Headers.IPV4_HEADER) ? p.offsets[IPV4] : p.offsets[IPV6];
		int to = p.offsets[(v4 ? IPV4 : IPV6) + INNER];
		int end = p.innerEnd;
		int tags = p.tags;
		p.lengths(Math.min(p.captured, end), end);
		Bytes.put16(p.bytes, typeAt(p, from), v4 ? TYPE_IPV4 : TYPE_IPV6);
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
		PacketParser.tunnel(p);
		p.layout().find(p);
	}

	// ---- declared headers ----

	private static boolean pushDeclared(Packet p, Header header) {
		HeaderLayout layout = p.layout();
		int number = layout.numberOf(header);
		int bytes = header.minimumBytes();
		if (number < 0 || !p.has(layout.header(number).after()) || p.has(Headers.VXLAN) || p.has(Headers.GTPU)
				|| !fits(p, bytes)) {
			return false;
		}
		int at = layout.place(p, number);
		if (at > Math.min(p.captured, p.end)) {
			return false;
		}
		Covered.moved(p, at, 0, bytes);
		p.insert(at, bytes);
		p.end += bytes;
		Covered.longer(p, bytes);
		if (layout.header(number).selector() != null) {
			FieldAccess.of(layout.header(number).selector()).store(p, layout.header(number).value());
		}
		settle(p, at, bytes);
		p.present |= 1 << header.index();
		p.offsets[header.index()] = at;
		return true;
	}

	/** The payload begins behind what is at {@code at}: declared headers there and behind are payload now. */
	private static void settle(Packet p, int at, int bytes) {
		for (int header = Headers.FIRST_PARSED; header < PacketParser.HEADERS; header++) {
			if (p.offsets[header] >= at) {
				p.present &= ~(1 << header);
			}
		}
		p.payloadAt = at + bytes;
	}

	private static boolean popDeclared(Packet p, Header header) {
		int at = p.offsets[header.index()];
		int bytes = header.minimumBytes();
		Covered.moved(p, at, bytes, bytes);
		p.remove(at, bytes);
		p.end -= bytes;
		Covered.longer(p, -bytes);
		settle(p, at, 0);
		return true;
	}
}
