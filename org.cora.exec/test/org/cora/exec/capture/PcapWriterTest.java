// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.cora.exec.packet.FrameBuilder;
import org.cora.exec.packet.LinkType;
import org.cora.exec.packet.Packet;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.packet.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PcapWriterTest {

	@TempDir
	private Path folder;
	private final Packet packet = new Packet();
	private final Packet read = new Packet();

	private Packet udp(long time) {
		return new FrameBuilder(packet).ethernet(1, 2).ipv4(3, 4, 17).udp(5, 6).payload(100).finish(time);
	}

	private Path write(boolean nanoseconds, int snap, Packet... packets) {
		Path file = folder.resolve("out.pcap");
		try (PcapWriter writer = PcapWriter.create(file, nanoseconds, snap)) {
			Stream.of(packets).forEach(writer::write);
			writer.commit();
		}
		return file;
	}

	@Test
	void whatIsWrittenCanBeRead() {
		byte[] bytes = udp(1_234_567_890_123_456_789L).toBytes();
		for (boolean nanoseconds : new boolean[] { true, false }) {
			try (CaptureReader reader = CaptureReader.open(write(nanoseconds, 65535, packet))) {
				assertEquals(nanoseconds, reader.nanosecondClock());
				assertTrue(reader.next(read));
				assertEquals(nanoseconds ? 1_234_567_890_123_456_789L : 1_234_567_890_123_456_000L, read.time());
				assertArrayEquals(bytes, read.toBytes());
				assertFalse(reader.next(read));
			}
		}
	}

	@Test
	void longPacketsAreSnapped() {
		udp(1);
		try (CaptureReader reader = CaptureReader.open(write(true, 64, packet))) {
			assertTrue(reader.next(read));
			assertEquals(64, read.capturedLength());
			assertEquals(142, read.wireLength());
		}
	}

	@Test
	void packetsOfAnotherLinkTypeGetTheLinkHeaderOfTheFile() {
		Packet cooked = new Packet();
		byte[] bytes = udp(1).toBytes();
		for (int link : new int[] { LinkType.LINUX_SLL, LinkType.LINUX_SLL2 }) {
			int header = link == LinkType.LINUX_SLL ? 16 : 20;
			byte[] buffer = cooked.reserve(bytes.length - 14 + header);
			Arrays.fill(buffer, (byte) 0);
			System.arraycopy(bytes, 14, buffer, header, bytes.length - 14);
			buffer[link == LinkType.LINUX_SLL ? 14 : 0] = 8;
			cooked.set(link, 2, bytes.length - 14 + header, bytes.length - 14 + header);
			assertTrue(cooked.has(Headers.UDP));
			try (CaptureReader reader = CaptureReader.open(write(true, 65535, packet, cooked))) {
				reader.next(read);
				reader.next(read);
				assertEquals(LinkType.ETHERNET, read.linkType());
				assertTrue(read.has(Headers.UDP));
			}
			try (CaptureReader reader = CaptureReader.open(write(true, 65535, cooked, packet))) {
				reader.next(read);
				assertEquals(link, read.linkType());
				reader.next(read);
				assertTrue(read.has(Headers.UDP));
				assertEquals(bytes.length - 14 + header, read.wireLength());
			}
		}
	}

	@Test
	void aFileThatIsNotCommittedLeavesNothing() throws IOException {
		Path file = folder.resolve("out.pcap");
		try (PcapWriter writer = PcapWriter.create(file, true, 100)) {
			writer.write(udp(1));
		}
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(0, files.count());
		}
	}

	@Test
	void aPlaceThatCannotBeWrittenIsRefused() {
		assertThrows(CoraException.class, () -> PcapWriter.create(folder.resolve("none/out.pcap"), true, 100));
		assertThrows(CoraException.class, () -> PcapWriter.create(folder, true, 100));
	}
}
