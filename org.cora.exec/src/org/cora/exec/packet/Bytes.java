// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.packet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Unsigned integers in network byte order in a byte array. */
public final class Bytes {

	private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
	private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

	private Bytes() {
	}

	public static int u8(byte[] bytes, int at) {
		return bytes[at] & 0xff;
	}

	public static int u16(byte[] bytes, int at) {
		return (short) SHORT.get(bytes, at) & 0xffff;
	}

	public static long u32(byte[] bytes, int at) {
		return (int) INT.get(bytes, at) & 0xffff_ffffL;
	}

	public static long u48(byte[] bytes, int at) {
		return (long) u16(bytes, at) << 32 | u32(bytes, at + 2);
	}

	public static long u64(byte[] bytes, int at) {
		return (long) LONG.get(bytes, at);
	}

	public static void put8(byte[] bytes, int at, long value) {
		bytes[at] = (byte) value;
	}

	public static void put16(byte[] bytes, int at, long value) {
		SHORT.set(bytes, at, (short) value);
	}

	public static void put32(byte[] bytes, int at, long value) {
		INT.set(bytes, at, (int) value);
	}

	public static void put48(byte[] bytes, int at, long value) {
		put16(bytes, at, value >>> 32);
		put32(bytes, at + 2, value);
	}

	public static void put64(byte[] bytes, int at, long value) {
		LONG.set(bytes, at, value);
	}

	/** The unsigned number in {@code bits} (1 … 64) bits beginning {@code bit} bits after byte {@code at}. */
	public static long bits(byte[] bytes, int at, int bit, int bits) {
		long value = 0;
		int here = bit;
		int left = bits;
		while (left > 0) {
			int room = 8 - (here & 7);
			int take = Math.min(room, left);
			int part = u8(bytes, at + (here >> 3)) >>> room - take & (1 << take) - 1;
			value = value << take | part;
			here += take;
			left -= take;
		}
		return value;
	}

	/** Writes {@code bits} (1 … 64) bits beginning {@code bit} bits after byte {@code at}; the bits around them stay. */
	public static void putBits(byte[] bytes, int at, int bit, int bits, long value) {
		int here = bit;
		int left = bits;
		while (left > 0) {
			int room = 8 - (here & 7);
			int take = Math.min(room, left);
			int shift = room - take;
			int mask = (1 << take) - 1 << shift;
			int part = (int) (value >>> left - take) << shift & mask;
			int index = at + (here >> 3);
			bytes[index] = (byte) (bytes[index] & ~mask | part);
			here += take;
			left -= take;
		}
	}
}
