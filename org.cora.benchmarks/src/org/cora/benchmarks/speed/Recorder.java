// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.speed;

import org.cora.exec.packet.Packet;
import org.cora.exec.traffic.PacketSource;

/** Takes down the packets of another source as they come in. */
final class Recorder implements PacketSource {

	private final PacketSource source;
	private final Recording recording;

	Recorder(PacketSource source, Recording recording) {
		this.source = source;
		this.recording = recording;
	}

	@Override
	public boolean next(Packet into) {
		if (recording.isFull() || !source.next(into)) {
			return false;
		}
		recording.add(into, source.port());
		return true;
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
