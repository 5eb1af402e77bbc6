// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

import org.cora.exec.packet.Packet;

/** The packets of another source; subclasses look on as they come in or leave. */
public abstract class WatchedSource implements PacketSource {

	private final PacketSource source;

	/** Closing this one closes that one. */
	protected WatchedSource(PacketSource source) {
		this.source = source;
	}

	@Override
	public boolean next(Packet into) {
		return source.next(into);
	}

	@Override
	public int port() {
		return source.port();
	}

	@Override
	public long connection() {
		return source.connection();
	}

	@Override
	public void forwarded(long connection, Packet packet, int from, int to) {
		source.forwarded(connection, packet, from, to);
	}

	@Override
	public void close() {
		source.close();
	}
}
