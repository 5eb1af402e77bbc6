// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Arrays;
import org.cora.ir.spec.OffloadSpec.Side;

/** Whether flows can set out for the other side: their packets that have to be kept meanwhile must find room. */
final class MoveRoom {

	/** A flow that would take more of its time than this share of what handles its packets one after the other stays. */
	private static final double MOST_OF_A_TURN = 0.75;
	private static final double DEVIATIONS = 2;

	private final Engine engine;
	private final long intervalNanos;
	private long intervalBegan;
	/** By flow, when its first packet came. */
	private long[] began = new long[64];
	/** Intervals before this one, each by the weight that its packets have in the recent ones. */
	private double intervalsBefore;
	private double roomLeft;
	private double keepNanos;
	private boolean fromHost;

	MoveRoom(Engine engine, long intervalNanos) {
		this.engine = engine;
		this.intervalNanos = intervalNanos;
	}

	void intervalBegins() {
		intervalsBefore = (intervalsBefore + 1) / 2;
		intervalBegan = engine.now;
	}

	/** A flow's first packet has come. */
	void begins(int flow) {
		if (flow >= began.length) {
			began = Arrays.copyOf(began, FlowTraffic.larger(began.length, flow));
		}
		began[flow] = engine.now;
	}

	/** Works out how many packets can be kept while flows leave a side, and for how long each flow's are. */
	void expect(Side from) {
		roomLeft = engine.kept.roomLeft();
		double wait = engine.nic.cores().waitNanos(engine.now);
		fromHost = from == Side.CPU;
		keepNanos = fromHost ? wait + engine.host.longestWaitNanos(engine.now) : wait;
	}

	/** Whether the packets that the flow will have kept find room; if so, the room is taken. */
	boolean fits(int flow) {
		double rate = packetsPerNano(flow);
		double kept = rate * (keepNanos + (fromHost ? queuedNanos(flow, rate) : 0));
		if (kept > roomLeft) {
			return false;
		}
		roomLeft -= kept;
		return true;
	}

	/** By how much the wait on its core grows until the flow is steered to the card, if it comes faster than it is handled. */
	private double queuedNanos(int flow, double packetsPerNano) {
		double excess = packetsPerNano * engine.host.meanPacketNanos() - 1;
		return Math.max(0, excess) * engine.steering.changeNanos(engine.traffic.tuples(flow));
	}

	/** Whether a flow could be handled on the card: it can be steered, and its packets find the time one after the other. */
	boolean canGoToCard(int flow) {
		return canBeSteered(flow) && packetsPerNano(flow) * engine.nic.meanTurnNanos() < MOST_OF_A_TURN;
	}

	/** Whether a flow could be handled on a host core. */
	boolean canGoToHost(int flow) {
		return canBeSteered(flow) && packetsPerNano(flow) * engine.host.meanPacketNanos() < MOST_OF_A_TURN;
	}

	private boolean canBeSteered(int flow) {
		return engine.flows.isLive(flow) && !engine.flows.isPinned(flow) && engine.traffic.tuples(flow) > 0
				&& !engine.dataplane.migrations().isMoving(flow);
	}

	/**
	 * Rate of a flow's packets: those that were handled or dropped, recent ones of this interval and of earlier ones with
	 * falling weight, and those that wait to be; of packets that were lost before their flow was known, its share. What was
	 * counted is a sample: two standard deviations more may come. A flow that has just begun is as fast as its packets since
	 * then.
	 */
	private double packetsPerNano(int flow) {
		double seen = Math.min(engine.now - intervalBegan + intervalsBefore * intervalNanos, known(flow));
		int waiting = engine.traffic.inFlight(flow, PacketSlots.NIC) + engine.traffic.inFlight(flow, PacketSlots.CPU);
		double come = (double) engine.meter.offered / Math.max(1, engine.meter.offered - engine.meter.unknownDrops);
		double counted = engine.flows.recentPackets(flow) + waiting;
		return come * (counted + DEVIATIONS * Math.sqrt(counted)) / Math.max(1, seen);
	}

	/** Time in which the flow's recent packets came, an earlier interval's by the weight that they have. */
	private double known(int flow) {
		long since = flow < began.length ? began[flow] : 0;
		if (since >= intervalBegan) {
			return engine.now - since;
		}
		double before = (double) (intervalBegan - since) / intervalNanos;
		return engine.now - intervalBegan + (1 - Math.pow(0.5, before)) * intervalNanos;
	}
}
