// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.program;

/**
 * A virtual register of a handler: a scalar that can be assigned any number of times. Value semantics are those of an
 * unsigned number of {@code bits} bits; whoever writes a register cuts the value to its width.
 *
 * @param index position among the handler's registers, from 0
 * @param name  for people; not unique
 * @param bits  1 … 64
 */
public record Register(int index, String name, int bits) {

	public Register {
		if (index < 0 || bits < 1 || bits > 64) {
			throw new IllegalArgumentException("not a register: " + index + ", " + bits + " bits");
		}
	}

	/** All ones in the register's width. */
	public long mask() {
		return bits == 64 ? -1L : (1L << bits) - 1;
	}

	@Override
	public String toString() {
		return "%" + index + (name.isEmpty() ? "" : "." + name);
	}
}
