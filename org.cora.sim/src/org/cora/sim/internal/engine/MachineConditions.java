// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Locale;
import java.util.NavigableMap;
import org.cora.ir.spec.TrafficSpec.Conditions;
import org.cora.sim.trace.TraceEvent;

/**
 * Takes host cores away, slows the card's flow table down and has transfers lost when a phase of the traffic says so, until
 * another one says otherwise.
 */
final class MachineConditions {

	private final Engine engine;
	private final NavigableMap<Long, Conditions> changes;

	MachineConditions(Engine engine, NavigableMap<Long, Conditions> changes) {
		this.engine = engine;
		this.changes = changes;
	}

	void begin() {
		changes.keySet().forEach(at -> engine.schedule(at, Event.CONDITIONS, 0));
	}

	/** A change is due. */
	void change() {
		Conditions now = changes.floorEntry(engine.now).getValue();
		engine.steering.slow(now.insertions());
		engine.host.giveCores(now.hostCores());
		engine.dataplane.transfersArrive(now.transfers());
		engine.trace.accept(new TraceEvent.PlanChange(engine.now, String.format(Locale.ROOT,
				"the host gives %d cores, the card changes its flow table at %.0f %% of its rate, %.4g %% of transfers arrive",
				engine.host.coreCount(), 100 * now.insertions(), 100 * now.transfers())));
	}
}
