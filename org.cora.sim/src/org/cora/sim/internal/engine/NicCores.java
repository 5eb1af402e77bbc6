// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Map;
import java.util.function.IntConsumer;
import org.cora.nicmodel.NicModel;
import org.cora.sim.resource.SerialServer;
import org.cora.sim.resource.Station;

/**
 * The card's cores with their threads, and the queues in front of them. A thread keeps a packet from start to end; the threads of
 * a core share its issue slots.
 */
final class NicCores {

	private static final int FLOW_SPREAD = 0x9E3779B1;
	private static final long PICOS_PER_NANO = 1000;

	private final Engine engine;
	private final PacketSlots slots;
	private final SerialServer[] cores;
	private final int[] busyThreads;
	private final int threads;
	/** One for all cores where threads take turns; else one for each core, as flows are spread over cores. */
	private final Station[] stations;
	private int lastCore;

	/** @param count cores at work */
	NicCores(Engine engine, NicModel model, int count) {
		this.engine = engine;
		slots = engine.slots;
		threads = Math.max(1, model.getThreadsPerCore());
		cores = new SerialServer[count];
		for (int i = 0; i < cores.length; i++) {
			cores[i] = new SerialServer("nic core " + i);
		}
		busyThreads = new int[cores.length];
		stations = stations(model);
	}

	private Station[] stations(NicModel model) {
		if (threads > 1) {
			return new Station[] {new Station("nic cores", cores.length * threads, model.getReceiveQueue())};
		}
		Station[] each = new Station[cores.length];
		for (int i = 0; i < each.length; i++) {
			each[i] = new Station("nic core " + i, 1, Math.max(1, model.getReceiveQueue() / cores.length));
		}
		return each;
	}

	int count() {
		return cores.length;
	}

	// ---- packets

	/** Queues a packet, or has it begin at once, as {@link Station} answers; {@code always}: whether there is room or not. */
	int offer(int slot, boolean always) {
		if (stations.length > 1) {
			slots.core[slot] = coreOf(slots.flow[slot]);
		}
		Station station = stationOf(slot);
		return always ? station.admit(engine.now, slot) : station.arrive(engine.now, slot);
	}

	/** A packet is through: the one that begins in its place, -1 if none waits. */
	int next(int slot) {
		return stationOf(slot).depart(engine.now);
	}

	/** The core that a packet begins on, with a thread of it. */
	int begin(int slot) {
		int core = stations.length == 1 ? takeThread() : slots.core[slot];
		slots.core[slot] = core;
		return core;
	}

	/** The packet's thread is free again. */
	void end(int slot) {
		if (stations.length == 1) {
			busyThreads[slots.core[slot]]--;
		}
	}

	private Station stationOf(int slot) {
		return stations.length == 1 ? stations[0] : stations[slots.core[slot]];
	}

	private int takeThread() {
		int core = lastCore;
		do {
			core = core + 1 == cores.length ? 0 : core + 1;
		} while (busyThreads[core] == threads);
		busyThreads[core]++;
		lastCore = core;
		return core;
	}

	/** When a core that is given so much more to do now is through with it, in nanoseconds. */
	long serve(int core, long picos) {
		return cores[core].serve(engine.now, picos);
	}

	// ---- other work

	private int coreOf(int flow) {
		return (flow * FLOW_SPREAD >>> 8) % cores.length;
	}

	/** Has a core do something beside packets: that of the flow. */
	void work(int flow, long picos) {
		cores[coreOf(flow)].serve(engine.now, picos);
	}

	/** No core begins a packet for so long. */
	void stand(long nanos) {
		for (SerialServer core : cores) {
			core.serve(engine.now, nanos * PICOS_PER_NANO);
		}
	}

	/** Packets that wait for cores are lost. */
	void loseWaiting(IntConsumer lost) {
		for (Station station : stations) {
			for (int slot = station.withdraw(engine.now); slot >= 0; slot = station.withdraw(engine.now)) {
				lost.accept(slot);
			}
		}
	}

	/** The packet's core isn't at it any more; nobody waits. */
	void free(int slot) {
		end(slot);
		next(slot);
	}

	// ---- what the monitor sees

	/** How long a packet that comes now waits for a thread, in nanoseconds. */
	double waitNanos(long now) {
		long handled = Math.max(1, engine.meter.handledNic + engine.meter.handledCpu);
		double wait = 0;
		for (Station station : stations) {
			wait = Math.max(wait, station.waiting() * station.busyServerNanos(now) / station.servers());
		}
		return wait * stations.length / handled;
	}

	/** Packets that wait for a core. */
	int waiting() {
		int waiting = 0;
		for (Station station : stations) {
			waiting += station.waiting();
		}
		return waiting;
	}

	/** Busy time of each resource so far, as a share of what it can give, in nanoseconds. */
	void busy(Map<String, Double> into, long now) {
		double core = 0;
		for (SerialServer server : cores) {
			core += server.busyNanos(now);
		}
		into.put("nic-cores", core / cores.length);
		double thread = 0;
		for (Station station : stations) {
			thread += station.busyServerNanos(now) / station.servers();
		}
		into.put("nic-threads", thread / stations.length);
	}
}
