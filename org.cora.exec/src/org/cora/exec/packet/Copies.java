// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.packet;

import java.util.ArrayList;
import java.util.List;

/** The packets that a handler made of one packet, in the order in which it made them. Objects are used again. */
public final class Copies {

	private final List<Packet> packets = new ArrayList<>(0);
	private int[] ports = new int[2];
	private int count;
	/** The packet itself while the handler works on a copy. */
	private Packet kept;

	/** Packets made. */
	public int count() {
		return count;
	}

	/** One of them; until the next packet is handled. */
	public Packet packet(int index) {
		return packets.get(index);
	}

	/** Index of the port it leaves by. */
	public int port(int index) {
		return ports[index];
	}

	/** Forgets them: the handler's effects are undone, or another packet's turn has come. */
	public void clear() {
		count = 0;
	}

	/** Has a copy of the packet as it is now leave by a port. */
	public void emit(Packet packet, int port) {
		if (count == packets.size()) {
			packets.add(new Packet());
		}
		if (count == ports.length) {
			ports = java.util.Arrays.copyOf(ports, count * 2);
		}
		packets.get(count).copyFrom(packet);
		ports[count++] = port;
	}

	/** Remembers the packet as it is now. */
	public void begin(Packet packet) {
		if (kept == null) {
			kept = new Packet();
		}
		kept.copyFrom(packet);
	}

	/** Makes the packet what it was. */
	public void end(Packet packet) {
		packet.copyFrom(kept);
	}
}
