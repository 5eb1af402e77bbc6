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
import java.util.List;
import java.util.Map;
import org.cora.exec.packet.FrameBuilder;
import org.cora.exec.packet.Packet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of 3GPP TS 29.281, on bytes taken apart by hand and by tshark. */
class UpfTest {

	private static final String DEVICE = "10.1.2.3";
	private static final int TEID = 0x010203;
	private static final String SERVER = "198.18.0.1";
	private static final long SELF = address("192.0.2.1");
	private static final long STATION = address("192.0.2.77");

	private final Bench bench = Bench.of("upf", "Upf");

	@TempDir
	Path folder;

	private static byte[] inside(Packet packet) {
		return Arrays.copyOfRange(packet.toBytes(), 14, 14 + u16(packet, 16));
	}

	/** A packet in a tunnel, byte by byte as in 3GPP TS 29.281, section 5.1; the header's own length doesn't count. */
	private static Packet tunnelled(byte[] inside, int flags, int type, int teid, byte[] options, long time) {
		int length = inside.length + options.length;
		byte[] gtpu = {(byte) flags, (byte) type, (byte) (length >> 8), (byte) length, (byte) (teid >> 24), (byte) (teid >> 16),
				(byte) (teid >> 8), (byte) teid};
		return new FrameBuilder(new Packet()).ethernet(1, 2).ipv4(STATION, SELF, 17).udp(2152, 2152).payload(gtpu)
				.payload(options).payload(inside).finish(time);
	}

	private static Packet up(int data, long time) {
		return tunnelled(inside(Frames.udp(DEVICE + ":1000", SERVER + ":443", data, time)), 0x30, 255, TEID, new byte[0], time);
	}

	@Test
	void whatADeviceSendsComesOutOfItsTunnel() {
		byte[] inside = inside(Frames.udp(DEVICE + ":1000", SERVER + ":443", 200, 0));
		Packet packet = up(200, 0);
		assertEquals("forward internet", bench.send("radio", packet));
		assertArrayEquals(inside, Arrays.copyOfRange(packet.toBytes(), 14, packet.wireLength()));
		assertEquals(0x0800, u16(packet, 12));
	}

	@Test
	void extensionHeadersAreSkipped() {
		byte[] inside = inside(Frames.tcp(DEVICE + ":1000", SERVER + ":443", "PA", 1, 2, 100, 0));
		// sequence number, no N-PDU number, PDU session container (TS 38.415) with QoS flow 9
		byte[] options = {0, 7, 0, (byte) 0x85, 1, 0x10, 9, 0};
		Packet packet = tunnelled(inside, 0x36, 255, TEID, options, 0);
		assertEquals("forward internet", bench.send("radio", packet));
		assertArrayEquals(inside, Arrays.copyOfRange(packet.toBytes(), 14, packet.wireLength()));
	}

	@Test
	void whatComesForADeviceGoesToWhereItWasHeard() {
		bench.send("radio", up(10, 0));
		Packet down = Frames.udp(SERVER + ":443", DEVICE + ":1000", 300, 1);
		byte[] inside = inside(down);
		assertEquals("forward radio", bench.send("internet", down));
		assertArrayEquals(inside, Arrays.copyOfRange(down.toBytes(), 50, down.wireLength()));
		assertEquals(SELF, u32(down, 26));
		assertEquals(STATION, u32(down, 30));
		assertEquals(2152, u16(down, 36));
		assertEquals(0x30, u8(down, 42));
		assertEquals(255, u8(down, 43));
		assertEquals(inside.length, u16(down, 44));
		assertEquals(TEID, u32(down, 46));
	}

	@Test
	void whatIsNoPacketOfASessionStaysOut() {
		byte[] inside = inside(Frames.udp(DEVICE + ":1000", SERVER + ":443", 20, 0));
		assertEquals("drop not the session's address", bench.send("radio", tunnelled(inside, 0x30, 255, TEID + 1, new byte[0], 0)));
		assertEquals("drop not the session's address", bench.send("radio", tunnelled(inside, 0x30, 255, 0x01010203, new byte[0], 0)));
		assertEquals("pass", bench.send("radio", tunnelled(new byte[0], 0x32, 1, 0, new byte[] {0, 1, 0, 0}, 0)), "an echo request");
		assertEquals("pass", bench.send("radio", tunnelled(inside, 0x20, 255, TEID, new byte[0], 0)), "GTP'");
		assertEquals("pass", bench.send("radio", Frames.udp(DEVICE + ":1", SERVER + ":2", 20, 0)));
	}

	@Test
	@SuppressWarnings("unchecked")
	void usageIsCountedInBytesOfIp() {
		for (int i = 0; i < 10; i++) {
			bench.send("radio", up(100, i));
			bench.send("internet", Frames.udp(SERVER + ":443", DEVICE + ":1000", 500, i));
		}
		Map<String, Object> usage = (Map<String, Object>) bench.value("sessions");
		assertEquals(10L * (20 + 8 + 100), usage.get("up"));
		assertEquals(10L * (20 + 8 + 500), usage.get("down"));
		assertEquals(20L, usage.get("packets"));
	}

	/** 256 kB at once, then 100 Mbps. */
	@Test
	void aSessionIsHeldToItsRate() {
		long let = 0;
		for (int i = 0; i < 20_000; i++) {
			String became = bench.send("internet", Frames.udp(SERVER + ":443", DEVICE + ":1000", 1000, i * SECOND / 20_000));
			let += became.equals("forward radio") ? 1028 : 0;
		}
		long allowed = 256_000 + 100_000_000 / 8;
		assertTrue(let <= allowed && let > allowed - 2 * 1028 - 700, let + " of " + allowed);
	}

	@Test
	void tsharkSeesTheTunnels() throws IOException, InterruptedException {
		List<Packet> sent = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			Packet packet = Frames.udp(SERVER + ":443", "10.0.7." + i + ":1000", i * 30, i);
			assertEquals("forward radio", bench.send("internet", packet));
			sent.add(packet);
		}
		Path file = folder.resolve("gtpu.pcap");
		Tunnels.write(file, sent);
		List<String[]> rows = Tunnels.dissected(file, "gtp.teid", "gtp.message", "gtp.length", "frame.protocols");
		for (int i = 0; i < 40; i++) {
			assertEquals(0x0700 + i, Long.decode(rows.get(i)[0]));
			assertEquals(255, Integer.decode(rows.get(i)[1]));
			assertEquals(28 + i * 30, Integer.decode(rows.get(i)[2]));
			assertTrue(rows.get(i)[3].startsWith("eth:ethertype:ip:udp:gtp:ip:udp"), rows.get(i)[3]);
		}
	}
}
