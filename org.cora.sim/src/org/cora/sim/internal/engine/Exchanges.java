// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Arrays;
import java.util.List;
import org.cora.exec.state.LocalStore;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.nicmodel.performance.CostModel;

/**
 * Puts the copies of states together of which reads may be old by a stated time only: as often as that. It costs the host
 * one addition for each element, as the planner reckons too; the copies themselves take no time on their way.
 */
final class Exchanges {

	private final Engine engine;
	private List<State> states;
	private LocalStore store;
	private final CostModel costs;
	private long[] last;
	private long longestNanos;
	private State latest;

	Exchanges(Engine engine, EngineSetup setup) {
		this.engine = engine;
		costs = new CostModel(setup.placement().host());
		states = setup.nf().states();
		store = engine.handlers.store(PacketSlots.NIC);
		last = new long[states.size()];
	}

	/** Another version of the program has taken over. */
	void follow(EngineSetup setup) {
		engine.events.removeIf(event -> Event.kind(event) == Event.EXCHANGE);
		states = setup.nf().states();
		store = engine.handlers.store(PacketSlots.NIC);
		last = new long[states.size()];
		Arrays.fill(last, engine.now);
		begin();
	}

	void begin() {
		for (State state : states) {
			if (store.isKeptTogether(state.index())) {
				engine.schedule(engine.now + state.staleNanos(), Event.EXCHANGE, state.index());
			}
		}
	}

	/** The copies of a state are due. */
	void exchange(int index) {
		State state = states.get(index);
		engine.host.charge(store.exchange(index) * costs.access(state, StateAction.ADD).cycles());
		if (latest == null || engine.now - last[index] - state.staleNanos() > longestNanos - latest.staleNanos()) {
			latest = state;
			longestNanos = engine.now - last[index];
		}
		last[index] = engine.now;
		engine.schedule(engine.now + state.staleNanos(), Event.EXCHANGE, index);
	}

	/** Whether no read was older than allowed. */
	boolean wereInTime() {
		boolean still = states.stream().allMatch(s -> !store.isKeptTogether(s.index()) || engine.now - last[s.index()] <= s.staleNanos());
		return still && (latest == null || longestNanos <= latest.staleNanos());
	}

	/** What came closest to being too old; empty if no state has copies that are put together. */
	String closest() {
		return latest == null ? "" : "copies of " + latest.name() + " were put together after " + longestNanos + " ns at most, "
				+ latest.staleNanos() + " ns are allowed";
	}
}
