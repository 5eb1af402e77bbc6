// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Optional;
import java.util.function.Predicate;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.MapState;
import org.cora.ir.program.State;
import org.cora.ir.program.StateKind;

/** Whether both sides together did what one store would have done, as far as that can be: only then a replay on one says anything. */
final class OneStore {

	private final Engine engine;
	private final LocalStore cpu;
	private final LocalStore nic;

	OneStore(Engine engine) {
		this.engine = engine;
		cpu = engine.handlers.store(PacketSlots.CPU);
		nic = engine.handlers.store(PacketSlots.NIC);
	}

	/** Why it can't be compared; empty if it can. */
	Optional<String> differs() {
		String apart = Optional.ofNullable(engine.takeover.readApart()).orElse(engine.placement.readWhileApart());
		if (apart != null && engine.meter.handledNic > 0 && engine.meter.handledCpu > 0) {
			return Optional.of("both sides read their own copies of " + apart + ", which one store hasn't got");
		}
		return byFlow(this::isMoreThanItHolds).map(s -> "both sides' parts of " + s
				+ " have more entries together than one store has room for").or(() -> byFlow(this::madeRoomApart)
				.map(s -> "both sides' parts of " + s + " made room each for itself, which one store does as a whole"));
	}

	private Optional<String> byFlow(Predicate<State> test) {
		long perFlow = engine.placement.perFlowStates();
		return cpu.nf().states().stream().filter(s -> cpu != nic && (perFlow >>> s.index() & 1) != 0).filter(test).map(State::name)
				.findFirst();
	}

	/** One store would have refused entries of it, or evicted some. */
	private boolean isMoreThanItHolds(State state) {
		return cpu.size(state.index()) + nic.size(state.index()) > state.capacity();
	}

	/** It would have evicted others. */
	private boolean madeRoomApart(State state) {
		return state.kind() == StateKind.LRU && cpu.state(state.index()) instanceof MapState one && nic.state(state.index()) instanceof MapState other
				&& one.turnover() > 0 && other.turnover() > 0 && one.evicted() + other.evicted() > 0;
	}
}
