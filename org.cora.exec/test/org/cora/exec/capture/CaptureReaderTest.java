// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.cora.exec.packet.LinkType;
import org.cora.exec.packet.Packet;
import org.cora.ir.diagnostic.CoraException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureReaderTest {

	private final Packet packet = new Packet();

	private static CaptureReader open(byte[] capture) {
		return CaptureReader.open(new ByteArrayInputStream(capture), "test");
	}

	private static ByteOrder order(boolean big) {
		return big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void readsPcapInBothByteOrders(boolean big) {
		byte[] capture = new CaptureBytes(order(big)).pcap(0xa1b2c3d4, LinkType.ETHERNET).record(3, 7, 4, 60, 1, 2, 3, 4)
				.bytes();
		try (CaptureReader reader = open(capture)) {
			assertTrue(reader.next(packet));
			assertEquals(3_000_007_000L, packet.time());
			assertEquals(60, packet.wireLength());
			assertArrayEquals(new byte[] { 1, 2, 3, 4 }, packet.toBytes());
			assertFalse(reader.next(packet));
			assertEquals(new CaptureStatistics(1, 1, 0, false), reader.statistics());
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void readsNanoseconds(boolean big) {
		byte[] capture = new CaptureBytes(order(big)).pcap(0xa1b23c4d, LinkType.LINUX_SLL).record(3, 7, 1, 1, 9).bytes();
		try (CaptureReader reader = open(capture)) {
			assertTrue(reader.next(packet));
			assertEquals(3_000_000_007L, packet.time());
			assertEquals(LinkType.LINUX_SLL, packet.linkType());
			assertTrue(reader.nanosecondClock());
		}
	}

	@Test
	void aRecordCutOffByTheEndIsCountedAndNotDelivered() {
		byte[] capture = new CaptureBytes(ByteOrder.LITTLE_ENDIAN).pcap(0xa1b2c3d4, 1).record(1, 1, 2, 2, 1, 2)
				.record(1, 2, 200, 200, 1, 2).bytes();
		try (CaptureReader reader = open(capture)) {
			assertTrue(reader.next(packet));
			assertFalse(reader.next(packet));
			assertFalse(reader.next(packet));
			assertEquals(new CaptureStatistics(1, 0, 0, true), reader.statistics());
		}
	}

	@Test
	void aRecordLongerThanAnyPacketEndsTheReading() {
		byte[] capture = new CaptureBytes(ByteOrder.LITTLE_ENDIAN).pcap(0xa1b2c3d4, 1)
				.record(1, 1, 0x7fffffff, 0x7fffffff, 1, 2).bytes();
		try (CaptureReader reader = open(capture)) {
			assertFalse(reader.next(packet));
			assertEquals(1, reader.statistics().malformed());
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void readsPcapngWithALinkTypeAndAClockPerInterface(boolean big) {
		byte[] capture = new CaptureBytes(order(big)).section().description(LinkType.ETHERNET, 6)
				.description(LinkType.LINUX_SLL2, 9).block(0x99, 1, 2, 3, 4).enhanced(0, 5, 3, 60, 1, 2, 3)
				.enhanced(1, 5, 1, 1, 9).bytes();
		try (CaptureReader reader = open(capture)) {
			assertTrue(reader.next(packet));
			assertEquals(5_000, packet.time());
			assertEquals(LinkType.ETHERNET, packet.linkType());
			assertArrayEquals(new byte[] { 1, 2, 3 }, packet.toBytes());
			assertTrue(reader.next(packet));
			assertEquals(5, packet.time());
			assertEquals(LinkType.LINUX_SLL2, packet.linkType());
			assertFalse(reader.next(packet));
			assertEquals(new CaptureStatistics(2, 1, 0, false), reader.statistics());
		}
	}

	@Test
	void aPacketOfAnInterfaceThatIsNotThereIsCountedAndPassedOver() {
		byte[] capture = new CaptureBytes(ByteOrder.LITTLE_ENDIAN).section().description(1, 6).enhanced(7, 5, 1, 1, 9)
				.enhanced(0, 6, 1, 1, 8).bytes();
		try (CaptureReader reader = open(capture)) {
			assertTrue(reader.next(packet));
			assertEquals(6_000, packet.time());
			assertEquals(1, reader.statistics().malformed());
		}
	}

	@Test
	void clocksOfAnyResolutionAreUnderstood() {
		assertEquals(1_500_000_000L, TimestampClock.MICROSECONDS.resolution(0x81).nanos(3));
		assertEquals(123, TimestampClock.MICROSECONDS.resolution(12).nanos(123_456));
		assertEquals(2_000_000_000L, TimestampClock.MICROSECONDS.resolution(0).nanos(2));
		assertEquals(1_000_001_000L, TimestampClock.MICROSECONDS.offset(1).nanos(1));
	}

	@Test
	void whatDoesNotBeginLikeACaptureIsRefused(@TempDir Path folder) {
		assertCode("capture-format", () -> open(new byte[0]));
		assertCode("capture-format", () -> open(new byte[] { 1, 2 }));
		assertCode("capture-format", () -> open("nf Nat { port lan, wan }".getBytes()));
		assertCode("capture-format", () -> open(new byte[] { (byte) 0xd4, (byte) 0xc3, (byte) 0xb2, (byte) 0xa1, 2 }));
		assertCode("capture-format", () -> open(new byte[] { 0x0a, 0x0d, 0x0d, 0x0a, 1, 2, 3, 4, 5, 6, 7, 8 }));
		assertCode("capture-missing", () -> CaptureReader.open(folder.resolve("none.pcap")));
		assertCode("capture-unreadable", () -> CaptureReader.open(folder));
	}

	private static void assertCode(String code, Runnable opening) {
		CoraException thrown = assertThrows(CoraException.class, opening::run);
		assertEquals(code, thrown.diagnostics().get(0).code());
	}
}
