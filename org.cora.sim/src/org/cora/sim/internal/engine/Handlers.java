// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.List;
import org.cora.exec.Verdict;
import org.cora.exec.compile.CompiledExecutor;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolShard;
import org.cora.exec.state.VersionChange;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Trigger;
import org.cora.runtime.migration.Migration;

/**
 * Runs the program: each side has an executor and a store of its own. A packet is handled when a core begins to serve it,
 * which is its place in the serialisation order; expiries that are due by its ingress time come first.
 */
final class Handlers {

	private final Engine engine;
	private final PacketSlots slots;
	private final Nf nf;
	private final SerialOrder order;
	private final TupleLearner tuples;
	private final SideStores stores;
	private final CompiledExecutor[] executors = new CompiledExecutor[2];
	/** By port, -1 for none. */
	private final int[] handlerOf;
	private final PathCosts costs;
	private final DueHandlers due;
	private final PathCost[] nothing = new PathCost[2];
	private boolean everMoved;
	/** Null if no other version of the program has taken over. */
	private Conversion conversion;

	Handlers(Engine engine, EngineSetup setup) {
		this.engine = engine;
		slots = engine.slots;
		nf = setup.nf();
		order = setup.order();
		Placement placement = setup.placement();
		tuples = new TupleLearner(engine, setup.usesFlowTable(), nf.ports().size());
		stores = new SideStores(nf, placement, setup.shareStore());
		for (byte side = 0; side < 2; side++) {
			executors[side] = new CompiledExecutor(nf, stores.of(side), true, placement.withLocks());
		}
		handlerOf = new int[nf.ports().size()];
		for (int port = 0; port < handlerOf.length; port++) {
			handlerOf[port] = nf.handler(new Trigger.PacketFrom(port)).map(nf.handlers()::indexOf).orElse(-1);
		}
		costs = new PathCosts(nf, placement, engine.servers);
		due = new DueHandlers(engine, setup, stores, executors, costs);
		nothing[0] = costs.nothing(PacketSlots.NIC);
		nothing[1] = costs.nothing(PacketSlots.CPU);
	}

	PathCosts costs() {
		return costs;
	}

	/** What runs because time has come to it. */
	DueHandlers due() {
		return due;
	}

	CompiledExecutor executor(byte side) {
		return executors[side];
	}

	/** Whether flows may be on either side. */
	boolean everMoved() {
		return everMoved;
	}

	LocalStore store(byte side) {
		return stores.of(side);
	}

	void logIngress(int slot) {
		if (order != null) {
			order.arrived(slots.index[slot], slots.packet[slot], slots.port[slot]);
		}
	}

	/** No handler will see a packet. */
	void logLost(int slot) {
		if (order != null && !slots.has(slot, PacketSlots.HANDLED)) {
			order.lost(slots.index[slot]);
		}
	}

	/** The card is reset. */
	void logReset() {
		if (order != null) {
			order.reset(engine.now);
		}
	}

	/** A plan that divides pools in another way is about to be in force. */
	void logDivided(Placement next) {
		if (order != null) {
			order.divided(engine.now, next);
		}
	}

	/** Goes on with what another version of the program has in store. */
	void takeOver(Handlers before, VersionChange change, long time) {
		stores.takeOver(before.stores, change, engine.placement, time);
		everMoved = true;
		conversion = new Conversion(engine, change);
		if (order != null) {
			order.upgraded(time, engine.placement);
		}
	}

	/** Divides a pool anew; returns the items that had been given back and change sides. */
	int divide(int pool, List<PoolShard> shards) {
		return stores.divide(pool, shards);
	}

	/** Another plan is in force. */
	void follow(Placement placement) {
		stores.follow(placement);
		costs.forget();
		due.follow(placement);
		everMoved = true;
	}

	// ---- handling

