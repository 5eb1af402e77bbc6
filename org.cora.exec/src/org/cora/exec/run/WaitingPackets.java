// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.cora.exec.capture.CaptureReader;
import org.cora.exec.packet.Packet;
import org.cora.ir.diagnostic.CoraException;

/** Packets of a capture by their index, in any order: those that were skipped wait. */
final class WaitingPackets {

	private static final int MOST = 1 << 20;

	private final CaptureReader capture;
	private final Map<Long, Packet> waiting = new HashMap<>();
	private final Deque<Packet> spare = new ArrayDeque<>();
	private long read;

	WaitingPackets(CaptureReader capture) {
		this.capture = capture;
	}

	/**
	 * The packet of that index, reading on as far as necessary; null if there is none or it is gone already.
	 *
	 * @throws CoraException if too many would have to wait
	 */
	Packet fetch(long index) {
		while (read <= index) {
			Packet packet = spare.isEmpty() ? new Packet() : spare.pop();
			if (!capture.next(packet)) {
				return null;
			}
			waiting.put(read++, packet);
			if (waiting.size() > MOST) {
				throw new CoraException("order-log", "the log leaves more than " + MOST
						+ " packets unhandled; it isn't one of this capture");
			}
		}
		return waiting.remove(index);
	}

	/** The packet isn't needed any more; false if there was none. */
	boolean release(Packet packet) {
		if (packet == null) {
			return false;
		}
		spare.push(packet);
		return true;
	}
}
