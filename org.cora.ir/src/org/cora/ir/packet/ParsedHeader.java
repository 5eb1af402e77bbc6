// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.packet;

/**
 * Where a header of the author's is: directly behind another one, always or where one of that one's fields has a value.
 *
 * @param header   the header, a {@linkplain Header#isDeclared() declared} one
 * @param after    TCP or UDP, or a declared header that stands before it in the NF
 * @param selector field of {@code after}; null where it is always there
 * @param value    of the selector
 */
public record ParsedHeader(Header header, Header after, Field selector, long value) {

	/** {@code kv after udp}, {@code kv after udp with dport 50000}. */
	@Override
	public String toString() {
		return header + " after " + after + (selector == null ? "" : " with " + selector.name() + " "
				+ Long.toUnsignedString(value));
	}
}
