// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;
import org.cora.ir.packet.ParsedHeader;
import org.cora.ir.program.Nf;
import org.cora.ir.source.SourceRange;
import org.cora.ir.type.Types;

/** What was pushed can be popped, and a packet is at any time what its bytes say. */
class EncapsulationProperties {

	private final Packet packet = new Packet();
	private final Packet fresh = new Packet();

	private static Header tunnel(boolean vxlan) {
		return vxlan ? Headers.VXLAN : Headers.GTPU;
	}

	private static Header over(boolean v6) {
		return v6 ? Headers.IPV6_HEADER : Headers.IPV4_HEADER;
	}

	/** Parses the bytes anew and compares what is found with what the operations have kept. */
	private void assertParsedAnew() {
		byte[] bytes = packet.toBytes();
		System.arraycopy(bytes, 0, fresh.reserve(bytes.length), 0, bytes.length);
		fresh.expect(packet.layout());
		fresh.set(packet.linkType(), packet.time(), bytes.length, packet.wireLength());
		assertEquals(fresh.present, packet.present, () -> "headers of " + packet.wireLength() + " bytes");
		for (int header = 0; header < PacketParser.HEADERS; header++) {
			if (fresh.hasHeader(header)) {
				assertEquals(fresh.offsets[header], packet.offsets[header], "offset of header " + header);
			}
		}
		assertEquals(fresh.transport(), packet.transport());
		assertEquals(fresh.transportChecksum, packet.transportChecksum);
		assertEquals(fresh.payloadAt, packet.payloadAt);
		assertEquals(fresh.end, packet.end);
		assertEquals(fresh.tags, packet.tags);
	}

	@Property(tries = 500)
	void aTunnelKeepsThePacketInside(@ForAll @IntRange(max = TunnelFrames.KINDS - 1) int kind,
			@ForAll @IntRange(max = 300) int payload, @ForAll boolean vxlan, @ForAll boolean v6) {
		byte[] before = TunnelFrames.make(packet, kind, payload).toBytes();
		int headers = packet.headers();
		int end = packet.end;
		boolean ip = packet.has(Headers.IPV4_HEADER) || packet.has(Headers.IPV6_HEADER);
		assertEquals(vxlan || ip, Encapsulation.push(packet, tunnel(vxlan), over(v6)));
		if (!vxlan && !ip) {
			assertArrayEquals(before, packet.toBytes());
			return;
		}
		assertTrue(packet.has(tunnel(vxlan)) && packet.has(over(v6)) && packet.has(Headers.UDP));
		assertParsedAnew();
		byte[] outside = packet.toBytes();
		Checksum.computeAll(packet, packet.end);
		assertEquals(Bytes.u16(packet.bytes, packet.offset(over(v6)) + 10), Bytes.u16(outside, packet.offset(over(v6)) + 10));
		System.arraycopy(outside, 0, packet.bytes, 0, outside.length);
		assertTrue(Encapsulation.pop(packet, tunnel(vxlan)));
		assertParsedAnew();
		assertEquals(headers, packet.headers());
		byte[] after = packet.toBytes();
		int length = vxlan ? before.length : end;   // GTP-U carries no padding of the frame
		assertArrayEquals(java.util.Arrays.copyOf(before, length), after);
	}

	@Property(tries = 300)
	void tagsComeAndGo(@ForAll @IntRange(max = TunnelFrames.KINDS - 1) int kind, @ForAll @IntRange(max = 80) int payload) {
		byte[] before = TunnelFrames.make(packet, kind, payload).toBytes();
		boolean room = packet.tags < 2;
		assertEquals(room, Encapsulation.push(packet, Headers.VLAN, null), "a third tag would hide what is behind it");
		assertParsedAnew();
		if (room) {
			assertTrue(Encapsulation.pop(packet, Headers.VLAN));
			assertParsedAnew();
		}
		assertArrayEquals(before, packet.toBytes());
	}

	@Property(tries = 300)
	void tunnelsInTunnels(@ForAll @IntRange(max = TunnelFrames.KINDS - 1) int kind, @ForAll @IntRange(max = 80) int payload,
			@ForAll List<Boolean> pushes) {
		TunnelFrames.make(packet, kind, payload);
		int depth = 0;
		for (boolean vxlan : pushes.subList(0, Math.min(5, pushes.size()))) {
			depth += Encapsulation.push(packet, tunnel(vxlan), Headers.IPV4_HEADER) ? 1 : 0;
			assertParsedAnew();
		}
		for (int i = 0; i < depth; i++) {
			assertTrue(Encapsulation.pop(packet, packet.has(Headers.VXLAN) ? Headers.VXLAN : Headers.GTPU));
			assertParsedAnew();
		}
		assertFalse(packet.has(Headers.VXLAN) || packet.has(Headers.GTPU));
	}

