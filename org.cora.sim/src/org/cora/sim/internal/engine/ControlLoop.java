// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.nicmodel.FlowTable;
import org.cora.planner.plan.Adaptation;
import org.cora.runtime.LoadSample;
import org.cora.runtime.control.Controller;
import org.cora.runtime.control.ControllerSettings;
import org.cora.runtime.control.ControllerSettings.Thresholds;
import org.cora.runtime.control.Decision;
import org.cora.runtime.control.Refinement;
import org.cora.runtime.migration.Migration;
import org.cora.runtime.predict.Backtest;
import org.cora.runtime.predict.Predictors;
import org.cora.sim.trace.TraceEvent;

/**
 * The controller in virtual time: what it looks at and works out takes host cycles, and what it has decided begins when those
 * have gone by.
 */
final class ControlLoop {

	private static final double NANOS_PER_SECOND = 1e9;

	private final Engine engine;
	private final MoveRoom room;
	private final ControllerSettings settings = ControllerSettings.DEFAULT;
	private final Controller controller;
	/** Flows that the card shed: they aren't promoted again before the controller takes them back. */
	private final BitSet shed = new BitSet();
	private Decision pending;
	private long decidedAt;
	private Migration lastMove;
	private boolean nicWasOver;
	private boolean cpuWasOver;
	private String predictor = "";

	ControlLoop(Engine engine, Adaptation adaptation, MoveRoom room) {
		this.engine = engine;
		this.room = room;
		FlowTable table = engine.placement.nic().getFlowTable();
		double perEntry = (table.getHostInsertCycles() + table.getHostDeleteCycles()) / engine.placement.host().getClock();
		controller = new Controller(settings, predictors(adaptation), new Refinement(PlannedCosts.of(engine.placement)),
				engine.flows, perEntry);
		engine.flows.entriesOf(engine.traffic::tuples);
		engine.flows.movable(flow -> engine.flows.isOnNic(flow) ? room.canGoToHost(flow) : room.canGoToCard(flow));
	}

	private static Backtest predictors(Adaptation adaptation) {
		String name = adaptation.getPredictor() == null ? "last" : adaptation.getPredictor();
		return Predictors.tested(name).orElseThrow(() -> new CoraException("unknown-predictor", "there is no predictor \"" + name
				+ "\"; there are: " + Predictors.AUTO + ", " + String.join(", ", Predictors.names())));
	}

	Controller controller() {
		return controller;
	}

	/** A control interval is over. */
	void interval(LoadSample sample) {
		boolean busy = pending != null || engine.dataplane.migrations().active().contains(lastMove);
		if (lastMove != null && !busy) {
			controller.moveTook(engine.now - decidedAt);
			lastMove = null;
		}
		double cycles = settings.cyclesPerTick();
		if (busy) {
			controller.observe(sample);
		} else {
			Optional<Decision> decision = controller.onSample(sample);
			cycles += decision.isPresent() ? settings.cyclesPerFlow() * engine.flows.live() : 0;
			pending = decision.orElse(null);
		}
		engine.host.charge(cycles);
		if (!busy && pending != null) {
			decidedAt = engine.now;
			long takes = Math.round(cycles / engine.placement.host().getClock() * NANOS_PER_SECOND);
			engine.schedule(engine.now + takes, Event.DECIDED, 0);
		}
		report(sample);
	}

	/** What was decided has been worked out. */
	void decided() {
		Decision decision = pending;
		pending = null;
		room.expect(decision.from());
		int[] flows = Arrays.stream(decision.flows()).filter(room::fits).toArray();
		lastMove = engine.dataplane.migrations().start(decision.reason(), decision.from(), flows);
		if (lastMove != null) {
			Arrays.stream(flows).forEach(flow -> shed.set(flow, decision.from() == Side.NIC));
			engine.trace.accept(new TraceEvent.PlanChange(engine.now, "move " + flows.length + " flows off the "
					+ decision.from() + ": " + decision.reason()));
		}
	}

	/** Whether a flow may be promoted. */
	boolean mayPromote(int flow) {
		return !shed.get(flow);
	}

	/** A flow has ended; its number may be another's. */
	void forget(int flow) {
		shed.clear(flow);
	}

	private void report(LoadSample sample) {
		Thresholds thresholds = controller.thresholds();
		nicWasOver = threshold(nicWasOver, Side.NIC, "nic.load", thresholds);
		cpuWasOver = threshold(cpuWasOver, Side.CPU, "cpu.load", thresholds);
		RunTrace trace = engine.trace;
		trace.signal(engine.now, "nic.load.ahead", controller.ahead(Side.NIC));
		trace.signal(engine.now, "cpu.load.ahead", controller.ahead(Side.CPU));
		trace.signal(engine.now, "threshold", thresholds.overload());
		Backtest demand = controller.demand();
		if (!demand.name().equals(predictor)) {
			if (!predictor.isEmpty()) {
				trace.accept(new TraceEvent.PlanChange(engine.now, String.format(Locale.ROOT,
						"predict %s instead of %s: off by %.1f %% of late, %d intervals ahead", demand.name(), predictor,
						100 * demand.recentError(), demand.horizon())));
			}
			predictor = demand.name();
		}
	}

	private boolean threshold(boolean was, Side side, String signal, Thresholds thresholds) {
		boolean is = controller.overloaded(side);
		if (was != is) {
			engine.trace.accept(new TraceEvent.Threshold(engine.now, signal, is, controller.ahead(side),
					is ? thresholds.overload() : thresholds.target()));
		}
		return is;
	}
}
