// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import static org.cora.testing.examples.Frames.SECOND;
import static org.cora.testing.examples.Frames.address;
import static org.cora.testing.examples.Tunnels.u16;
import static org.cora.testing.examples.Tunnels.u32;
import static org.cora.testing.examples.Tunnels.u8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.cora.exec.capture.CaptureReader;
import org.cora.exec.packet.FrameBuilder;
import org.cora.exec.packet.Packet;
import org.cora.testing.exec.Captures;
import org.cora.testing.exec.Tshark;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of RFC 7348, on bytes taken apart by hand and by tshark. */
class VxlanGatewayTest {

	private static final long A = 0x0200_0000_0a00L;
	private static final long B = 0x0200_0000_0b00L;
	private static final long SELF = address("198.51.100.1");
	private static final long PEER = address("198.51.100.7");

	private final Bench bench = Bench.of("vxlan-gateway", "VxlanGateway");

	@TempDir
	Path folder;

	private static FrameBuilder frame(long to, long from, int vlan) {
		FrameBuilder frame = new FrameBuilder(new Packet()).ethernet(to, from);
		return vlan == 0 ? frame : frame.vlan(vlan);
	}

	private static Packet site(long to, long from, int vlan, int port, int data, long time) {
		return frame(to, from, vlan).ipv4(address("10.0.0.1"), address("10.0.0.2"), 17).udp(port, 80).payload(data).finish(time);
	}

	/** A frame in a tunnel, byte by byte as in RFC 7348, section 5. */
	private static Packet tunnelled(byte[] frame, int vni, long from, long to, long time) {
		byte[] vxlan = {8, 0, 0, 0, (byte) (vni >> 16), (byte) (vni >> 8), (byte) vni, 0};
		return new FrameBuilder(new Packet()).ethernet(1, 2).ipv4(from, to, 17).udp(55555, 4789).payload(vxlan).payload(frame)
				.finish(time);
	}

	@Test
	void framesGoIntoATunnel() {
		Packet packet = site(B, A, 42, 1000, 100, 0);
		byte[] before = packet.toBytes();
		assertEquals("forward core", bench.send("site", packet));
		byte[] untagged = new byte[before.length - 4];
		System.arraycopy(before, 0, untagged, 0, 12);
		System.arraycopy(before, 16, untagged, 12, before.length - 16);
		assertArrayEquals(untagged, Arrays.copyOfRange(packet.toBytes(), 50, packet.wireLength()), "the frame without its tag");
		assertEquals(0x0800, u16(packet, 12));
		assertEquals(packet.wireLength() - 14, u16(packet, 16));
		assertEquals(SELF, u32(packet, 26));
		assertEquals(address("239.1.1.1"), u32(packet, 30), "to the group, as the station isn't known");
		assertTrue(u16(packet, 34) >= 49152);
		assertEquals(4789, u16(packet, 36));
		assertEquals(packet.wireLength() - 34, u16(packet, 38));
		assertEquals(0, u16(packet, 40), "no UDP checksum");
		assertEquals(8, u8(packet, 42));
		assertEquals(10042 << 8, u32(packet, 46));
	}

	@Test
	void stationsAreLearnedAndForgotten() {
		Packet in = tunnelled(site(A, B, 0, 1, 50, 0).toBytes(), 10042, PEER, SELF, 0);
		assertEquals("forward site", bench.send("core", in));
		assertEquals(0x8100, u16(in, 12));
		assertEquals(42, u16(in, 14));
		Packet out = site(B, A, 42, 1000, 100, 1);
		bench.send("site", out);
		assertEquals(PEER, u32(out, 30));
		Packet other = site(B, A, 43, 1000, 100, 2);
		bench.send("site", other);
		assertEquals(address("239.1.1.1"), u32(other, 30), "every network has its own stations");
		Packet late = site(B, A, 42, 1000, 100, 301 * SECOND);
		bench.send("site", late);
		assertEquals(address("239.1.1.1"), u32(late, 30));
	}