	/** Header {@code b}, so many bytes long, behind {@code a}, three bytes long, behind UDP to port 50000 or behind TCP. */
	private static HeaderLayout layout(int bytes, boolean tcp) {
		Header a = Header.declared("a", 0, 3, new LinkedHashMap<>(Map.of("kind", Types.number(24))));
		Map<String, org.cora.ir.type.Type.Scalar> fields = new LinkedHashMap<>();
		for (int i = 0; i < bytes; i++) {
			fields.put("f" + i, Types.U8);
		}
		Header b = Header.declared("b", 1, bytes, fields);
		List<ParsedHeader> parsed = List.of(tcp ? new ParsedHeader(a, Headers.TCP, null, 0)
				: new ParsedHeader(a, Headers.UDP, Headers.UDP.require("dport"), 50000),
				new ParsedHeader(b, a, a.require("kind"), 7));
		return HeaderLayout.of(new Nf("test", List.of(), parsed, List.of(), List.of(), SourceRange.NONE));
	}

	@Property(tries = 500)
	void declaredHeadersKeepChecksumsAndLengthsRight(@ForAll @IntRange(max = 4) int kind,
			@ForAll @IntRange(max = 90) int payload, @ForAll @IntRange(min = 1, max = 9) int bytes, @ForAll long value) {
		boolean tcp = kind == 0 || kind == 3;
		HeaderLayout layout = layout(bytes, tcp);
		byte[] before = TunnelFrames.make(packet, kind, payload).toBytes();
		packet.begin(layout);
		int end = packet.end;
		Header a = layout.header(0).header();
		Header b = layout.header(1).header();
		if (kind == 2) {
			assertFalse(Encapsulation.push(packet, a, null), "there is no UDP to stand behind");
			return;
		}
		assertTrue(Encapsulation.push(packet, a, null));
		assertTrue(Encapsulation.push(packet, b, null));
		FieldAccess.of(b.fields().get(bytes - 1)).store(packet, value);
		assertEquals(7, FieldAccess.of(a.require("kind")).load(packet), "the selector says what follows");
		assertEquals(end + 3 + bytes, packet.end);
		assertParsedAnew();
		assertChecksums();
		assertTrue(Encapsulation.pop(packet, b));
		assertChecksums();
		assertTrue(Encapsulation.pop(packet, a));
		assertChecksums();
		assertArrayEquals(before, packet.toBytes());
	}

	private void assertChecksums() {
		byte[] corrected = packet.toBytes();
		Checksum.computeAll(packet, packet.end);
		assertArrayEquals(packet.toBytes(), corrected);
	}

	@Property(tries = 500)
	void payloadsKeepChecksumsRight(@ForAll @IntRange(max = 4) int kind, @ForAll @IntRange(max = 90) int payload,
			@ForAll @IntRange(max = 100) int index, @ForAll long value, @ForAll @IntRange(max = 3) int width,
			@ForAll @IntRange(max = 200) int length) {
		TunnelFrames.make(packet, kind, payload);
		int count = 1 << width;
		Payload.store(packet, index, count, value);
		long kept = index + count <= payload ? value & -1L >>> 64 - 8 * count : 0;
		assertTrue(index + count > payload || Payload.load(packet, index, count) == kept);
		assertChecksums();
		assertTrue(Payload.resize(packet, length));
		assertEquals(length, packet.payloadLength());
		assertEquals(0, Payload.load(packet, length, 1));
		assertChecksums();
		assertParsedAnew();
	}

	@Example
	void aFrameHasALimit() {
		TunnelFrames.make(packet, 1, Headers.MOST_BYTES - 42 - 50);
		assertTrue(Encapsulation.push(packet, Headers.VXLAN, Headers.IPV4_HEADER));
		assertEquals(Headers.MOST_BYTES, packet.wireLength());
		assertFalse(Encapsulation.push(packet, Headers.VLAN, null));
		TunnelFrames.make(packet, 1, 10);
		assertFalse(Payload.resize(packet, Headers.MOST_BYTES - 41));
		assertFalse(Payload.resize(packet, -1));
	}

	@Example
	void flowsKeepTheirSourcePort() {
		TunnelFrames.make(packet, 0, 1);
		int first = Entropy.sourcePort(packet);
		TunnelFrames.make(packet, 0, 200);
		assertEquals(first, Entropy.sourcePort(packet));
		TunnelFrames.make(packet, 1, 1);
		assertFalse(first == Entropy.sourcePort(packet));
		assertTrue(first >= 49152 && first <= 65535);
	}
}
