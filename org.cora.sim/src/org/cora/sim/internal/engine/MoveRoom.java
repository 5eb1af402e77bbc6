// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import org.cora.ir.spec.OffloadSpec.Side;

/** Whether flows can set out for the other side: their packets that have to be kept meanwhile must find room. */
final class MoveRoom {

	/** A flow that would take more of its time than this share of what handles its packets one after the other stays. */
	private static final double MOST_OF_A_TURN = 0.75;

	private final Engine engine;
	private final long intervalNanos;
	private long intervalBegan;
	private double roomLeft;
	private double keepNanos;

	MoveRoom(Engine engine, long intervalNanos) {
		this.engine = engine;
		this.intervalNanos = intervalNanos;
	}

	void intervalBegins() {
		intervalBegan = engine.now;
	}

	/** Works out how many packets can be kept while flows leave a side, and for how long each flow's are. */
	void expect(Side from) {
		roomLeft = engine.dataplane.roomLeft();
		double wait = engine.nic.waitNanos(engine.now);
		keepNanos = from == Side.NIC ? wait : wait + engine.host.longestWaitNanos(engine.now);
	}

	/** Whether the packets that the flow will have kept find room; if so, the room is taken. */
	boolean fits(int flow) {
		double kept = packetsPerNano(flow) * keepNanos;
		if (kept > roomLeft) {
			return false;
		}
		roomLeft -= kept;
		return true;
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

	/** Rate of a flow's packets: recent ones are those of this interval, and those of earlier ones with falling weight. */
	private double packetsPerNano(int flow) {
		long seen = engine.now - intervalBegan + (intervalBegan > 0 ? intervalNanos : 0);
		return (double) engine.flows.recentPackets(flow) / Math.max(1, seen);
	}
}
