// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

import java.util.Arrays;
import org.cora.exec.packet.Bytes;

/**
 * Entries on their way from one store to another, as bytes: per entry the state's index (1 byte), the deadline (8)
 * if the state has
 * a timeout, then key and value packed, each scalar in whole bytes, network order. Grows as needed and can be
 * cleared and used again.
 */
public final class FlowStateBuffer {

	private byte[] bytes = new byte[256];
	private int length;
	private int entries;

	/** Forgets the content. */
	public void clear() {
		length = 0;
		entries = 0;
	}

	/** Bytes to transfer. */
	public int bytes() {
		return length;
	}

	/** Entries held. */
	public int entries() {
		return entries;
	}

	/** Takes the place of the content with what {@link #toBytes()} gave; {@link #entries()} is unknown then and 0. */
	public void load(byte[] content) {
		if (content.length > bytes.length) {
			bytes = new byte[content.length + 8];
		}
		System.arraycopy(content, 0, bytes, 0, content.length);
		length = content.length;
		entries = 0;
	}

	/** A copy of the bytes to transfer. */
	public byte[] toBytes() {
		return Arrays.copyOf(bytes, length);
	}

	void beginEntry(int state) {
		entries++;
		put(state, 1);
	}

	void put(long scalar, int width) {
		if (length + 8 > bytes.length) {
			bytes = Arrays.copyOf(bytes, bytes.length * 2);
		}
		Bytes.put64(bytes, length, scalar << 64 - 8 * width);
		length += width;
	}

	long get(int at, int width) {
		long scalar = 0;
		for (int i = 0; i < width; i++) {
			scalar = scalar << 8 | bytes[at + i] & 0xff;
		}
		return scalar;
	}
}
