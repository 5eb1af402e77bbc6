// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.capture;

import java.util.Arrays;
import org.cora.exec.packet.Bytes;
import org.cora.exec.packet.LinkType;
import org.cora.exec.packet.Packet;

/** Replaces a packet's link header by one of another link type. What the other doesn't say becomes zero. */
final class LinkHeaders {

	private byte[] bytes = new byte[2048];
	private int length;

	/** The packet with its new header, up to {@link #length}. */
	byte[] bytes() {
		return bytes;
	}

	int length() {
		return length;
	}

	/** Converts; false where one of the link types has no header that is known. */
	boolean convert(Packet packet, int linkType) {
		int old = headerBytes(packet.linkType());
		int now = headerBytes(linkType);
		if (old == 0 || now == 0 || packet.capturedLength() < old) {
			return false;
		}
		byte[] from = packet.bytes();
		length = packet.capturedLength() - old + now;
		if (bytes.length < length) {
			bytes = new byte[length * 2];
		}
		long source = source(from, packet.linkType());
		int type = type(from, packet.linkType());
		Arrays.fill(bytes, 0, now, (byte) 0);
		System.arraycopy(from, old, bytes, now, packet.capturedLength() - old);
		switch (linkType) {
			case LinkType.ETHERNET -> {
				Bytes.put48(bytes, 6, source);
				Bytes.put16(bytes, 12, type);
			}
			case LinkType.LINUX_SLL -> {
				Bytes.put16(bytes, 2, 1);
				Bytes.put16(bytes, 4, 6);
				Bytes.put48(bytes, 6, source);
				Bytes.put16(bytes, 14, type);
			}
			default -> {
				Bytes.put16(bytes, 0, type);
				Bytes.put16(bytes, 8, 1);
				Bytes.put8(bytes, 11, 6);
				Bytes.put48(bytes, 12, source);
			}
		}
		return true;
	}

	private static int headerBytes(int linkType) {
		return switch (linkType) {
			case LinkType.ETHERNET -> 14;
			case LinkType.LINUX_SLL -> 16;
			case LinkType.LINUX_SLL2 -> 20;
			default -> 0;
		};
	}

	private static long source(byte[] from, int linkType) {
		return Bytes.u48(from, linkType == LinkType.LINUX_SLL2 ? 12 : 6);
	}

	private static int type(byte[] from, int linkType) {
		return Bytes.u16(from, linkType == LinkType.ETHERNET ? 12 : linkType == LinkType.LINUX_SLL ? 14 : 0);
	}
}
