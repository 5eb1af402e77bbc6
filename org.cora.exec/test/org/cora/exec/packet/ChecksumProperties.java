// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.cora.ir.packet.Field;
import org.cora.ir.packet.Header;
import org.cora.ir.packet.Headers;

/** A checksum corrected by difference is the one that a whole computation gives. */
class ChecksumProperties {

	private final Packet packet = new Packet();

	private Packet make(int kind, int payload) {
		FrameBuilder frame = new FrameBuilder(packet).ethernet(1, 2);
		return (switch (kind) {
			case 0 -> frame.ipv4(0x0a000001, 0x0a000002, 6).tcp(1, 2, 3, 4, 16).payload(payload);
			case 1 -> frame.ipv4(0x0a000001, 0x0a000002, 17).udp(1, 2).payload(payload);
			case 2 -> frame.ipv4(0x0a000001, 0x0a000002, 1).icmp(8, 0, 1, 2).payload(payload);
			case 3 -> frame.ipv6(1, 2, 3, 4, 6).tcp(1, 2, 3, 4, 16).payload(payload);
			default -> frame.ipv6(1, 2, 3, 4, 17).udp(1, 2).payload(payload);
		}).finish(0);
	}

	/** Fields that can take any value without changing what the packet is. */
	@Provide
	Arbitrary<Field> fields() {
		List<Header> headers = List.of(Headers.IPV4_HEADER, Headers.IPV6_HEADER, Headers.TCP, Headers.UDP, Headers.ICMP,
				Headers.L4);
		List<String> structural = List.of("checksum", "version", "ihl", "length", "fragment", "flags", "proto", "next");
		return Arbitraries.of(headers.stream().flatMap(h -> h.fields().stream())
				.filter(f -> f.header().equals(Headers.TCP) && f.name().equals("flags") || !structural.contains(f.name()))
				.toList());
	}

	@Property(tries = 2000)
	void storingAnyFieldKeepsChecksumsRight(@ForAll("fields") Field field, @ForAll long value,
			@ForAll @IntRange(max = 4) int kind, @ForAll @IntRange(max = 60) int payload) {
		make(kind, payload);
		for (int part = 0; part * 64 < field.bits(); part++) {
			FieldAccess.of(field, part).store(packet, value);
		}
		byte[] corrected = packet.toBytes();
		int header = kind < 3 ? 34 : 54;
		int transport = kind == 0 || kind == 3 ? 20 : 8;
		Checksum.computeAll(packet, header + transport + payload);
		assertArrayEquals(packet.toBytes(), corrected, field.toString());
	}

	@Property(tries = 1000)
	void whatIsStoredIsLoaded(@ForAll("fields") Field field, @ForAll long value, @ForAll @IntRange(max = 4) int kind) {
		make(kind, 20);
		FieldAccess access = FieldAccess.of(field);
		long before = access.load(packet);
		access.store(packet, value);
		long mask = field.bits() >= 64 ? -1L : (1L << field.bits()) - 1;
		assertEquals(packet.has(field.header()) ? value & mask : 0, access.load(packet));
		access.store(packet, before);
		assertArrayEquals(new Original(kind).bytes(), packet.toBytes(), "storing the old value restores the packet");
	}

	/** The packet as it was made. */
	private static final class Original {
		private final ChecksumProperties fresh = new ChecksumProperties();

		Original(int kind) {
			fresh.make(kind, 20);
		}

		byte[] bytes() {
			return fresh.packet.toBytes();
		}
	}

	@Property(tries = 500)
	void aWrongChecksumStaysWrongByTheSame(@ForAll @IntRange(min = 1, max = 0xfffe) int error, @ForAll int address) {
		make(0, 10);
		FieldAccess checksum = FieldAccess.of(Headers.TCP.require("checksum"));
		long right = checksum.load(packet);
		checksum.store(packet, Checksum.fold(right + error));
		FieldAccess.of(Headers.IPV4_HEADER.require("src")).store(packet, address);
		long wrong = checksum.load(packet);
		Checksum.computeAll(packet, 64);
		assertEquals(Checksum.fold(checksum.load(packet) + error) % 0xffff, wrong % 0xffff);
	}

	@Example
	void aUdpChecksumOfZeroMeansNoneAndStays() {
		make(1, 10);
		FieldAccess.of(Headers.UDP.require("checksum")).store(packet, 0);
		FieldAccess.of(Headers.IPV4_HEADER.require("src")).store(packet, 77);
		assertEquals(0, FieldAccess.of(Headers.UDP.require("checksum")).load(packet));
	}

	/** A payload of zeroes can be cut without changing a sum, but for the lengths that are covered. */
	@Property(tries = 100)
	void lengthsThatArePartOfAPseudoHeaderCountThere(@ForAll @IntRange(max = 4) int kind,
			@ForAll @IntRange(max = 30) int cut) {
		make(kind, 30);
		int transportBytes = kind == 0 || kind == 3 ? 20 : 8;
		int header = kind < 3 ? 34 : 54;
		Arrays.fill(packet.bytes, header + transportBytes, header + transportBytes + 30, (byte) 0);
		Checksum.computeAll(packet, header + transportBytes + 30);
		int segment = transportBytes + 30 - cut;
		FieldAccess.of(Headers.IPV4_HEADER.require("length")).store(packet, 20 + segment);
		FieldAccess.of(Headers.IPV6_HEADER.require("length")).store(packet, segment);
		FieldAccess.of(Headers.UDP.require("length")).store(packet, segment);
		byte[] corrected = packet.toBytes();
		Checksum.computeAll(packet, header + segment);
		assertArrayEquals(packet.toBytes(), corrected);
	}
}
