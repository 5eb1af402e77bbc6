// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cora.exec.RepositoryFiles;
import org.cora.exec.capture.CaptureReader;
import org.cora.exec.capture.PcapWriter;
import org.cora.exec.flow.DefaultIdentity;
import org.cora.exec.flow.FlowIdentity;
import org.cora.exec.packet.Checksum;
import org.cora.exec.packet.FieldAccess;
import org.cora.exec.packet.FrameBuilder;
import org.cora.exec.packet.Packet;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.packet.Headers;
import org.cora.ir.source.SourceRange;
import org.cora.ir.spec.TrafficSpec;
import org.cora.ir.spec.Workload;
import org.cora.ir.spec.Workload.Captured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureTrafficTest {

	private static final int PACKETS = 1000;

	private final Path campus = RepositoryFiles.example("nat/campus.pcap");
	private final Packet packet = new Packet();

	private CaptureTraffic traffic(double speed, double rate, int copies) {
		return new CaptureTraffic(new Captured("campus.pcap", speed, rate, copies), campus, 500);
	}

	@Test
	void playsTheCaptureFasterOverAndOverAgain() {
		try (CaptureTraffic traffic = traffic(100, 0, 1); CaptureReader reader = CaptureReader.open(campus)) {
			Packet original = new Packet();
			long first = -1;
			long end = 0;
			for (int i = 0; i < PACKETS; i++) {
				assertTrue(reader.next(original));
				assertTrue(traffic.next(packet));
				first = first < 0 ? original.time() : first;
				assertEquals(500 + (original.time() - first) / 100, packet.time(), 1);
				assertArrayEquals(original.toBytes(), packet.toBytes());
				end = packet.time();
			}
			for (int i = 0; i < 2 * PACKETS; i++) {
				traffic.next(packet);
				assertTrue(packet.time() >= end);
				end = packet.time();
			}
			assertEquals(3.0 * 1.46e7, end, 3e6, "three rounds of 1.46 s at a hundred times the speed");
		}
	}

	@Test
	void playsAtAFixedRate() {
		try (CaptureTraffic traffic = traffic(1, 1e6, 1)) {
			for (int i = 1; i <= 1500; i++) {
				traffic.next(packet);
				assertEquals(500 + 1000L * i, packet.time());
			}
		}
	}

	@Test
	void copiesAreOtherFlowsWithValidChecksums() {
		assertEquals(4 * flows(1), flows(4));
	}

	/** Number of TCP and UDP flows over IPv4 in one round. */
	private int flows(int copies) {
		Set<FlowIdentity> flows = new HashSet<>();
		try (CaptureTraffic traffic = traffic(1, 0, copies)) {
			for (int i = 0; i < PACKETS * copies; i++) {
				traffic.next(packet);
				if (packet.has(Headers.IPV4_HEADER) && packet.has(Headers.TCP)) {
					FlowIdentity identity = new FlowIdentity();
					DefaultIdentity.of(packet, identity);
					flows.add(identity);
					byte[] bytes = packet.toBytes();
					long end = packet.offset(Headers.IPV4_HEADER)
							+ FieldAccess.of(Headers.IPV4_HEADER.require("length")).load(packet);
					Checksum.computeAll(packet, (int) end);
					assertArrayEquals(packet.toBytes(), bytes);
				}
			}
		}
		return flows.size();
	}

	@Test
	void bothDirectionsComeInByTheirPorts() {
		int[] ports = new int[2];
		try (CaptureTraffic traffic = traffic(1, 0, 1)) {
			for (int i = 0; i < PACKETS; i++) {
				traffic.next(packet);
				ports[traffic.port()]++;
			}
		}
		assertTrue(ports[0] > 400 && ports[1] > 400);
	}

	@Test
	void aCaptureWithoutPacketsIsRefused(@TempDir Path folder) {
		Path empty = folder.resolve("empty.pcap");
		try (PcapWriter writer = PcapWriter.create(empty, false, 100)) {
			writer.commit();
		}
		try (CaptureTraffic traffic = new CaptureTraffic(new Captured("empty.pcap", 1, 0, 1), empty, 0)) {
			CoraException thrown = assertThrows(CoraException.class, () -> traffic.next(packet));
			assertEquals("capture-empty", thrown.diagnostics().get(0).code());
		}
	}

	/** Packets of a capture that goes back in time, with one record that is no packet and a last one that is cut off. */
	@Test
	void timesThatGoBackAndBrokenRecordsAreBorne(@TempDir Path folder) throws IOException {
		Path file = folder.resolve("odd.pcap");
		try (PcapWriter writer = PcapWriter.create(file, true, 100)) {
			for (long time : new long[] {5_000, 9_000, 7_000, 9_500}) {
				writer.write(new FrameBuilder(packet).ethernet(1, 2).ipv4(0x0a000001, 0x0a000002, 17).udp(1, 2).finish(time));
			}
			writer.commit();
		}
		byte[] whole = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(whole, whole.length - 3));
		try (CaptureTraffic traffic = new CaptureTraffic(new Captured("odd.pcap", 1, 0, 1), file, 0)) {
			long[] times = new long[7];
			for (int i = 0; i < times.length; i++) {
				assertTrue(traffic.next(packet));
				times[i] = packet.time();
			}
			// three whole packets a round; the one that lies before its predecessor comes with it
			assertArrayEquals(new long[] {0, 4_000, 4_000}, Arrays.copyOf(times, 3));
			assertTrue(times[3] > 4_000 && times[4] == times[3] + 4_000 && times[5] == times[4] && times[6] > times[5]);
		}
	}

	/** A Linux cooked capture plays like another; its packets have no Ethernet addresses. */
	@Test
	void cookedPacketsArePlayed(@TempDir Path folder) throws IOException {
		Path file = folder.resolve("cooked.pcap");
		new FrameBuilder(packet).ethernet(1, 2).ipv4(0x0a000001, 0x0a000002, 17).udp(53, 5353).finish(0);
		byte[] ip = Arrays.copyOfRange(packet.toBytes(), 14, packet.capturedLength());
		ByteBuffer bytes = ByteBuffer.allocate(24 + 16 + 16 + ip.length).order(ByteOrder.LITTLE_ENDIAN);
		bytes.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putLong(0).putInt(65535).putInt(113);
		bytes.putInt(1).putInt(0).putInt(16 + ip.length).putInt(16 + ip.length);
		bytes.order(ByteOrder.BIG_ENDIAN).putShort((short) 0).putShort((short) 1).putShort((short) 6).putLong(0).putShort((short) 0x800);
		bytes.put(ip);
		Files.write(file, bytes.array());
		try (CaptureTraffic traffic = new CaptureTraffic(new Captured("cooked.pcap", 1, 0, 2), file, 0)) {
			assertTrue(traffic.next(packet));
			assertTrue(packet.has(Headers.UDP) && !packet.has(Headers.ETH));
			long first = FieldAccess.of(Headers.IPV4_HEADER.require("src")).load(packet);
			assertTrue(traffic.next(packet));
			assertTrue(first != FieldAccess.of(Headers.IPV4_HEADER.require("src")).load(packet), "a copy is another flow");
		}
	}

	@Test
	void phasesFollowEachOtherAndFlowsLiveOn() {
		Workload slow = new Workload.Synthetic(10, new Workload.Popularity.Uniform(), new Workload.Sizes.Fixed(64), 1e6, 0,
				Workload.Arrivals.PACED, 1, 0);
		Workload fast = new Workload.Synthetic(10, new Workload.Popularity.Uniform(), new Workload.Sizes.Fixed(64), 2e6, 0,
				Workload.Arrivals.PACED, 1, 0);
		TrafficSpec spec = new TrafficSpec("Storm", List.of(new TrafficSpec.Phase(0, slow),
				new TrafficSpec.Phase(100_000, new Captured("nat/campus.pcap", 1, 1e6, 1)),
				new TrafficSpec.Phase(200_000, fast)), SourceRange.NONE);
		int[] packets = new int[3];
		int syns = 0;
		try (TrafficSource source = new TrafficSource(spec, campus.getParent().getParent(), 1)) {
			long before = 0;
			for (source.next(packet); packet.time() < 300_000; source.next(packet)) {
				packets[source.phase()]++;
				assertTrue(packet.time() >= before);
				before = packet.time();
				boolean syn = FieldAccess.of(Headers.TCP.require("flags")).load(packet) == FrameWriter.SYN;
				syns += source.phase() != 1 && syn ? 1 : 0;
			}
		}
		assertEquals(99, packets[0], 1);
		assertEquals(100, packets[1], 1);
		assertEquals(199, packets[2], 1);
		assertEquals(10, syns, "each flow begins once");
	}
}
