// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Map;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Pcie;

/** The way over the bus between card and host, in both directions. */
final class Crossings {

	private final Engine engine;
	private final PacketSlots slots;
	private final Bus down;
	private final Bus up;
	private final long latencyNanos;
	private final double nanosPerByte;

	Crossings(Engine engine, EngineSetup setup) {
		this.engine = engine;
		slots = engine.slots;
		NicModel nic = setup.placement().nic();
		Pcie pcie = nic.getPcie();
		down = new Bus("pcie to host", pcie, nic.getReceiveQueue());
		up = new Bus("pcie to nic", pcie, nic.getReceiveQueue());
		latencyNanos = Math.round(pcie.getLatency());
		nanosPerByte = 8e9 / pcie.getBandwidth();
	}

	/** Sends a packet to the host to be handled there; drops it if the bus can't keep up. */
	void receive(int slot) {
		if (down.isFull(engine.now) && !slots.has(slot, PacketSlots.FORWARDED)) {
			engine.outcomes.dropResource(slot, "pcie to host", PacketSlots.CPU);
			return;
		}
		slots.mark(slot, PacketSlots.ON_CPU);
		engine.schedule(down.serve(engine.now, slots.packet[slot].wireLength()) + latencyNanos, Event.CPU_ARRIVE, slot);
	}

	/** Charges the bus for a packet that goes to the host's network stack. */
	void crossToHost(int slot) {
		down.serve(engine.now, slots.packet[slot].wireLength());
	}

	/** Sends a packet to the card: to be sent out, or to be handled there. */
	void send(int slot, boolean out) {
		boolean mustCross = !out && slots.has(slot, PacketSlots.FORWARDED);
		if (up.isFull(engine.now) && !mustCross) {
			engine.outcomes.dropResource(slot, "pcie to nic", PacketSlots.CPU);
			return;
		}
		engine.schedule(up.serve(engine.now, slots.packet[slot].wireLength()) + latencyNanos, out ? Event.LEAVE : Event.NIC_ARRIVE, slot);
	}

	/** Brings a packet that a handler made to the card; false if the bus can't keep up. */
	boolean carries(int bytes) {
		if (up.isFull(engine.now)) {
			return false;
		}
		up.serve(engine.now, bytes);
		return true;
	}

	/** When bytes sent from a side now have arrived on the other. */
	long transfer(byte from, long bytes) {
		Bus bus = from == PacketSlots.NIC ? down : up;
		return bus.serve(engine.now, bytes) + latencyNanos;
	}

	/** Whether as many packets wait to cross from a side as there is room for. */
	boolean isFull(byte from) {
		return (from == PacketSlots.NIC ? down : up).isFull(engine.now);
	}

	/** How long so many bytes take to be brought to a card that does nothing else. */
	long fillNanos(long bytes) {
		return bytes == 0 ? 0 : latencyNanos + Math.round(bytes * nanosPerByte);
	}

	/** How long something is on its way once it has left a side, in nanoseconds. */
	long latencyNanos() {
		return latencyNanos;
	}

	/** Has a kept packet cross to where it is released. */
	void cross(int slot, byte to) {
		slots.mark(slot, PacketSlots.RETURNING);
		if (to == PacketSlots.CPU) {
			slots.mark(slot, PacketSlots.ON_CPU);
			engine.schedule(down.serve(engine.now, slots.packet[slot].wireLength()) + latencyNanos, Event.CPU_ARRIVE, slot);
		} else {
			engine.schedule(up.serve(engine.now, slots.packet[slot].wireLength()) + latencyNanos, Event.NIC_ARRIVE, slot);
		}
	}

	/** Busy time of the bus so far, in nanoseconds. */
	void busy(Map<String, Double> into, long now) {
		into.put("pcie-to-host", down.busyNanos(now));
		into.put("pcie-to-nic", up.busyNanos(now));
	}
}