	/** Runs the packet's handler; false if that can't be done on this side now. */
	boolean handle(int slot, byte side) {
		int flow = slots.flow[slot];
		long time = slots.packet[slot].time();
		due.run(time);
		if (!engine.underWay.mayHandlePacket(slot, side)) {
			return false;
		}
		Packet packet = slots.packet[slot];
		int port = slots.port[slot];
		tuples.before(packet, port, flow);
		if (side == PacketSlots.NIC) {
			engine.memory.before();
		}
		Verdict verdict = run(packet, port, time, flow, side);
		if (side == PacketSlots.NIC) {
			engine.memory.after(flow);
		}
		slots.verdict[slot] = verdict;
		slots.path[slot] = handlerOf[port] < 0 ? nothing[side]
				: costs.of(handlerOf[port], side, executors[side].visited());
		slots.keep(slot, executors[side].met());
		slots.mark(slot, PacketSlots.HANDLED);
		if (order != null) {
			order.handled(slots.index[slot], packet, port, side, verdict);
		}
		account(slot, flow, side);
		if (tuples.after(packet, flow, verdict, side)) {
			steerAsOthers(flow);
		}
		return true;
	}

	/** Runs the handler of a packet that makes a flow known before the run begins; nobody counts it. */
	void introduce(int slot, byte side) {
		int flow = slots.flow[slot];
		Packet packet = slots.packet[slot];
		int port = slots.port[slot];
		due.run(packet.time());
		tuples.before(packet, port, flow);
		Verdict verdict = run(packet, port, packet.time(), flow, side);
		slots.verdict[slot] = verdict;
		if (order != null) {
			order.handled(slots.index[slot], packet, port, side, verdict);
		}
		tuples.after(packet, flow, verdict, side);
	}

	private Verdict run(Packet packet, int port, long time, int flow, byte side) {
		if (handlerOf[port] >= 0) {
			stores.begin(handlerOf[port], executors[side], side);
		}
		return executors[side].handle(packet, port, time, flow);
	}

	private void account(int slot, int flow, byte side) {
		engine.flows.count(flow, engine.now);
		if (conversion != null) {
			conversion.handled(flow, side);
		}
		if (side == PacketSlots.NIC) {
			engine.meter.handledNic++;
		} else {
			engine.meter.handledCpu++;
		}
		if (!engine.flows.isOnNic(flow)) {
			engine.runtime.handledOffCard(flow);
		}
		boolean usesState = slots.path[slot].states() != 0;    // what uses none might as well have been handled at another time
		if (usesState && !engine.traffic.handled(flow, slots.index[slot])) {
			engine.meter.reorderedHandling++;
			Migration migration = engine.dataplane.migrations().migrationOf(flow);
			if (migration != null) {
				engine.meter.reorderedMoving++;
				migration.packetReordered();
			}
		}
		if (usesState && everMoved && engine.traffic.hasMoved(flow) && stores.hasOf(flow, (byte) (1 - side))) {
			engine.meter.wrongWriters++;
			if (engine.meter.wrongWriters == 1) {
				engine.meter.firstWrongWriter = "packet " + slots.index[slot] + " of flow " + flow + " was handled on the "
						+ Engine.side(side) + " while the other side had state of the flow";
			}
		}
	}

	/** A flow has come by a new tuple: an entry brings it to where the flow's other packets go. */
	private void steerAsOthers(int flow) {
		byte steered = engine.traffic.steeredTo(flow);
		if (steered != engine.traffic.home(flow)) {
			engine.steering.steer(flow, steered, false);
		}
	}

	/** The packet's handler is through with it. */
	void through(int slot) {
		slots.mark(slot, PacketSlots.THROUGH);
		engine.underWay.leave(slot, slots.flow[slot]);
	}

	/** State of a flow is being installed on another side: from now on flows may be on either. */
	void moved(int flow) {
		everMoved = true;
		engine.traffic.markMoved(flow);
	}

	/** Whether a flow has entries anywhere. */
	boolean hasState(int flow) {
		return stores.hasState(flow);
	}
}
