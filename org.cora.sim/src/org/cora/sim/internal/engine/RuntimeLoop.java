// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.ArrayList;
import java.util.List;
import org.cora.planner.plan.Adaptation;
import org.cora.planner.plan.Promotion;
import org.cora.runtime.LoadSample;
import org.cora.runtime.control.RefinedParameter;
import org.cora.runtime.flow.FlowRegistry;
import org.cora.runtime.flow.FlowSweep;
import org.cora.runtime.predict.PredictorAccuracy;

/** The runtime in virtual time: samples load, has heavy flows promoted and flow groups moved, forgets flows that are gone. */
final class RuntimeLoop {

	/** Signals are sampled about a two-hundredth of the run apart, within these bounds. */
	private static final long SHORTEST_SAMPLE_NANOS = 100_000;
	private static final long LONGEST_SAMPLE_NANOS = 10_000_000;
	private static final int SAMPLES = 200;
	/** What comes in is counted so many times in a control interval: what swings as fast as decisions are taken shows only so. */
	static final int LOOKS = 4;
	private static final int SWEEP_SHARE = 16;
	private static final int SWEEP_LEAST = 256;

	private final Engine engine;
	private final long intervalNanos;
	private final MoveRoom room;
	private final ControlLoop control;
	private final PromotionLoop promotion;
	private final LoadMonitor monitor;
	private final LoadMonitor display;
	private final long sampleNanos;
	private final long ticksPerControl;
	private final long ticksPerLook;
	private final long ticksPerSignal;
	private long ticks;
	private double coresPeak;
	private final FlowSweep sweep;
	/** The one that this one took over from, which counts too; null if there was none. */
	private RuntimeLoop before;

	RuntimeLoop(Engine engine, EngineSetup setup) {
		this.engine = engine;
		this.sweep = new FlowSweep(engine.flows);
		Adaptation adaptation = setup.placement().plan().getAdaptation();
		long wanted = Math.max(SHORTEST_SAMPLE_NANOS, Math.min(LONGEST_SAMPLE_NANOS, setup.request().durationNanos() / SAMPLES));
		intervalNanos = adaptation != null && adaptation.getEveryNanos() > 0 ? adaptation.getEveryNanos() : wanted;
		ticksPerLook = Math.max(1, intervalNanos / LOOKS / wanted);
		ticksPerControl = LOOKS * ticksPerLook;
		sampleNanos = Math.max(1, intervalNanos / ticksPerControl);
		ticksPerSignal = wanted < intervalNanos ? 1 : ticksPerControl;
		monitor = new LoadMonitor(engine);
		display = new LoadMonitor(engine);
		room = new MoveRoom(engine, intervalNanos);
		boolean moves = setup.usesFlowTable();
		control = adaptation != null && moves ? new ControlLoop(engine, adaptation, room, setup) : null;
		if (control != null) {
			control.onPlan(this::adopt);
		}
		promotion = moves && setup.placement().plan().getPromotion() != null ? new PromotionLoop(engine,
				setup.placement().plan().getPromotion(), room, intervalNanos, this::cardHasRoom, this::mayPromote, setup.request().seed())
				: null;
	}

	private void adopt(Promotion plan) {
		promotion.adopt(plan);
	}

	private boolean cardHasRoom() {
		return control == null || control.controller().cardHasRoom();
	}

	private boolean mayPromote(int flow) {
		return control == null || control.mayPromote(flow);
	}

	/** Takes over from another one while the run goes on: what was counted so far isn't of its first interval. */
	void join(RuntimeLoop other) {
		before = other;
		coresPeak = other.coresPeak;
		monitor.sample();
		display.sample();
	}

	void begin() {
		engine.schedule(sampleNanos, Event.TICK, 0);
	}

	/** A packet was handled, on whichever side, whose flow isn't on the card: with enough of them it goes there. */
	void handledOffCard(int flow) {
		if (promotion != null) {
			promotion.handledOffCard(flow);
		}
	}

	/**
	 * A flow has been there for so long before the run begins.
	 *
	 * @param rate  packets per second
	 * @param meant whether it is of a group that moves to the card
	 * @return whether it is there by then
	 */
	boolean introduced(int flow, double rate, double ageSeconds, boolean meant) {
		return promotion != null && promotion.introduced(flow, rate, ageSeconds, meant);
	}

	/** A flow's first packet has come. */
	void begins(int flow) {
		room.begins(flow);
	}

	/** A bundle is due. */
	void promote() {
		promotion.promote();
	}

