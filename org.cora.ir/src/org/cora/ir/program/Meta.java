// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.program;

/** What is known of a packet beside its bytes. */
public enum Meta {
	/** The packet's ingress time in nanoseconds; in an expiry handler the deadline that was reached. 64 bits. */
	NOW(64),
	/** Bytes on the wire, Ethernet header included, frame check sequence not. 32 bits. */
	LENGTH(32),
	/** Index of the port the packet came in by. 16 bits. */
	PORT(16),
	/** Bytes of the payload, see {@link PacketOperation}. 32 bits. */
	PAYLOAD(32);

	private final int bits;

	Meta(int bits) {
		this.bits = bits;
	}

	/** Width in bits. */
	public int bits() {
		return bits;
	}
}
