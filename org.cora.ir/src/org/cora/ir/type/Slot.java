// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.type;

/**
 * One scalar of a flattened value: what a register, a table column or a C struct member holds.
 *
 * @param path dotted path inside the value, such as {@code outside.addr}; empty for a value that is a scalar itself
 * @param type the scalar; never a struct
 * @param part for scalars wider than 64 bits (ipv6) which 64-bit part, 0 the most significant; otherwise 0
 * @param bits 1 … 64
 */
public record Slot(String path, Type type, int part, int bits) {

	public Slot {
		if (bits < 1 || bits > 64) {
			throw new IllegalArgumentException("a slot has 1 to 64 bits, not " + bits);
		}
	}

	/** Bytes it takes in a packed entry. */
	public int bytes() {
		return (bits + 7) / 8;
	}
}
