// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.packet;

import org.cora.ir.packet.Headers;

/**
 * Finds VXLAN, and GTP-U with up to {@value PacketParser#MAX_EXTENSIONS} extension headers, behind UDP, and then once more the
 * headers of the packet inside. GTP-U counts only if its version and lengths make sense.
 */
final class TunnelParser {

	/** A GTP-U message that carries a packet, a G-PDU. */
	static final int USER_DATA = 255;

	private static final int GTPU_OPTIONS_AT = Headers.GTPU_OPTIONS.index();

	private TunnelParser() {
	}

	/** Looks for a tunnel's header behind UDP, unless the datagram is a fragment, and for the headers of the packet inside. */
	static void parse(Packet p) {
		int udp = p.offsets[PacketParser.UDP_AT];
		if (!p.hasHeader(PacketParser.UDP_AT) || udp + Bytes.u16(p.bytes, udp + 4) > p.end) {
			return;
		}
		int port = Bytes.u16(p.bytes, udp + 2);
		int at = udp + 8;
		int end = Math.min(p.captured, p.end);
		if (port == Headers.VXLAN_PORT && end >= at + 8 && (p.bytes[at] & 8) != 0) {
			PacketParser.found(p, PacketParser.VXLAN_AT, at);
			p.payloadAt = at + 8;
			inside(p, at + 8, true, p.end);
		} else if (port == Headers.GTPU_PORT && end >= at + 8 && (p.bytes[at] & 0xf0) == 0x30) {
			gtpu(p, at, end);
		}
	}

	/** Version 1, protocol type 1; its length must not lead out of the datagram (3GPP TS 29.281, sections 5.1 and 5.2.1). */
	private static void gtpu(Packet p, int at, int captured) {
		byte[] bytes = p.bytes;
		int end = at + 8 + Bytes.u16(bytes, at + 2);
		boolean options = (bytes[at] & 7) != 0;
		if (end > p.end || options && (end < at + 12 || captured < at + 12)) {
			return;
		}
		PacketParser.found(p, PacketParser.GTPU_AT, at);
		int here = at + 8;
		boolean whole = true;
		if (options) {
			PacketParser.found(p, GTPU_OPTIONS_AT, here);
			here += 4;
			int next = (bytes[at] & 4) == 0 ? 0 : bytes[here - 1] & 0xff;
			for (int i = 0; next != 0; i++) {
				int length = here < Math.min(end, captured) ? (bytes[here] & 0xff) * 4 : 0;
				if (i == PacketParser.MAX_EXTENSIONS || length == 0 || here + length > Math.min(end, captured)) {
					whole = false;
					break;
				}
				here += length;
				next = bytes[here - 1] & 0xff;
			}
		}
		p.payloadAt = here;
		if (whole && (bytes[at + 1] & 0xff) == USER_DATA) {
			inside(p, here, false, end);
		}
	}

	/** Finds the headers of the packet inside; what is known of the packet itself stays. */
	private static void inside(Packet p, int at, boolean frame, int wireEnd) {
		int checksum = p.transportChecksum;
		int transport = p.transport;
		boolean later = p.laterFragment;
		int payloadAt = p.payloadAt;
		int end = p.end;
		int tags = p.tags;
		int captured = Math.min(p.captured, wireEnd);
		p.tags = 0;
		p.end = wireEnd;
		if (frame) {
			PacketParser.ethernet(p, at, captured, Headers.INNER);
		} else {
			PacketParser.begin(p, at);
			int version = captured > at ? p.bytes[at] >> 4 & 0xf : 0;
			if (version == 4) {
				PacketParser.ipv4(p, at, captured, Headers.INNER);
			} else if (version == 6) {
				PacketParser.ipv6(p, at, captured, Headers.INNER);
			}
		}
		p.innerTransportChecksum = p.transportChecksum;
		p.innerTransport = p.transport;
		p.innerLaterFragment = p.laterFragment;
		p.innerPayloadAt = p.payloadAt;
		p.innerEnd = p.end;
		p.innerTags = p.tags;
		p.transportChecksum = checksum;
		p.transport = transport;
		p.laterFragment = later;
		p.payloadAt = payloadAt;
		p.end = end;
		p.tags = tags;
	}
}
