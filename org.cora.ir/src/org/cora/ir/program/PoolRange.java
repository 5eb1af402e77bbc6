// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.program;

/**
 * The items of a pool: every pair of an address and a port from two ranges, addresses first.
 *
 * @param firstAddress first IPv4 address, as an unsigned 32-bit number
 * @param lastAddress  last IPv4 address, not before the first
 * @param firstPort    0 … 65535
 * @param lastPort     not before the first
 */
public record PoolRange(long firstAddress, long lastAddress, int firstPort, int lastPort)
		implements StateDetail {

	public PoolRange {
		if (firstAddress < 0 || lastAddress < firstAddress || lastAddress > 0xFFFF_FFFFL || firstPort < 0
				|| lastPort < firstPort || lastPort > 0xFFFF) {
			throw new IllegalArgumentException("not a pool range");
		}
	}

	/** Ports per address. */
	public int ports() {
		return lastPort - firstPort + 1;
	}

	/** Number of items. */
	public long size() {
		return (lastAddress - firstAddress + 1) * ports();
	}
}
