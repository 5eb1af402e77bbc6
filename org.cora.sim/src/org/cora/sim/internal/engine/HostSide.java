// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cora.exec.Verdict;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.Pcie;
import org.cora.sim.resource.SerialServer;
import org.cora.sim.resource.Station;
import org.cora.sim.trace.Place;

/**
 * The host's cores, with a receive queue for each. Flows are spread over them by their number, so a flow's packets are handled
 * by one core, one after the other.
 */
final class HostSide {

	private static final double PICOS_PER_SECOND = 1e12;
	private static final double PICOS_PER_NANO = 1e3;
	private static final int FLOW_SPREAD = 0x9E3779B1;

	private final Engine engine;
	private final PacketSlots slots;
	private final FlowTraffic traffic;
	private final Station[] cores;
	private final double picosPerCycle;
	private final long receivePicos;
	private final long transmitPicos;
	/** Where the runtime looks at the load and chooses flows, and where it plans; as long whatever part of a host the model is. */
	final RuntimeThread looking = new RuntimeThread();
	final RuntimeThread planning = new RuntimeThread();
	private double controlPicos;
	/** Cores that the host gives at present: the first so many. */
	private int coresGiven;
	/** Work that no packet waits for, as far as it lies ahead of each core. */
	private final SerialServer[] background;
	private final long[] busyUntil;
	private double backgroundNanos;

	HostSide(Engine engine, EngineSetup setup) {
		this.engine = engine;
		slots = engine.slots;
		traffic = engine.traffic;
		HostModel host = setup.placement().host();
		Pcie pcie = setup.placement().nic().getPcie();
		cores = new Station[setup.placement().hostCores()];
		busyUntil = new long[cores.length];
		background = new SerialServer[cores.length];
		for (int i = 0; i < cores.length; i++) {
			cores[i] = new Station("host core " + i, 1, host.getReceiveQueue());
			background[i] = new SerialServer("background of host core " + i);
		}
		coresGiven = cores.length;
		picosPerCycle = PICOS_PER_SECOND / host.getClock();
		receivePicos = cycles(host.getPacketCycles() + host.getReceiveCycles() + pcie.getHostReceiveCycles());
		transmitPicos = cycles(host.getTransmitCycles() + pcie.getHostTransmitCycles());
	}

	private long cycles(double cycles) {
		return Math.round(cycles * picosPerCycle);
	}

	// ---- cores

	/** A packet reaches the host. */
	void arrive(int slot, boolean released) {
		engine.trace.visit(slots, slot, engine.now, Place.PCIE_TO_HOST, -1);
		if (slots.has(slot, PacketSlots.RETURNING)) {
			engine.kept.crossed(slot);
			return;
		}
		int flow = slots.flow[slot];
		if (slots.segment[slot] == 0 && !released && traffic.isHeld(flow, PacketSlots.CPU)) {
			engine.kept.keep(slot);
			return;
		}
		enqueue(slot, released || slots.segment[slot] > 0 || slots.has(slot, PacketSlots.FORWARDED));
	}

	/** The core of a flow; flows of a core that isn't given any more are spread over the others. */
	private int coreOf(int flow) {
		int hash = flow * FLOW_SPREAD >>> 8;
		int core = hash % cores.length;
		return core < coresGiven ? core : hash / cores.length % coresGiven;
	}

	private void enqueue(int slot, boolean always) {
		int core = coreOf(slots.flow[slot]);
		slots.core[slot] = core;
		int answer = always ? cores[core].admit(engine.now, slot) : cores[core].arrive(engine.now, slot);
		if (answer == Station.STARTS) {
			start(slot);
		} else if (answer == Station.REFUSED) {
			engine.outcomes.dropResource(slot, "host receive queue", PacketSlots.CPU);
		}
	}

	private void start(int slot) {
		int core = slots.core[slot];
		int next = slot;
		while (next >= 0) {
			engine.trace.visit(slots, next, engine.now, Place.CPU_QUEUE, core);
			long done = serve(next);
			if (done >= 0) {
				engine.schedule(done, Event.CPU_DONE, next);
				return;
			}
			engine.kept.keep(next);
			next = cores[core].depart(engine.now);
		}
	}

	private long serve(int slot) {
		if (slots.segment[slot] > 0) {
			boolean ends = slots.segment[slot] + 1 == slots.path[slot].segments().length
					&& slots.verdict[slot].kind() != Verdict.Kind.FORWARD;
			return occupy(slot, receivePicos + (ends ? 0 : transmitPicos), slots.path[slot].segments()[slots.segment[slot]]);
		}
		engine.finder.resolveAgain(slot);
		int flow = slots.flow[slot];
		if (engine.underWay.mayHandlePacket(slot, PacketSlots.CPU) && engine.handlers.handle(slot, PacketSlots.CPU)) {
			boolean sends = slots.verdict[slot].kind() == Verdict.Kind.FORWARD || slots.path[slot].segments().length > 1;
			int sent = slots.packet[slot].copies().count() + (sends ? 1 : 0);
			return occupy(slot, receivePicos + sent * transmitPicos, slots.path[slot].segments()[0]);
		}
		if (engine.underWay.mustWait(flow, PacketSlots.CPU)) {
			return -1;
		}
		engine.underWay.goAcross(slot);
		return occupy(slot, receivePicos + transmitPicos, null);
	}

