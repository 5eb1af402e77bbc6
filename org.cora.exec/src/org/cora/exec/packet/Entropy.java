// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.packet;

import org.cora.ir.packet.Headers;

/**
 * The UDP source port of a tunnel: a hash of the headers of the packet that goes in, in the dynamic range from 49152 on, so
 * that routers spread flows and keep each on one way (RFC 7348, section 5). The hash is the language's {@code hash} of source
 * address, destination address, protocol and ports, or of the Ethernet addresses and type.
 */
final class Entropy {

	private static final long START = 0x9E3779B97F4A7C15L;
	private static final long FACTOR = 0xFF51AFD7ED558CCDL;
	private static final int FIRST = 49152;
	private static final int COUNT = 16384;

	private Entropy() {
	}

	static int sourcePort(Packet p) {
		byte[] bytes = p.bytes;
		long hash = START;
		int v4 = p.offset(Headers.IPV4_HEADER);
		int v6 = p.offset(Headers.IPV6_HEADER);
		if (v4 >= 0) {
			hash = mix(mix(hash, Bytes.u32(bytes, v4 + 12)), Bytes.u32(bytes, v4 + 16));
		} else if (v6 >= 0) {
			for (int i = 8; i < 40; i += 8) {
				hash = mix(hash, Bytes.u64(bytes, v6 + i));
			}
		} else if (p.has(Headers.ETH)) {
			hash = mix(mix(mix(hash, Bytes.u48(bytes, 6)), Bytes.u48(bytes, 0)), Bytes.u16(bytes, 12));
			return FIRST + (int) Long.remainderUnsigned(hash, COUNT);
		}
		int l4 = p.offset(Headers.L4);
		hash = mix(hash, p.transport());
		if (l4 >= 0) {
			hash = mix(mix(hash, Bytes.u16(bytes, l4)), Bytes.u16(bytes, l4 + 2));
		}
		return FIRST + (int) Long.remainderUnsigned(hash, COUNT);
	}

	private static long mix(long hash, long scalar) {
		long h = (hash ^ scalar) * FACTOR;
		return h ^ h >>> 32;
	}
}
