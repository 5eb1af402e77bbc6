// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.packet;

import static org.cora.exec.packet.PacketParser.TYPE_VLAN;

import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;

/**
 * Puts headers before a packet and takes them away: VLAN tags, VXLAN, GTP-U, and declared headers. Lengths are right
 * afterwards and checksums as right as before. What headers the packet has isn't asked of its bytes again, but for what
 * comes to light under a tunnel.
 */
public final class Encapsulation {

	private static final int VLAN = Headers.VLAN.index();
	private static final int VXLAN = Headers.VXLAN.index();

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
		return header.equals(Headers.VXLAN) ? TunnelHeaders.pushVxlan(packet, v6)
				: header.equals(Headers.GTPU) ? TunnelHeaders.pushGtpu(packet, v6) : pushDeclared(packet, header);
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
		return header.equals(Headers.VXLAN) ? TunnelHeaders.popVxlan(packet)
				: header.equals(Headers.GTPU) ? TunnelHeaders.popGtpu(packet) : popDeclared(packet, header);
	}

	static boolean fits(Packet packet, int more) {
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
	static int typeAt(Packet p, int at) {
		return p.linkType() == LinkType.LINUX_SLL2 && at == 20 ? 0 : at - 2;
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
