// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.packet;

import org.cora.ir.packet.Headers;

/**
 * Reads, writes and resizes a packet's payload: what follows the last header it has. Bytes that weren't captured count as
 * zeroes and can't be written.
 */
public final class Payload {

	private Payload() {
	}

	/**
	 * The number in some bytes of the payload, in network order; those behind the end are 0.
	 *
	 * @param index of the first of them, unsigned
	 * @param count 1, 2, 4 or 8
	 */
	public static long load(Packet packet, long index, int count) {
		long there = Math.max(0, Math.min(packet.captured, packet.end) - packet.payloadAt);
		if (Long.compareUnsigned(index, there) >= 0) {
			return 0;
		}
		int at = packet.payloadAt + (int) index;
		if (index + count <= there) {
			return switch (count) {
				case 1 -> Bytes.u8(packet.bytes, at);
				case 2 -> Bytes.u16(packet.bytes, at);
				case 4 -> Bytes.u32(packet.bytes, at);
				default -> Bytes.u64(packet.bytes, at);
			};
		}
		long value = 0;
		for (int i = 0; i < count; i++) {
			value = value << 8 | (index + i < there ? Bytes.u8(packet.bytes, at + i) : 0);
		}
		return value;
	}

	/** Writes the low {@code count} bytes of a number, if all of them have a place; corrects the checksum that covers them. */
	public static void store(Packet packet, long index, int count, long value) {
		long there = Math.max(0, Math.min(packet.captured, packet.end) - packet.payloadAt);
		if (Long.compareUnsigned(index, there) < 0 && index + count <= there) {
			int at = packet.payloadAt + (int) index;
			long before = Covered.sum(packet, at, count);
			switch (count) {
				case 1 -> Bytes.put8(packet.bytes, at, value);
				case 2 -> Bytes.put16(packet.bytes, at, value);
				case 4 -> Bytes.put32(packet.bytes, at, value);
				default -> Bytes.put64(packet.bytes, at, value);
			}
			Covered.changed(packet, before, Covered.sum(packet, at, count));
		}
	}

	/**
	 * Cuts the end off or adds zeroes. What stood behind the datagram in the frame goes.
	 *
	 * @param length bytes of the payload afterwards, unsigned
	 * @return whether it could be done: the frame isn't too long, and what is resized isn't the packet inside a tunnel
	 */
	public static boolean resize(Packet packet, long length) {
		if (packet.has(Headers.VXLAN) || packet.has(Headers.GTPU) || length < 0
				|| packet.payloadAt + length > Headers.MOST_BYTES) {
			return false;
		}
		int end = packet.payloadAt + (int) length;
		int change = end - packet.end;
		if (change == 0) {
			return true;
		}
		int there = Math.min(packet.captured, packet.end);
		if (change > 0) {
			packet.lengths(there, packet.end);
			if (there == packet.end) {
				packet.insert(there, change);
			} else {
				packet.lengths(there, end);
			}
		} else {
			int kept = Math.min(there, end);
			Covered.changed(packet, Covered.sum(packet, kept, there - kept), 0);
			packet.lengths(kept, end);
		}
		packet.end = end;
		Covered.longer(packet, change);
		return true;
	}
}
