// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.run;

import java.math.BigInteger;
import org.cora.ir.type.Type;

/** Scalars as people write them. */
public final class ScalarText {

	private ScalarText() {
	}

	/** A string for addresses and names of values, a boolean for bool, otherwise a number (beyond 63 bits a {@link BigInteger}). */
	static Object readable(Type.Scalar type, long value) {
		return switch (type.meaning()) {
			case IPV4 -> ipv4(value);
			case MAC -> mac(value);
			case BOOL -> value != 0;
			case ENUM -> type.names().getOrDefault(value, Long.toString(value));
			case NUMBER, IPV6, TIME, DURATION -> value >= 0 ? (Object) value : new BigInteger(Long.toUnsignedString(value));
		};
	}

	/** {@code 192.0.2.1}. */
	public static String ipv4(long address) {
		return (address >> 24 & 0xff) + "." + (address >> 16 & 0xff) + "." + (address >> 8 & 0xff) + "." + (address & 0xff);
	}

	/** {@code 00:00:5e:00:53:01}. */
	public static String mac(long address) {
		StringBuilder text = new StringBuilder(17);
		for (int shift = 40; shift >= 0; shift -= 8) {
			text.append(hex(address >> shift + 4)).append(hex(address >> shift));
			if (shift > 0) {
				text.append(':');
			}
		}
		return text.toString();
	}

	private static char hex(long digit) {
		return Character.forDigit((int) digit & 0xf, 16);
	}

	/** As RFC 5952 wants it: {@code 2001:db8::1}. */
	public static String ipv6(long high, long low) {
		int[] groups = new int[8];
		for (int i = 0; i < 8; i++) {
			groups[i] = (int) ((i < 4 ? high : low) >>> 48 - 16 * (i & 3)) & 0xffff;
		}
		int longest = 1;
		int from = -1;
		for (int i = 0; i < 8; i++) {
			int zeros = 0;
			while (i + zeros < 8 && groups[i + zeros] == 0) {
				zeros++;
			}
			if (zeros > longest) {
				longest = zeros;
				from = i;
			}
		}
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < 8; i++) {
			if (i == from) {
				text.append("::");
				i += longest - 1;
			} else {
				if (text.length() > 0 && text.charAt(text.length() - 1) != ':') {
					text.append(':');
				}
				text.append(Integer.toHexString(groups[i]));
			}
		}
		return text.toString();
	}
}
