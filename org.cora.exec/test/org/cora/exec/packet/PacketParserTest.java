// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;
import org.junit.jupiter.api.Test;

class PacketParserTest {

	private final Packet packet = new Packet();

	private FrameBuilder frame() {
		return new FrameBuilder(packet).ethernet(1, 2);
	}

	private static byte[] bytes(int... values) {
		byte[] bytes = new byte[values.length];
		for (int i = 0; i < values.length; i++) {
			bytes[i] = (byte) values[i];
		}
		return bytes;
	}

	private void assertHeaders(Header... expected) {
		List<Header> present = Headers.all().stream().filter(packet::has).toList();
		assertEquals(List.of(expected), present);
	}

	private String found() {
		String offsets = Headers.all().stream().map(h -> h + " at " + packet.offset(h)).toList().toString();
		return offsets + packet.transport() + packet.isLaterFragment() + packet.payloadLength() + " " + packet.payloadAt + " "
				+ packet.end + " " + packet.transportChecksum + " " + packet.tags;
	}

	@Test
	void theShortWayFindsWhatTheLongOneDoes() {
		Random random = new Random(1);
		int found = 0;
		for (int i = 0; i < 20_000; i++) {
			FrameBuilder begun = frame().ipv4(random.nextInt(), random.nextInt(), random.nextBoolean() ? 6 : 17);
			int port = random.nextInt(4) == 0 ? Headers.VXLAN_PORT : random.nextInt(1 << 16);
			(random.nextBoolean() ? begun.tcp(3, port, random.nextInt(), 6, 2) : begun.udp(1, port)).payload(random.nextInt(40)).finish(0);
			for (int change = random.nextInt(3); change > 0; change--) {
				packet.bytes()[12 + random.nextInt(34)] = (byte) (random.nextInt(4) == 0 ? 0 : random.nextInt(256));
			}
			snap(Math.min(packet.capturedLength(), 40 + random.nextInt(60)));
			String shortly = found();
			PacketParser.general(packet);
			assertEquals(found(), shortly);
			found += packet.has(Headers.L4) ? 1 : 0;
		}
		assertTrue(found > 5000 && found < 19_000, "packets with TCP or UDP: " + found);
	}

	private void snap(int captured) {
		packet.set(packet.linkType(), packet.time(), captured, packet.wireLength());
	}

	@Test
	void findsTheHeadersOfTcpOverIpv4() {
		frame().ipv4(1, 2, 6).tcp(3, 4, 5, 6, 2).finish(9);
		assertHeaders(Headers.ETH, Headers.IPV4_HEADER, Headers.TCP, Headers.L4);
		assertEquals(34, packet.offset(Headers.TCP));
		assertEquals(9, packet.time());
	}

	@Test
	void findsHeadersBehindUpToTwoTags() {
		frame().vlan(3).ipv4(1, 2, 17).udp(1, 2).finish(0);
		assertHeaders(Headers.ETH, Headers.VLAN, Headers.IPV4_HEADER, Headers.UDP, Headers.L4);
		frame().vlan(3).vlan(4).ipv4(1, 2, 17).udp(1, 2).finish(0);
		assertHeaders(Headers.ETH, Headers.VLAN, Headers.IPV4_HEADER, Headers.UDP, Headers.L4);
		assertEquals(3, FieldAccess.of(Headers.VLAN.require("vid")).load(packet));
		frame().vlan(3).vlan(4).vlan(5).ipv4(1, 2, 17).udp(1, 2).finish(0);
		assertHeaders(Headers.ETH, Headers.VLAN);
	}

	@Test
	void portsAreThereOnlyInTheFirstFragment() {
		frame().ipv4(1, 2, 17).fragment(0, true).udp(1, 2).payload(40).finish(0);
		assertTrue(packet.has(Headers.UDP));
		frame().ipv4(1, 2, 17).fragment(48, false).payload(40).finish(0);
		assertHeaders(Headers.ETH, Headers.IPV4_HEADER);
		assertTrue(packet.isLaterFragment());
	}

	@Test
	void aHeaderThatIsNotWhollyThereDoesNotCount() {
		frame().ipv4(1, 2, 6).tcp(3, 4, 5, 6, 2).finish(0);
		snap(53);
		assertHeaders(Headers.ETH, Headers.IPV4_HEADER);
		snap(33);
		assertHeaders(Headers.ETH);
		snap(13);
		assertHeaders();
	}

	@Test
	void paddingIsNoPartOfThePacket() {
		frame().ipv4(1, 2, 6).payload(bytes(1, 2)).finish(0);
		assertEquals(60, packet.wireLength());
		assertHeaders(Headers.ETH, Headers.IPV4_HEADER);
	}

	@Test
	void lengthsThatContradictThemselvesMakeNoHeader() {
		frame().ipv4(1, 2, 6).tcp(3, 4, 5, 6, 2).finish(0);
		packet.bytes()[14] = 0x44;
		packet.parse();
		assertFalse(packet.has(Headers.IPV4_HEADER));
		packet.bytes()[14] = 0x45;
		packet.bytes()[17] = 19;
		packet.parse();
		assertFalse(packet.has(Headers.IPV4_HEADER));
	}

	@Test
	void passesOverIpv6ExtensionHeaders() {
		frame().ipv6(1, 2, 3, 4, 0).payload(bytes(43, 0, 1, 4, 0, 0, 0, 0)).payload(bytes(17, 0, 0, 0, 0, 0, 0, 0)).udp(5, 6).finish(0);
		assertHeaders(Headers.ETH, Headers.IPV6_HEADER, Headers.UDP, Headers.L4);
		assertEquals(17, packet.transport());
		frame().ipv6(1, 2, 3, 4, 44).payload(bytes(17, 0, 0, 8, 0, 0, 0, 0)).payload(30).finish(0);
		assertHeaders(Headers.ETH, Headers.IPV6_HEADER);
		assertTrue(packet.isLaterFragment());
	}

	@Test
	void anEndlessChainOfExtensionHeadersIsGivenUp() {
		FrameBuilder frame = frame().ipv6(1, 2, 3, 4, 60);
		for (int i = 0; i < 20; i++) {
			frame.payload(bytes(60, 0, 0, 0, 0, 0, 0, 0));
		}
		frame.finish(0);
		assertHeaders(Headers.ETH, Headers.IPV6_HEADER);
		assertEquals(-1, packet.transport());
	}

	@Test
	void findsArpAndIcmp() {
		frame().arp(1, 2, 3, 4, 5).finish(0);
		assertHeaders(Headers.ETH, Headers.ARP);
		assertEquals(5, FieldAccess.of(Headers.ARP.require("tpa")).load(packet));
		frame().ipv4(1, 2, 1).icmp(8, 0, 7, 1).finish(0);
		assertHeaders(Headers.ETH, Headers.IPV4_HEADER, Headers.ICMP);
	}

	@Test
	void linuxCookedPacketsHaveNoEthernetHeader() {
		frame().ipv4(1, 2, 17).udp(5, 6).finish(0);
		byte[] ethernet = packet.toBytes();
		byte[] bytes = packet.reserve(ethernet.length + 2);
		System.arraycopy(ethernet, 14, bytes, 16, ethernet.length - 14);
		Bytes.put16(bytes, 14, 0x0800);
		packet.set(LinkType.LINUX_SLL, 0, ethernet.length + 2, ethernet.length + 2);
		assertHeaders(Headers.IPV4_HEADER, Headers.UDP, Headers.L4);
	}
}