	/** What the controller decided has been worked out. */
	void decided() {
		control.decided();
	}

	/** What has been planned anew takes effect. */
	void replanned() {
		control.replanned();
	}

	// ---- control interval

	void tick() {
		engine.schedule(engine.now + sampleNanos, Event.TICK, 0);
		engine.handlers.due().background().age(sampleNanos);
		if (++ticks % ticksPerSignal == 0) {
			LoadSample sample = display.sample();
			coresPeak = Math.max(coresPeak, display.cores());
			signals(sample);
		}
		if (control != null && ticks % ticksPerLook == 0) {
			monitor.look();
			control.look();
		}
		if (ticks % ticksPerControl == 0) {
			engine.flows.nextEpoch();
			room.intervalBegins();
			if (control != null) {
				control.interval(monitor.sample());
			}
			if (control != null && promotion != null) {
				promotion.interval(control.controller().model().updatesPerSecond());
			}
			sweep();
		}
	}

	private void signals(LoadSample sample) {
		RunTrace trace = engine.trace;
		long now = engine.now;
		trace.signal(now, "cpu.cores", display.cores());
		trace.signal(now, "rate.offered", sample.offeredPps());
		trace.signal(now, "nic.rate", sample.nicPps());
		trace.signal(now, "cpu.rate", sample.cpuPps());
		trace.signal(now, "nic.load", sample.nicLoad());
		trace.signal(now, "cpu.load", sample.cpuLoad());
		trace.signal(now, "nic.queue", sample.nicQueue());
		trace.signal(now, "cpu.queue", sample.cpuQueue());
		trace.signal(now, "nic.entries", engine.steering.entries());
		trace.signal(now, "nic.insertions", sample.insertions());
		trace.signal(now, "drops", sample.drops());
		trace.signal(now, "flows", engine.flows.live());
		trace.signal(now, "nic.flows", engine.flows.onNic());
	}

	/** Forgets flows that have been idle and have no state, a share of all at a time. */
	private void sweep() {
		int steps = Math.max(SWEEP_LEAST, engine.flows.live() / SWEEP_SHARE);
		long idle = SWEEP_SHARE * intervalNanos;
		long counted = promotion == null ? 0 : promotion.memoryNanos();
		for (int i = 0; i < steps; i++) {
			int flow = sweep.next();
			if (flow != FlowRegistry.NONE && engine.now - engine.flows.lastSeen(flow) > (mayMove(flow) ? Math.max(idle, counted) : idle)
					&& engine.traffic.isQuiet(flow) && !engine.dataplane.migrations().isMoving(flow)
					&& engine.traffic.steeredTo(flow) == engine.traffic.home(flow) && !engine.handlers.hasState(flow)) {
				engine.flows.release(flow);
				forget(flow);
			}
		}
	}

	/** Whether its packets are counted for it to move to the card. */
	private boolean mayMove(int flow) {
		return engine.traffic.home(flow) == PacketSlots.CPU;
	}

	private void forget(int flow) {
		if (control != null) {
			control.forget(flow);
		}
	}

	/** Most host cores' worth of work in one interval. */
	double coresPeak() {
		return coresPeak;
	}

	/** How well predictors of demand did; empty without a controller. */
	List<PredictorAccuracy> predictors() {
		return control == null ? List.of() : control.controller().demand().accuracy();
	}

	/** The predictor in use at the end; empty without a controller. */
	String predictor() {
		return control == null ? "" : control.controller().demand().name();
	}

	/** Costs as planned and as observed; empty without a controller. */
	List<RefinedParameter> refined() {
		if (control == null) {
			return List.of();
		}
		List<RefinedParameter> all = new ArrayList<>(control.controller().model().parameters());
		if (promotion != null) {
			all.add(promotion.parameter());
		}
		return all;
	}

	/** Times that the runtime planned anew. */
	int plannings() {
		return (control == null ? 0 : control.plannings()) + (before == null ? 0 : before.plannings());
	}

	/** Times that the plan was another then. */
	int planChanges() {
		return (control == null ? 0 : control.planChanges()) + (before == null ? 0 : before.planChanges());
	}

	/** Times that moves turned their direction. */
	int reversals() {
		return (control == null ? 0 : control.controller().reversals()) + (before == null ? 0 : before.reversals());
	}

	/** Times that they turned it soon. */
	int oscillations() {
		return (control == null ? 0 : control.controller().oscillations()) + (before == null ? 0 : before.oscillations());
	}
}
