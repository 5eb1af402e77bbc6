// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cora.ir.packet.Field;
import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;
import org.cora.ir.packet.ParsedHeader;
import org.cora.ir.program.Nf;
import org.cora.ir.source.SourceRange;
import org.cora.ir.type.Types;

/** Whatever a packet's bytes are, and however few of them: nothing throws, and no header reaches out of the packet. */
class DamagedPacketProperties {

	private static final int[] LINKS = {LinkType.ETHERNET, LinkType.LINUX_SLL, LinkType.LINUX_SLL2, 12345};

	private final Packet packet = new Packet();
	private final Header odd = Header.declared("odd", 0, 3, new LinkedHashMap<>(Map.of("all", Types.number(24))));
	private final HeaderLayout layout = HeaderLayout.of(new Nf("test", List.of(), List.of(new ParsedHeader(odd, Headers.UDP,
			null, 0), new ParsedHeader(Header.declared("more", 1, 5, new LinkedHashMap<>(Map.of("all", Types.number(40)))), odd,
			odd.require("all"), 0)), List.of(), List.of(), SourceRange.NONE));

	/** A frame of tunnels, of which some bytes and the length have been damaged. */
	private void damaged(SplittableRandom random) {
		TunnelFrames.make(packet, random.nextInt(TunnelFrames.KINDS), random.nextInt(120));
		for (int i = random.nextInt(3); i > 0; i--) {
			Encapsulation.push(packet, random.nextBoolean() ? Headers.VXLAN : Headers.GTPU,
					random.nextBoolean() ? Headers.IPV6_HEADER : Headers.IPV4_HEADER);
		}
		if (packet.has(Headers.GTPU) && random.nextBoolean()) {
			packet.bytes[packet.offset(Headers.GTPU)] |= (byte) random.nextInt(8);
		}
		for (int i = random.nextInt(4); i > 0; i--) {
			packet.bytes[random.nextInt(packet.captured)] = (byte) random.nextInt();
		}
		int wire = random.nextInt(4) == 0 ? random.nextInt(1, packet.captured + 50) : packet.captured;
		int captured = random.nextInt(3) == 0 ? random.nextInt(Math.min(wire, packet.captured) + 1)
				: Math.min(wire, packet.captured);
		packet.set(LINKS[random.nextInt(10) == 0 ? random.nextInt(LINKS.length) : 0], 1, captured, wire);
	}

	private void check() {
		for (Header header : known()) {
			if (packet.has(header)) {
				assertTrue(packet.offset(header) + header.minimumBytes() <= packet.capturedLength() || header.name().endsWith("l4"),
						header + " reaches out of the packet");
				for (Field field : header.fields()) {
					FieldAccess.of(field).load(packet);
				}
			}
		}
		assertTrue(packet.capturedLength() <= packet.wireLength() && packet.payloadLength() >= 0);
	}

	private List<Header> known() {
		List<Header> known = new ArrayList<>(Headers.all());
		known.add(odd);
		return known;
	}

	@Property(tries = 3000)
	void nothingThrows(@ForAll long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		damaged(random);
		packet.begin(random.nextBoolean() ? layout : HeaderLayout.NONE);
		check();
		for (int i = 0; i < 12; i++) {
			operation(random);
			check();
		}
	}

	private void operation(SplittableRandom random) {
		List<Header> movable = List.of(Headers.VLAN, Headers.VXLAN, Headers.GTPU, odd);
		Header header = movable.get(random.nextInt(movable.size()));
		boolean tunnel = header.equals(Headers.VXLAN) || header.equals(Headers.GTPU);
		switch (random.nextInt(6)) {
			case 0 -> Encapsulation.push(packet, header, !tunnel ? null : random.nextBoolean() ? Headers.IPV4_HEADER
					: Headers.IPV6_HEADER);
			case 1 -> Encapsulation.pop(packet, header);
			case 2 -> Payload.store(packet, index(random), 1 << random.nextInt(4), random.nextLong());
			case 3 -> Payload.load(packet, index(random), 1 << random.nextInt(4));
			case 4 -> Payload.resize(packet, index(random));
			default -> {
				Header of = known().get(random.nextInt(known().size()));
				if (!of.isInner()) {
					FieldAccess.of(of.fields().get(random.nextInt(of.fields().size()))).store(packet, random.nextLong());
				}
			}
		}
	}

	private static long index(SplittableRandom random) {
		return random.nextInt(5) == 0 ? random.nextLong() : random.nextInt(200);
	}

	@Example
	void anEndlessChainOfGtpExtensionHeadersIsGivenUp() {
		TunnelFrames.make(packet, 0, 40);
		Encapsulation.push(packet, Headers.GTPU, Headers.IPV4_HEADER);
		int at = packet.offset(Headers.GTPU);
		packet.bytes[at] |= 4;
		for (int i = at + 11; i < packet.captured; i++) {
			packet.bytes[i] = 1;
		}
		packet.parse();
		assertTrue(packet.has(Headers.GTPU) && packet.has(Headers.GTPU_OPTIONS));
		assertEquals(0, packet.headers() >>> Headers.INNER & 0x1ff, "no packet inside is found");
	}
}
