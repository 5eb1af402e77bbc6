// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.function.IntConsumer;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.runtime.migration.Migration;
import org.cora.sim.trace.Place;

/** The packets that are kept while their flows move: in a bounded buffer, each where it came to. */
final class KeptPackets {

	/**
	 * When the buffer is full, moves are undone; packets that come until that is in force are kept too, up to so many times
	 * its size.
	 */
	private static final int MOST_TIMES_ROOM = 8;

	private final Engine engine;
	private final PacketSlots slots;
	private final KeptLists lists;
	private final int room;
	private int kept;
	private long lost;

	/** @param room packets that the buffer is for */
	KeptPackets(Engine engine, int room) {
		this.engine = engine;
		this.room = room;
		slots = engine.slots;
		lists = engine.traffic.kept();
	}

	/** Share of the buffer that is taken. */
	double fill() {
		return (double) kept / room;
	}

	/** Packets that the buffer for moving flows has room for, until moves are undone. */
	int roomLeft() {
		return Math.max(0, room - kept);
	}

	/** Keeps a packet that has reached a side until its flow's move lets it go on. */
	void keep(int slot) {
		int flow = slots.flow[slot];
		engine.underWay.leave(slot, flow);
		Migration migration = engine.dataplane.migrations().migrationOf(flow);
		if (!hasRoom()) {
			lost++;
			if (migration != null) {
				migration.packetLost();
			}
			engine.meter.dropResource("buffer of moving flows full");
			engine.handlers.logLost(slot);
			engine.outcomes.end(slot, "drop resource \"buffer of moving flows full\"");
			return;
		}
		lists.add(flow, slot, slots);
		engine.trace.visit(slots, slot, engine.now, slots.side[slot] == PacketSlots.NIC ? Place.NIC_QUEUE : Place.CPU_QUEUE, -1);
		if (migration != null) {
			migration.packetHeld();
		}
		keptOne(flow);
	}

	/** Packets dropped because their flow was moving. */
	long lost() {
		return lost;
	}

	/** Whether one more packet can be kept: beyond the bound while moves are being undone, but not without end. */
	private boolean hasRoom() {
		return kept < MOST_TIMES_ROOM * room;
	}

	/** A packet is kept; if the buffer is full with it, its flow's move is undone. */
	private void keptOne(int flow) {
		if (++kept > room) {
			engine.dataplane.events().bufferFull(flow);
		}
	}

	/** See {@link org.cora.runtime.Dataplane#release}. */
	void release(int flow, Side side) {
		byte to = Engine.side(side);
		if (lists.crossing(flow) > 0) {
			return;
		}
		if (sendRemote(flow, to)) {
			engine.dataplane.hold(flow, true, true);
			return;
		}
		letGo(flow, to);
	}

	/** Sends kept packets of the other side across; true if there were any. */
	private boolean sendRemote(int flow, byte to) {
		int count = lists.count(flow);
		boolean any = false;
		int local = -1;
		for (int i = 0; i < count; i++) {
			int slot = lists.take(flow, slots);
			if (slots.side[slot] == to) {
				slots.next[slot] = local;
				local = slot;
			} else {
				any = true;
				slots.side[slot] = to;
				lists.crossing(flow, 1);
				engine.crossings.cross(slot, to);
			}
		}
		keepAgain(flow, local);
		return any;
	}

	/** A kept packet has crossed over to the side where it is released. */
	void crossed(int slot) {
		int flow = slots.flow[slot];
		slots.unmark(slot, PacketSlots.RETURNING);
		lists.crossing(flow, -1);
		lists.add(flow, slot, slots);
		if (lists.crossing(flow) == 0) {
			release(flow, Engine.side(slots.side[slot]));
		}
	}

	/** The card is gone, and packets kept on it. */
	void lose(IntConsumer lost) {
		for (int flow = 0; flow < engine.flows.limit(); flow++) {
			if (engine.flows.isLive(flow) && lists.count(flow) > 0) {
				lose(flow, lost);
			}
		}
	}

	private void lose(int flow, IntConsumer lost) {
		int stay = -1;
		for (int slot = lists.take(flow, slots); slot >= 0; slot = lists.take(flow, slots)) {
			if (slots.side[slot] == PacketSlots.NIC) {
				forget(flow);
				lost.accept(slot);
			} else {
				slots.next[slot] = stay;
				stay = slot;
			}
		}
		keepAgain(flow, stay);
	}

	/** Keeps the packets of a list that were kept before. */
	private void keepAgain(int flow, int first) {
		int slot = first;
		while (slot >= 0) {
			int next = slots.next[slot];
			lists.add(flow, slot, slots);
			slot = next;
		}
	}

	/** A kept packet won't reach the card, where it was to be released. */
	void lostOnItsWay(int slot) {
		int flow = slots.flow[slot];
		lists.crossing(flow, -1);
		forget(flow);
		if (lists.crossing(flow) == 0) {
			release(flow, engine.flows.owner(flow));
		}
	}

	private void forget(int flow) {
		kept--;
		Migration migration = engine.dataplane.migrations().migrationOf(flow);
		if (migration != null) {
			migration.packetReleased();
		}
	}

	private void letGo(int flow, byte to) {
		engine.dataplane.hold(flow, false, false);
		for (int slot = lists.take(flow, slots); slot >= 0; slot = lists.take(flow, slots)) {
			forget(flow);
			engine.trace.visit(slots, slot, engine.now, Place.KEPT, -1);
			engine.underWay.enter(slot, to);
			if (to == PacketSlots.NIC) {
				engine.nic.arrive(slot, true);
			} else {
				engine.host.arrive(slot, true);
			}
		}
		engine.schedule(engine.now, Event.RELEASED, flow);
	}
}
