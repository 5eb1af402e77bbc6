// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.List;
import org.cora.exec.compile.CompiledExecutor;
import org.cora.exec.handler.MetEntries;
import org.cora.exec.state.LocalStore;
import org.cora.ir.program.State;
import org.cora.nicmodel.FlowTable;

/**
 * What takes cores' time although no packet waits for it: handlers of timed-out entries and of timers, and the host's look
 * at the time stamps of entries on the card. A handler is charged like a packet's, by the way it took; its core begins the
 * next packet later.
 */
final class Background {

	private static final int NONE = -1;

	private final Engine engine;
	private final PathCosts costs;
	private final CompiledExecutor[] executors;
	private final List<State> states;
	private final int[] ofExpiry;
	private final int firstTimer;
	private final int[] ofTimer;
	private final LocalStore nicStore;
	private final long agedByHost;
	private final double ageCycles;
	private int running = NONE;
	private int flow;
	private byte side;
	private long[] visited;
	private MetEntries met;

	/**
	 * @param ofExpiry by state its handler of timed-out entries, -1 for none
	 * @param ofTimer  by timer its handler
	 */
	Background(Engine engine, EngineSetup setup, PathCosts costs, CompiledExecutor[] executors, int[] ofExpiry, int[] ofTimer) {
		this.engine = engine;
		this.costs = costs;
		this.executors = executors;
		states = setup.nf().states();
		this.ofExpiry = ofExpiry;
		this.ofTimer = ofTimer;
		firstTimer = states.size();
		nicStore = (LocalStore) executors[PacketSlots.NIC].store();
		agedByHost = setup.placement().perFlowStates();
		FlowTable table = setup.placement().nic().getFlowTable();
		ageCycles = table == null ? 0 : table.getHostAgeCycles();
	}

	/** An entry has timed out, and its handler, if there is one, runs next. */
	void expires(int state, int itsFlow, byte onSide) {
		ends();
		running = ofExpiry[state];
		flow = Math.max(0, itsFlow);
		side = onSide;
		visited = executors[onSide].visited();
		met = executors[onSide].met();
	}

	/** A timer's handler runs next. */
	void fires(int timer, byte onSide) {
		ends();
		running = ofTimer[timer];
		flow = firstTimer + timer;
		side = onSide;
		visited = executors[onSide].visited();
		met = executors[onSide].met();
	}

	/** What ran last is charged. */
	void ends() {
		if (running == NONE || engine.isFilling()) {
			running = NONE;
			return;
		}
		for (PathCost.Segment segment : costs.of(running, side, visited).segments()) {
			if (segment.nic()) {
				engine.nic.cores().work(flow, segment.corePicos());
			} else {
				engine.host.work(flow, segment.corePicos());
			}
			engine.servers.takeLocks(segment, met.keys(), engine.now);
			for (int i = 0; i < segment.servers().length; i++) {
				engine.servers.get(segment.servers()[i]).serve(engine.now, segment.serverPicos()[i]);
			}
		}
		running = NONE;
	}

	/** Time has passed in which the host asked once in every timeout whether an entry on the card was used. */
	void age(long passedNanos) {
		for (State state : states) {
			if ((agedByHost >>> state.index() & 1) != 0 && state.timeoutNanos() > 0) {
				engine.host.charge(nicStore.size(state.index()) * ageCycles * passedNanos / state.timeoutNanos());
			}
		}
	}
}
