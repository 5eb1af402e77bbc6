// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import org.cora.nicmodel.NicModel;
import org.cora.runtime.flow.FlowRegistry;
import org.cora.sim.resource.SerialServer;
import org.cora.sim.resource.Station;
import org.cora.sim.trace.Place;

/**
 * The card behind its ports: steering, and what its {@linkplain NicCores cores} do with packets. Packets of one flow take turns
 * from their first access to state on.
 */
final class NicSide {

	/** Run the handler. */
	static final byte HANDLE = 0;
	/** Go on with a handler that was on the host in between. */
	static final byte CONTINUE = 1;
	/** Hand the packet to the bus. */
	static final byte TO_HOST = 2;
	/** Take the packet from the bus and send it. */
	static final byte FROM_HOST = 3;

	private static final PathCost.Segment NOTHING = new PathCost.Segment(true, 0, 0, 0, new int[0], new long[0], new int[0],
			new long[0], new int[0]);
	private static final double PICOS_PER_SECOND = 1e12;
	private static final long PICOS_PER_NANO = 1000;

	private final Engine engine;
	private final PacketSlots slots;
	private final FlowTraffic traffic;
	private final NicCores cores;
	private final long packetPicos;
	private final long lookupPicos;
	private final long turnPicos;
	private final long busPicos;
	private final boolean steersInHardware;
	private final PathCost.Segment handOver;
	private final RawTuple tuple;
	private double turnPicosSum;
	private long turns;

	NicSide(Engine engine, EngineSetup setup) {
		Placement placement = setup.placement();
		NicModel model = placement.nic();
		this.engine = engine;
		slots = engine.slots;
		tuple = new RawTuple(engine.fields);
		traffic = engine.traffic;
		cores = new NicCores(engine, model, placement.work().cores());
		double picosPerCycle = PICOS_PER_SECOND / model.getClock() * placement.work().cyclesFactor(model);
		boolean steers = setup.usesFlowTable();
		packetPicos = Math.round(model.getPacketCycles() * picosPerCycle);
		lookupPicos = steers ? Math.round(model.getFlowTable().getLookupCycles() * picosPerCycle) : 0;
		turnPicos = Math.round(model.getFlowLockCycles() * picosPerCycle);
		steersInHardware = model.getFlowTable() != null && model.getFlowTable().isSteersInHardware();
		handOver = engine.handlers.costs().handOver();
		busPicos = steersInHardware ? 0 : Math.round(model.getPcie().getNicCycles() * picosPerCycle);
	}

	// ---- way in

	/** Decides which side a packet goes to: by its exact-match entry, or else by its steering class. */
	void steer(int slot) {
		if (engine.failure.isDown()) {
			engine.failure.turnAway(slot);
			return;
		}
		int flow = FlowRegistry.NONE;
		if (engine.steering.entries() > 0 && tuple.read(slots.packet[slot], slots.port[slot])) {
			flow = engine.steering.find(tuple);
		}
		byte side;
		if (flow != FlowRegistry.NONE) {
			side = traffic.steeredTo(flow);
			slots.flow[slot] = flow;
		} else {
			side = engine.placement.firstSides().of(slots.packet[slot], slots.port[slot]);
			engine.finder.resolve(slot, side);
		}
		engine.underWay.enter(slot, side);
		engine.trace.visit(slots, slot, engine.now, Place.RECEIVE, -1);
		if (side == PacketSlots.NIC) {
			arrive(slot, false);
		} else {
			forwardToHost(slot);
		}
	}

	private void forwardToHost(int slot) {
		if (steersInHardware) {
			engine.crossings.receive(slot);
		} else {
			queue(slot, TO_HOST, false);
		}
	}

	/** A packet reaches the queue of the card's cores to be handled. */
	void arrive(int slot, boolean released) {
		engine.trace.visit(slots, slot, engine.now, Place.PCIE_TO_NIC, -1);
		if (engine.failure.isDown()) {
			engine.failure.lose(slot);
			return;
		}
		if (slots.has(slot, PacketSlots.RETURNING)) {
			engine.kept.crossed(slot);
			return;
		}
		if (slots.segment[slot] > 0) {
			queue(slot, CONTINUE, true);
		} else if (!released && traffic.isHeld(slots.flow[slot], PacketSlots.NIC)) {
			engine.kept.keep(slot);
		} else {
			queue(slot, HANDLE, released || slots.has(slot, PacketSlots.FORWARDED));
		}
	}

	/** A packet comes back from the host to be sent. */
	void takeBack(int slot) {
		engine.trace.visit(slots, slot, engine.now, Place.PCIE_TO_NIC, -1);
		if (engine.failure.isDown()) {
			engine.failure.lose(slot);
		} else if (steersInHardware) {
			engine.wires.transmit(slot);
		} else {
			queue(slot, FROM_HOST, true);
		}
	}

