// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.program;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The entries of an lpm, in the order in which they are written; no two have the same prefix.
 *
 * @param width   bits of an address: 32 or 128
 * @param entries prefixes with their values
 */
public record PrefixTable(int width, List<Entry> entries) implements StateDetail {

	private static final int HALF = 64;

	/**
	 * A prefix and what belongs to the addresses that it is the longest one of.
	 *
	 * @param address the prefix's scalars, most significant first, zero behind its length: one for 32 bits, two for 128
	 * @param length  bits that count, from 0
	 * @param value   the value's scalars
	 */
	public record Entry(List<Long> address, int length, List<Long> value) {
		public Entry {
			address = List.copyOf(address);
			value = List.copyOf(value);
		}

		@Override
		public String toString() {
			return join(address) + "/" + length + "=>" + join(value);
		}

		private static String join(List<Long> scalars) {
			return scalars.stream().map(Long::toUnsignedString).collect(Collectors.joining(","));
		}
	}

	public PrefixTable {
		if (width != 32 && width != 128) {
			throw new IllegalArgumentException("addresses have 32 or 128 bits, not " + width);
		}
		entries = List.copyOf(entries);
		Set<List<Object>> seen = new HashSet<>();
		for (Entry entry : entries) {
			boolean masked = entry.length() >= 0 && entry.length() <= width
					&& entry.address().equals(masked(entry.address(), width, entry.length()));
			if (!masked || !seen.add(List.of(entry.address(), entry.length()))) {
				throw new IllegalArgumentException("not a prefix, or there twice: " + entry);
			}
		}
	}

	/**
	 * The address with nothing but zeroes behind the prefix.
	 *
	 * @param address scalars of an address of that width, most significant first
	 * @param length  0 to {@code width}
	 */
	public static List<Long> masked(List<Long> address, int width, int length) {
		if (width == 32) {
			return List.of(address.get(0) & highBits(length + HALF / 2));
		}
		return List.of(address.get(0) & highBits(Math.min(length, HALF)),
				address.get(1) & highBits(Math.max(0, length - HALF)));
	}

	/** A word whose so many most significant bits are 1. */
	private static long highBits(int count) {
		return count == 0 ? 0 : -1L << HALF - count;
	}

	@Override
	public String toString() {
		return entries.toString();
	}
}
