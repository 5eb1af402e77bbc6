// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import org.cora.nicmodel.Pcie;
import org.cora.sim.resource.SerialServer;

/**
 * One direction of the bus between card and host: a packet's descriptor is handled, then its bytes cross. Both go on at the
 * same time for different packets, so a small packet's descriptor is handled while a large one's bytes cross.
 */
final class Bus {

	private static final double PICOS_PER_SECOND = 1e12;
	private static final double PICOS_PER_NANO = 1e3;

	private final SerialServer descriptors;
	private final SerialServer bytes;
	private final long slotPicos;
	private final double picosPerByte;
	private final int extraBytes;
	private final int room;

	/** @param room packets that wait at most */
	Bus(String name, Pcie model, int room) {
		descriptors = new SerialServer(name + " descriptors");
		bytes = new SerialServer(name);
		slotPicos = model.getPacketRate() > 0 ? Math.round(PICOS_PER_SECOND / model.getPacketRate()) : 0;
		picosPerByte = 8 * PICOS_PER_SECOND / model.getBandwidth();
		extraBytes = (int) Math.round(model.getPacketBytes());
		this.room = room;
	}

	/** Whether as many packets wait as there is room for. */
	boolean isFull(long nowNanos) {
		double each = Math.max(slotPicos, bytes.meanPicos()) / PICOS_PER_NANO;
		return Math.max(descriptors.backlogNanos(nowNanos), bytes.backlogNanos(nowNanos)) > room * each;
	}

	/** When so many bytes, offered now, have left the bus but for its latency, in nanoseconds. */
	long serve(long nowNanos, long length) {
		return bytes.serve(descriptors.serve(nowNanos, slotPicos), Math.round((length + extraBytes) * picosPerByte));
	}

	/** Busy time so far of what is busier, in nanoseconds. */
	double busyNanos(long nowNanos) {
		return Math.max(descriptors.busyNanos(nowNanos), bytes.busyNanos(nowNanos));
	}
}
