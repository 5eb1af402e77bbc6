// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import org.cora.runtime.migration.Migration;

/** Packets on their way to where they are handled, and which side may do that now. */
final class UnderWay {

	private final Engine engine;
	private final PacketSlots slots;
	private final FlowTraffic traffic;
	private boolean flowsMove;

	UnderWay(Engine engine) {
		this.engine = engine;
		slots = engine.slots;
		traffic = engine.traffic;
		follow(engine.placement);
	}

	/** A plan is in force. */
	void follow(Placement placement) {
		flowsMove = placement.perFlowStates() != 0;
	}

	void enter(int slot, byte side) {
		slots.side[slot] = side;
		traffic.enter(slots.flow[slot], side);
	}

	/** The flow's state isn't on the side that the packet has come to: it goes on to the other one. */
	void goAcross(int slot) {
		int flow = slots.flow[slot];
		slots.side[slot] = (byte) (1 - slots.side[slot]);
		traffic.cross(flow, slots.side[slot]);
		engine.meter.punts++;
		Migration migration = engine.dataplane.migrations().migrationOf(flow);
		if (migration != null) {
			migration.packetForwarded();
			slots.mark(slot, PacketSlots.FORWARDED);
		}
	}

	/** A packet of a flow is handled, kept or gone on the side it was steered to. */
	void leave(int slot, int flow) {
		if (traffic.leave(flow, slots.side[slot], slots.index[slot])) {
			engine.schedule(engine.now, Event.DRAINED, flow);
		}
	}

	/** Whether the side may handle packets of the flow now: its state is there and isn't just leaving. */
	boolean mayHandle(int flow, byte side) {
		return !flowsMove || engine.flows.isOnNic(flow) == (side == PacketSlots.NIC) && !engine.dataplane.isFrozen(flow);
	}

	/** Whether the side may handle the packet now: as above, or as it needs nothing of its flow. */
	boolean mayHandlePacket(int slot, byte side) {
		return mayHandle(slots.flow[slot], side) || engine.placement.firstSides().needsNoState(slots.packet[slot], slots.port[slot]);
	}

	/** Whether a packet that a side can't handle has to wait there until its flow has arrived. */
	boolean mustWait(int flow, byte side) {
		return engine.dataplane.isFrozen(flow) && engine.dataplane.migrations().keepsPackets()
				|| traffic.isHeld(flow, side) && engine.dataplane.migrations().isMoving(flow);
	}
}
