// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;
import org.junit.jupiter.api.Test;

/** Tunnels as in RFC 7348 and 3GPP TS 29.281, written out by hand. */
class TunnelParserTest {

	private final Packet packet = new Packet();

	private FrameBuilder udp(int port) {
		return new FrameBuilder(packet).ethernet(1, 2).ipv4(0x0a000001, 0x0a000002, 17).udp(50000, port);
	}

	private static byte[] bytes(int... values) {
		byte[] bytes = new byte[values.length];
		for (int i = 0; i < values.length; i++) {
			bytes[i] = (byte) values[i];
		}
		return bytes;
	}

	/** An IPv4 packet with a UDP header. */
	private static byte[] inner() {
		Packet inner = new Packet();
		byte[] frame = new FrameBuilder(inner).ethernet(3, 4).ipv4(0x0b000001, 0x0b000002, 17).udp(5, 6).payload(20).finish(0)
				.toBytes();
		return java.util.Arrays.copyOfRange(frame, 14, frame.length);
	}

	private long field(Header header, String name) {
		return FieldAccess.of(header.require(name)).load(packet);
	}

	private static Header inside(Header header) {
		return Headers.inner(header).orElseThrow();
	}

	@Test
	void findsVxlanAndTheFrameInside() {
		udp(4789).payload(bytes(8, 0, 0, 0, 0x12, 0x34, 0x56, 0)).payload(bytes(0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 8, 8, 0))
				.payload(inner()).finish(0);
		assertEquals(0x123456, field(Headers.VXLAN, "vni"));
		assertEquals(9, field(inside(Headers.ETH), "dst"));
		assertEquals(0x0b000002, field(inside(Headers.IPV4_HEADER), "dst"));
		assertEquals(6, field(inside(Headers.L4), "dport"));
		assertEquals(0x0a000001, field(Headers.IPV4_HEADER, "src"));
	}

	@Test
	void vxlanNeedsItsFlagAndItsPort() {
		udp(4789).payload(bytes(0, 0, 0, 0, 0x12, 0x34, 0x56, 0)).payload(40).finish(0);
		assertFalse(packet.has(Headers.VXLAN));
		udp(4790).payload(bytes(8, 0, 0, 0, 0x12, 0x34, 0x56, 0)).payload(40).finish(0);
		assertFalse(packet.has(Headers.VXLAN));
	}

	@Test
	void findsGtpuBehindOptionsAndExtensionHeaders() {
		byte[] inner = inner();
		// flags E and S; a PDU session container (type 0x85) with QoS flow 9, TS 38.415
		udp(2152).payload(bytes(0x36, 255, 0, 8 + inner.length, 0, 0, 0, 77, 0x12, 0x34, 0, 0x85, 1, 0x10, 9, 0))
				.payload(inner).finish(0);
		assertEquals(77, field(Headers.GTPU, "teid"));
		assertEquals(0x1234, field(Headers.GTPU_OPTIONS, "seq"));
		assertEquals(0x0b000001, field(inside(Headers.IPV4_HEADER), "src"));
		assertFalse(packet.has(inside(Headers.ETH)));
		assertTrue(Encapsulation.pop(packet, Headers.GTPU));
		assertEquals(0x0b000001, field(Headers.IPV4_HEADER, "src"));
		assertEquals(14 + 20 + 8 + 20, packet.wireLength());
	}

	@Test
	void messagesWithoutAPacketHaveNothingInside() {
		udp(2152).payload(bytes(0x32, 1, 0, 4, 0, 0, 0, 0, 0, 1, 0, 0)).finish(0);   // an echo request
		assertTrue(packet.has(Headers.GTPU) && packet.has(Headers.GTPU_OPTIONS));
		assertFalse(Encapsulation.pop(packet, Headers.GTPU));
		assertTrue(packet.has(Headers.GTPU));
	}

	@Test
	void aGtpuLengthThatLeadsOutOfTheDatagramMakesNoHeader() {
		udp(2152).payload(bytes(0x30, 255, 0, 200, 0, 0, 0, 1)).payload(inner()).finish(0);
		assertFalse(packet.has(Headers.GTPU));
	}

	@Test
	void fragmentsHaveNoTunnel() {
		new FrameBuilder(packet).ethernet(1, 2).ipv4(1, 2, 17).fragment(0, true).udp(1, 4789)
				.payload(bytes(8, 0, 0, 0, 0, 0, 1, 0)).payload(60).finish(0);
		Bytes.put16(packet.bytes, packet.offset(Headers.UDP) + 4, 2000);   // the whole datagram's
		packet.parse();
		assertTrue(packet.has(Headers.UDP));
		assertFalse(packet.has(Headers.VXLAN));
	}
}