	private long occupy(int slot, long overhead, PathCost.Segment work) {
		int core = slots.core[slot];
		long late = background[core].backlogNanos(engine.now);
		backgroundNanos -= late;    // the core's station counts it
		long picos = overhead + late * (long) PICOS_PER_NANO;
		if (work != null) {
			picos += work.corePicos() + engine.servers.takeLocks(work, slots.met[slot], engine.now);
			for (int i = 0; i < work.servers().length; i++) {
				SerialServer server = engine.servers.get(work.servers()[i]);
				picos += (long) (server.backlogNanos(engine.now) * PICOS_PER_NANO);
				server.serve(engine.now, work.serverPicos()[i]);
			}
		}
		busyUntil[core] = engine.now + (long) Math.ceil(picos / PICOS_PER_NANO);
		return busyUntil[core];
	}

	void done(int slot) {
		int core = slots.core[slot];
		engine.trace.visit(slots, slot, engine.now, Place.CPU_CORE, core);
		int next = cores[core].depart(engine.now);
		if (next >= 0) {
			start(next);
		}
		if (!slots.has(slot, PacketSlots.HANDLED)) {
			engine.crossings.send(slot, false);
		} else if (slots.segment[slot] + 1 < slots.path[slot].segments().length) {
			slots.segment[slot]++;
			engine.crossings.send(slot, false);
		} else {
			engine.handlers.through(slot);
			engine.outcomes.complete(slot, PacketSlots.CPU);
		}
	}

	// ---- control work and what the monitor sees

	/** Charges host cycles for work beside packets: steering entries, ageing, moving state. */
	void charge(double cycles) {
		controlPicos += cycles * picosPerCycle;
	}

	/** Has the core of a flow do something beside packets: after the one that it is at, before the next. */
	void work(int flow, long picos) {
		int core = coreOf(flow);
		background[core].serve(Math.max(engine.now, busyUntil[core]), picos);
		backgroundNanos += picos / PICOS_PER_NANO;
	}

	/** No core begins a packet for so long, but for those that they are at. */
	void stand(long nanos) {
		for (int core = 0; core < cores.length; core++) {
			background[core].serve(Math.max(engine.now, busyUntil[core]), nanos * (long) PICOS_PER_NANO);
			backgroundNanos += nanos;
		}
	}

	/** Packets that wait for a core. */
	int waiting() {
		int waiting = 0;
		for (Station core : cores) {
			waiting += core.waiting();
		}
		return waiting;
	}

	/** How long a packet that comes now waits for its core at worst, in nanoseconds. */
	double longestWaitNanos(long now) {
		int most = 0;
		for (Station core : cores) {
			most = Math.max(most, core.waiting());
		}
		return most * packetNanos(now) / Math.max(1, engine.meter.handledCpu);
	}

	/** Core time that a packet took so far on average, in nanoseconds; 0 before the first one. */
	double meanPacketNanos() {
		return packetNanos(engine.now) / Math.max(1, engine.meter.handledCpu);
	}

	/** Core-nanoseconds of control work so far. */
	double controlNanos() {
		return controlPicos / PICOS_PER_NANO + looking.done(engine.now) + planning.done(engine.now);
	}

	/** Core-nanoseconds of the program's work so far. */
	double packetNanos(long now) {
		double busy = backgroundNanos;
		for (Station core : cores) {
			busy += core.busyServerNanos(now);
		}
		return busy;
	}

	/** The same of the busiest core. */
	double busiestNanos(long now) {
		double busy = 0;
		for (Station core : cores) {
			busy = Math.max(busy, core.busyServerNanos(now));
		}
		return busy;
	}

	/** Cores that the host gives at present. */
	int coreCount() {
		return coresGiven;
	}

	/**
	 * The host gives so many cores from now on, 0 for all that it had. Packets that wait go to the queues of the cores that
	 * have their flows from now on, in their order; what a core has begun it ends.
	 */
	void giveCores(int count) {
		int given = count == 0 ? cores.length : Math.min(count, cores.length);
		if (given == coresGiven) {
			return;
		}
		List<Integer> waiting = new ArrayList<>();
		for (Station core : cores) {
			for (int slot = core.withdraw(engine.now); slot >= 0; slot = core.withdraw(engine.now)) {
				waiting.add(slot);
			}
		}
		waiting.sort(Comparator.comparingLong(slot -> slots.index[slot]));
		coresGiven = given;
		waiting.forEach(slot -> enqueue(slot, slots.segment[slot] > 0));
	}
}