	@Test
	void whatIsNotForUsIsLeftAlone() {
		byte[] frame = site(A, B, 0, 1, 50, 0).toBytes();
		assertEquals("drop not our network", bench.send("core", tunnelled(frame, 9999, PEER, SELF, 0)));
		assertEquals("pass", bench.send("core", tunnelled(frame, 10000, PEER, PEER, 0)));
		assertEquals("pass", bench.send("core", site(A, B, 0, 1, 50, 0)));
		assertEquals("drop too long for a tunnel", bench.send("site", site(B, A, 0, 1, 9150, 0)));
	}

	@Test
	void flowsKeepTheirWayAndSpread() {
		Map<Integer, Set<Integer>> ports = new HashMap<>();
		Set<Integer> all = new HashSet<>();
		Random random = new Random(3);
		for (int i = 0; i < 2000; i++) {
			int flow = random.nextInt(200);
			Packet packet = site(B, A, 0, 1000 + flow, random.nextInt(1000), i);
			bench.send("site", packet);
			ports.computeIfAbsent(flow, f -> new HashSet<>()).add(u16(packet, 34));
			all.add(u16(packet, 34));
		}
		ports.values().forEach(of -> assertEquals(1, of.size()));
		assertTrue(all.size() > 190, all.size() + " source ports of 200 flows");
	}

	@Test
	void tsharkSeesTheNetworkAndTheFrame() throws IOException, InterruptedException {
		List<Packet> sent = new ArrayList<>();
		for (int i = 0; i < 50; i++) {
			Packet packet = site(B + i, A, i, 1000 + i, i * 20, i);
			assertEquals("forward core", bench.send("site", packet));
			sent.add(packet);
		}
		Path file = folder.resolve("vxlan.pcap");
		Tunnels.write(file, sent);
		List<String[]> rows = Tunnels.dissected(file, "vxlan.vni", "udp.dstport", "frame.protocols");
		for (int i = 0; i < 50; i++) {
			assertEquals(String.valueOf(10000 + i), rows.get(i)[0]);
			assertTrue(rows.get(i)[2].startsWith("eth:ethertype:ip:udp:vxlan:eth:ethertype:ip:udp"), rows.get(i)[2]);
		}
	}

	/** Frames of a real capture of VXLAN, let in as if they were for us: what comes out is what tshark finds inside. */
	@Test
	void framesOfACaptureComeOutAsTsharkSeesThem() throws IOException, InterruptedException {
		Path capture = Captures.real().stream().filter(f -> f.endsWith("vxlan.pcap")).findFirst().orElse(null);
		Assumptions.assumeTrue(capture != null, "no capture of VXLAN here");
		List<String[]> rows = Tshark.fields(capture, "vxlan.vni", "ip.dst", "ip.src", "frame.len", "vxlan.flags");
		List<Packet> out = new ArrayList<>();
		List<String> networks = new ArrayList<>();
		Packet packet = new Packet();
		int tunnelled = 0;
		try (CaptureReader reader = CaptureReader.open(capture)) {
			for (int i = 0; reader.next(packet); i++) {
				if (!rows.get(i)[0].isEmpty()) {
					tunnelled++;
					packet.expect(org.cora.exec.packet.HeaderLayout.NONE);
					org.cora.exec.packet.FieldAccess.of(org.cora.ir.packet.Headers.VXLAN.require("vni")).store(packet, 10000);
					org.cora.exec.packet.FieldAccess.of(org.cora.ir.packet.Headers.IPV4_HEADER.require("dst")).store(packet, SELF);
					int inside = packet.offset(org.cora.ir.packet.Headers.VXLAN) + 8;
					byte[] frame = Arrays.copyOfRange(packet.toBytes(), inside, packet.capturedLength());
					assertEquals("forward site", bench.send("core", packet), "packet " + i);
					assertArrayEquals(frame, packet.toBytes(), "packet " + i);
					networks.add(rows.get(i)[0]);
					Packet copy = new Packet();
					copy.copyFrom(packet);
					out.add(copy);
				}
			}
		}
		assertTrue(tunnelled > 0, rows.size() + " packets");
		Path file = folder.resolve("inside.pcap");
		Tunnels.write(file, out);
		Set<String> protocols = new HashSet<>();
		Tshark.fields(file, "frame.protocols").forEach(row -> protocols.add(row[0].split(":")[0]));
		assertEquals(Set.of("eth"), protocols);
	}
}
