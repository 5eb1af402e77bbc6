// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Writes captures by hand, right or wrong. */
final class CaptureBytes {

	private final ByteBuffer buffer;

	CaptureBytes(ByteOrder order) {
		buffer = ByteBuffer.allocate(1 << 16).order(order);
	}

	CaptureBytes pcap(int magic, int linkType) {
		buffer.putInt(magic).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(65535).putInt(linkType);
		return this;
	}

	CaptureBytes record(int seconds, int fraction, int captured, int wire, int... content) {
		buffer.putInt(seconds).putInt(fraction).putInt(captured).putInt(wire);
		return put(content);
	}

	CaptureBytes section() {
		buffer.putInt(0x0a0d0d0a).putInt(28).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0).putLong(-1)
				.putInt(28);
		return this;
	}

	CaptureBytes description(int linkType, int resolution) {
		buffer.putInt(1).putInt(32).putShort((short) linkType).putShort((short) 0).putInt(0);
		buffer.putShort((short) 9).putShort((short) 1).put((byte) resolution).put(new byte[3]);
		buffer.putInt(0).putInt(32);
		return this;
	}

	CaptureBytes enhanced(int port, int ticks, int captured, int wire, int... content) {
		int padded = content.length + 3 & ~3;
		buffer.putInt(6).putInt(32 + padded).putInt(port).putInt(0).putInt(ticks).putInt(captured).putInt(wire);
		put(content);
		buffer.put(new byte[padded - content.length]).putInt(32 + padded);
		return this;
	}

	CaptureBytes block(int type, int... content) {
		buffer.putInt(type).putInt(12 + content.length);
		put(content);
		buffer.putInt(12 + content.length);
		return this;
	}

	private CaptureBytes put(int... content) {
		for (int value : content) {
			buffer.put((byte) value);
		}
		return this;
	}

	byte[] bytes() {
		return Arrays.copyOf(buffer.array(), buffer.position());
	}
}
