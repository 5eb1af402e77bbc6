// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.BitSet;
import java.util.List;
import org.cora.ir.program.State;

/**
 * Entries of the flow table whose flows have gone without leaving any state that could time out: what they had, the program has
 * removed, or it never gave them any. The host, which asks whether entries are still used, takes them away once they have not been
 * for as long as the longest timeout of what is placed by flow; states without one keep no entry.
 */
final class IdleEntries {

	private final Engine engine;
	private final List<State> states;
	private final long endNanos;
	/** Flows that will be looked at. */
	private final BitSet watched = new BitSet();
	private long timeoutNanos;

	IdleEntries(Engine engine, EngineSetup setup) {
		this.engine = engine;
		this.states = setup.nf().states();
		this.endNanos = setup.request().durationNanos();
		follow(setup.placement());
	}

	/** A plan is in force. */
	void follow(Placement placement) {
		long byFlow = placement.perFlowStates();
		timeoutNanos = states.stream().filter(s -> (byFlow >>> s.index() & 1) != 0).mapToLong(State::timeoutNanos).max()
				.orElse(0);
	}

	/** Whether a flow that was seen last at that time, and never came again, still has entries when the run begins. */
	boolean lastUntilBeginning(long lastSeenNanos) {
		return timeoutNanos == 0 || lastSeenNanos + timeoutNanos >= 0;
	}

	/** Whether a flow was seen so lately that entries which nobody uses are still there. */
	boolean isRecent(int flow) {
		return engine.now - engine.flows.lastSeen(flow) < timeoutNanos;
	}

	/** A flow has entries from now on. */
	void entered(int flow) {
		if (timeoutNanos > 0 && !watched.get(flow)) {
			watch(flow, engine.flows.lastSeen(flow) + timeoutNanos);
		}
	}

	/** Nobody has to look at what is due when the run is over. */
	private void watch(int flow, long nanos) {
		boolean inTime = nanos <= endNanos;
		watched.set(flow, inTime);
		if (inTime) {
			engine.schedule(Math.max(engine.now, nanos), Event.IDLE, flow);
		}
	}

	/** Time to look at a flow: one that has no state and doesn't come any more begins anew where it began. */
	void due(int flow) {
		watched.clear(flow);
		byte home = engine.flows.isLive(flow) ? engine.traffic.home(flow) : 0;
		if (!engine.flows.isLive(flow) || engine.traffic.steeredTo(flow) == home) {
			return;
		}
		long idleSince = engine.flows.lastSeen(flow);
		boolean rests = engine.traffic.isQuiet(flow) && !engine.dataplane.migrations().isMoving(flow) && !engine.handlers.hasState(flow);
		if (!rests || isRecent(flow)) {
			watch(flow, rests ? idleSince + timeoutNanos : engine.now + timeoutNanos);
			return;
		}
		engine.flows.moved(flow, Engine.side(home));
		engine.steering.steer(flow, home, false);
	}
}
