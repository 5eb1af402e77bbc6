// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.capture;

import java.io.IOException;
import java.io.InputStream;

/** Reads a capture's bytes through one fixed buffer; integers in either byte order. Not thread-safe. */
final class CaptureInput implements AutoCloseable {

	private static final int BUFFER = 1 << 16;

	private final InputStream in;
	private final byte[] buffer = new byte[BUFFER];
	private int at;
	private int end;
	private boolean bigEndian;

	CaptureInput(InputStream in) {
		this.in = in;
	}

	void bigEndian(boolean big) {
		bigEndian = big;
	}

	/** Makes sure that {@code count} bytes (at most the buffer's size) can be taken; false when the file ends before. */
	boolean have(int count) throws IOException {
		while (end - at < count) {
			if (at > 0) {
				System.arraycopy(buffer, at, buffer, 0, end - at);
				end -= at;
				at = 0;
			}
			int read = in.read(buffer, end, buffer.length - end);
			if (read < 0) {
				return false;
			}
			end += read;
		}
		return true;
	}

	/** True when not one byte is left. */
	boolean atEnd() throws IOException {
		return !have(1);
	}

	int u8() {
		return buffer[at++] & 0xff;
	}

	int u16() {
		int first = u8();
		int second = u8();
		return bigEndian ? first << 8 | second : second << 8 | first;
	}

	long u32() {
		long first = u16();
		long second = u16();
		return bigEndian ? first << 16 | second : second << 16 | first;
	}

	long u64() {
		long first = u32();
		long second = u32();
		return bigEndian ? first << 32 | second : second << 32 | first;
	}

	/** Copies exactly {@code count} bytes; false when the file ends before. */
	boolean read(byte[] into, int offset, int count) throws IOException {
		int done = 0;
		while (done < count) {
			if (at == end && !have(1)) {
				return false;
			}
			int part = Math.min(count - done, end - at);
			System.arraycopy(buffer, at, into, offset + done, part);
			at += part;
			done += part;
		}
		return true;
	}

	/** Passes over {@code count} bytes without keeping them; false when the file ends before. */
	boolean skip(long count) throws IOException {
		long left = count;
		while (left > 0) {
			if (at == end && !have(1)) {
				return false;
			}
			int part = (int) Math.min(left, end - at);
			at += part;
			left -= part;
		}
		return true;
	}

	@Override
	public void close() throws IOException {
		in.close();
	}
}