	private void queue(int slot, byte job, boolean always) {
		slots.job[slot] = job;
		int answer = cores.offer(slot, always);
		if (answer == Station.STARTS) {
			start(slot);
		} else if (answer == Station.REFUSED) {
			engine.outcomes.dropResource(slot, "nic receive queue", PacketSlots.NIC);
		}
	}

	// ---- cores

	/** A packet that was made on the host passes the card on its way out. */
	void passes(int flow) {
		if (busPicos > 0) {
			cores.work(flow, busPicos);
		}
	}

	private void start(int slot) {
		int next = slot;
		while (next >= 0) {
			engine.trace.visit(slots, next, engine.now, Place.NIC_QUEUE, -1);
			long done = serve(next);
			if (done >= 0) {
				engine.schedule(done, Event.NIC_DONE, next);
				return;
			}
			engine.kept.keep(next);
			next = cores.next(slot);
		}
	}

	/** Serves a packet and says when it is done; -1 if it has to be kept as its flow is moving. */
	private long serve(int slot) {
		return switch (slots.job[slot]) {
			case HANDLE -> handle(slot);
			case CONTINUE -> occupy(slot, packetPicos + busPicos, slots.path[slot].segments()[slots.segment[slot]], false);
			case TO_HOST -> occupy(slot, packetPicos + lookup() + busPicos, handOver, false);
			default -> occupy(slot, busPicos, NOTHING, false);
		};
	}

	private long handle(int slot) {
		engine.finder.resolveAgain(slot);
		int flow = slots.flow[slot];
		if (engine.underWay.mayHandlePacket(slot, PacketSlots.NIC) && engine.handlers.handle(slot, PacketSlots.NIC)) {
			PathCost path = slots.path[slot];
			return occupy(slot, packetPicos + lookup() + turnPicos, path.segments()[0], path.segments()[0].turnPicos() > 0);
		}
		if (engine.underWay.mustWait(flow, PacketSlots.NIC)) {
			return -1;
		}
		slots.job[slot] = TO_HOST;
		engine.underWay.goAcross(slot);
		return occupy(slot, packetPicos + lookup() + busPicos, handOver, false);
	}

	private long lookup() {
		return engine.steering.isInUse() ? lookupPicos : 0;
	}

	private long occupy(int slot, long overhead, PathCost.Segment work, boolean takesTurn) {
		int core = cores.begin(slot);
		long now = engine.now;
		long coreDone = cores.serve(core, overhead + work.corePicos());
		int flow = slots.flow[slot];
		long turn = work.turnPicos() + (takesTurn ? turnPicos : 0);    // to take the turn is a part of it
		long begin = now * PICOS_PER_NANO + overhead + work.threadPicos() - turn;
		if (takesTurn) {
			begin = Math.max(begin, traffic.nicFreePicos(flow));
		}
		begin = Math.max(begin, now * PICOS_PER_NANO + engine.servers.takeLocks(work, slots.met[slot], now));
		long end = begin + turn + waitFor(work) * PICOS_PER_NANO;
		if (takesTurn) {
			traffic.nicFreePicos(flow, end);
			turnPicosSum += turn;
			turns++;
		}
		long done = Math.max(coreDone, (end + PICOS_PER_NANO - 1) / PICOS_PER_NANO);
		return traffic.leaveInOrder(flow, slots.job[slot] == TO_HOST, done);
	}

	private long waitFor(PathCost.Segment work) {
		long wait = 0;
		for (int i = 0; i < work.servers().length; i++) {
			SerialServer server = engine.servers.get(work.servers()[i]);
			wait += server.backlogNanos(engine.now);
			server.serve(engine.now, work.serverPicos()[i]);
		}
		return wait;
	}

	void done(int slot) {
		cores.end(slot);
		engine.trace.visit(slots, slot, engine.now, Place.NIC_CORE, slots.core[slot]);
		int next = cores.next(slot);
		if (next >= 0) {
			start(next);
		}
		switch (slots.job[slot]) {
			case HANDLE, CONTINUE -> proceed(slot);
			case TO_HOST -> engine.crossings.receive(slot);
			default -> engine.wires.transmit(slot);
		}
	}

	private void proceed(int slot) {
		if (slots.segment[slot] + 1 < slots.path[slot].segments().length) {
			slots.segment[slot]++;
			engine.crossings.receive(slot);
			return;
		}
		engine.handlers.through(slot);
		engine.outcomes.complete(slot, PacketSlots.NIC);
	}

	NicCores cores() {
		return cores;
	}

	/** A core hands something to the bus, where that is done in software. */
	void handsOver(int number) {
		cores.serve(number % cores.count(), busPicos);
	}

	// ---- what the monitor sees

	/** Mean time that a packet holds its flow's turn, without queueing, in nanoseconds; 0 before there was one. */
	double meanTurnNanos() {
		return turns == 0 ? 0 : turnPicosSum / turns / PICOS_PER_NANO;
	}
}
