// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.speed;

import org.cora.exec.packet.Packet;
import org.cora.exec.traffic.PacketSource;
import org.cora.exec.traffic.WatchedSource;

/** Takes down the packets of another source as they come in. */
final class Recorder extends WatchedSource {

	private final Recording recording;

	Recorder(PacketSource source, Recording recording) {
		super(source);
		this.recording = recording;
	}

	@Override
	public boolean next(Packet into) {
		if (recording.isFull() || !super.next(into)) {
			return false;
		}
		recording.add(into, port());
		return true;
	}
}
