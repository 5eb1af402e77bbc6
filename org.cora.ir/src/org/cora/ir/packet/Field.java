// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.packet;

import org.cora.ir.type.Type;

/**
 * A field of a header.
 *
 * @param header    the header it is in
 * @param name      as written after the header's name
 * @param type      its scalar type; more than 64 bits only for ipv6 addresses, then byte-aligned
 * @param bitOffset from the header's first bit, network order
 */
public record Field(Header header, String name, Type.Scalar type, int bitOffset) {

	/** Width in bits. */
	public int bits() {
		return type.bits();
	}

	/** {@code header.name}. */
	@Override
	public String toString() {
		return header.name() + "." + name;
	}
}
