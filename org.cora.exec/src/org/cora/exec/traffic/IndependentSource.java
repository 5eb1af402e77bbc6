// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

import org.cora.exec.packet.Packet;

/** Packets that come as they are, whatever went out before. */
public abstract class IndependentSource implements PacketSource {

	@Override
	public long connection() {
		return NO_CONNECTION;
	}

	@Override
	public boolean isIndependent() {
		return true;
	}

	@Override
	public void forwarded(long connection, Packet packet, int from, int to) {
		// nobody answers it
	}
}
