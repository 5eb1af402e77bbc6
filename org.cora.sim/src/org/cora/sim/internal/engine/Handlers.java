// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.List;
import org.cora.exec.TimerSchedule;
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
	/** By port and by state, -1 for none. */
	private final int[] handlerOf;
	private final int[] expiryHandlerOf;
	private final TimerSchedule timers;
	private byte[] timerSides;
	private final PathCosts costs;
	private final Background background;
	private final PathCost[] nothing = new PathCost[2];
	private final ExpiredFlows expiredFlows;
	private final ExpirySides expirySides;
	private boolean everMoved;
	/** Null if no other version of the program has taken over. */
	private Conversion conversion;

	Handlers(Engine engine, EngineSetup setup) {
		this.engine = engine;
		slots = engine.slots;
		expiredFlows = new ExpiredFlows(engine);
		nf = setup.nf();
		order = setup.order();
		Placement placement = setup.placement();
		tuples = new TupleLearner(engine, setup.usesFlowTable(), nf.ports().size());
		stores = new SideStores(nf, placement, setup.shareStore());
		expirySides = new ExpirySides(engine, nf, placement);
		for (byte side = 0; side < 2; side++) {
			byte of = side;
			executors[side] = new CompiledExecutor(nf, stores.of(side), true);
			executors[side].ownTimers(false);
			executors[side].expiryRunner((state, flow) -> executors[expirySides.of(state, flow, of)]);
			executors[side].expiryListener((state, key, deadline, flow) -> expired(state, key, deadline, flow,
					expirySides.of(state, flow, of)));
		}
		handlerOf = new int[nf.ports().size()];
		for (int port = 0; port < handlerOf.length; port++) {
			handlerOf[port] = nf.handler(new Trigger.PacketFrom(port)).map(nf.handlers()::indexOf).orElse(-1);
		}
		expiryHandlerOf = nf.states().stream().mapToInt(s -> nf.handler(new Trigger.Expiry(s.index())).map(nf.handlers()::indexOf).orElse(-1))
				.toArray();
		timers = new TimerSchedule(nf);
		timerSides = placement.timerSides();
		costs = new PathCosts(nf, placement, engine.servers);
		background = new Background(engine, setup, costs, executors);
		nothing[0] = costs.nothing(PacketSlots.NIC);
		nothing[1] = costs.nothing(PacketSlots.CPU);
	}

	PathCosts costs() {
		return costs;
	}

	Background background() {
		return background;
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
		stores.takeOver(before.stores, change, time);
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
		timerSides = placement.timerSides();
		stores.follow(placement);
		costs.forget();
		expirySides.follow(placement);
		everMoved = true;
	}

	// ---- handling

	/** Runs the packet's handler; false if that can't be done on this side now. */
	boolean handle(int slot, byte side) {
		int flow = slots.flow[slot];
		long time = slots.packet[slot].time();
		expire(time);
		if (!engine.mayHandlePacket(slot, side)) {
			return false;
		}
		Packet packet = slots.packet[slot];
		int port = slots.port[slot];
		tuples.before(packet, port, flow);
		if (side == PacketSlots.NIC) {
			engine.memory.before();
		}
		begins(handlerOf[port], side);
		Verdict verdict = executors[side].handle(packet, port, time, flow);
		if (side == PacketSlots.NIC) {
			engine.memory.after(flow);
		}
		slots.verdict[slot] = verdict;
		slots.path[slot] = handlerOf[port] < 0 ? nothing[side]
				: costs.of(handlerOf[port], side, executors[side].visited());
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
		expire(packet.time());
		tuples.before(packet, port, flow);
		begins(handlerOf[port], side);
		Verdict verdict = executors[side].handle(packet, port, packet.time(), flow);
		slots.verdict[slot] = verdict;
		if (order != null) {
			order.handled(slots.index[slot], packet, port, side, verdict);
		}
		tuples.after(packet, flow, verdict, side);
	}

	private void begins(int handler, byte side) {
		if (handler >= 0) {
			stores.begin(nf.handlers().get(handler), executors[side], side);
		}
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
		engine.leave(slot, slots.flow[slot]);
	}

	/** State of a flow is being installed on another side: from now on flows may be on either. */
	void moved(int flow) {
		everMoved = true;
		engine.traffic.markMoved(flow);
	}

	// ---- expiry

	/** Expires what is due on either side, and runs timers in between: what both can reach has one clock. */
	void expire(long time) {
		if (!timers.isEmpty() && timers.reaches(time)) {
			while (timers.due() <= time) {
				expireBy(timers.due());
				fire(timers.timer(), timers.due());
				timers.done();
			}
		}
		expireBy(time);
	}

	private void fire(int timer, long due) {
		byte side = timerSides[timer];
		if (order != null) {
			order.fired(timer, due, side);
		}
		background.fires(timer, side);
		engine.memory.before();
		stores.begin(nf.timers().get(timer), executors[side], side);
		executors[side].fire(timer, due);
		engine.memory.afterTimer();
		background.ends();
	}

	private void expireBy(long time) {
		engine.dataplane.fetchDue(time);
		executors[PacketSlots.CPU].advance(time);
		background.ends();
		executors[PacketSlots.NIC].advance(time);
		background.ends();
		settleExpired();
	}

	/** What has timed out, or was lost with the card, is gone: flows that have nothing left begin anew. */
	void settleExpired() {
		engine.memory.settle();
		expiredFlows.settle();
	}

	/** An entry has timed out; its handler runs next on that side. */
	private void expired(int state, long[] key, long deadline, int flow, byte side) {
		background.expires(state, flow, side);
		begins(expiryHandlerOf[state], side);
		if (order != null) {
			order.expired(state, key, deadline, side);
		}
		if (flow >= 0) {
			expiredFlows.add(flow);
			if (side == PacketSlots.NIC && expirySides.changesFlow(state)) {
				engine.memory.expired(flow);
			}
		}
	}

	/** A flow's move is over. */
	void rests(int flow) {
		expiredFlows.rests(flow);
	}

	/** Whether a flow has entries anywhere. */
	boolean hasState(int flow) {
		return stores.hasState(flow);
	}
}
