// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Arrays;
import java.util.Optional;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.planner.plan.Adaptation;
import org.cora.planner.plan.Promotion;
import org.cora.runtime.LoadSample;
import org.cora.runtime.control.Controller;
import org.cora.runtime.control.ControllerSettings;
import org.cora.runtime.control.Decision;
import org.cora.runtime.flow.FlowRegistry;
import org.cora.runtime.migration.Migration;
import org.cora.runtime.predict.Predictor;
import org.cora.runtime.predict.Predictors;
import org.cora.runtime.promotion.InsertionBudget;
import org.cora.sim.trace.TraceEvent;

/** The runtime in virtual time: samples load at the control interval, promotes heavy flows, has flow groups moved. */
final class RuntimeLoop {

	/** Signals are sampled about a two-hundredth of the run apart, within these bounds. */
	private static final long SHORTEST_SAMPLE_NANOS = 100_000;
	private static final long LONGEST_SAMPLE_NANOS = 10_000_000;
	private static final int SAMPLES = 200;
	private static final int BUNDLE = 64;
	/** A bundle waits a tenth of a control interval for more flows. */
	private static final int PATIENCE = 10;
	private static final int SWEEP_SHARE = 16;
	private static final int SWEEP_LEAST = 256;
	private static final double NANOS_PER_SECOND = 1e9;

	private final Engine engine;
	private final long intervalNanos;
	private final long patienceNanos;
	private final Promotion plan;
	private final Controller controller;
	private final org.cora.runtime.promotion.Promotion promotion;
	/** By flow, if packets are counted from window to window. */
	private long[] windowBegan = new long[64];
	private long promoteAt = Long.MAX_VALUE;
	private final LoadMonitor monitor;
	private final LoadMonitor display;
	private final long sampleNanos;
	private final long ticksPerControl;
	private long ticks;
	private double coresPeak;
	private long intervalBegan;
	private double roomLeft;
	private double keepNanos;
	private Migration lastMove;
	private boolean nicWasOver;
	private boolean cpuWasOver;

	RuntimeLoop(Engine engine, EngineSetup setup) {
		this.engine = engine;
		Adaptation adaptation = setup.placement().plan().getAdaptation();
		plan = setup.usesFlowTable() ? setup.placement().plan().getPromotion() : null;
		long wanted = Math.max(SHORTEST_SAMPLE_NANOS, Math.min(LONGEST_SAMPLE_NANOS, setup.durationNanos() / SAMPLES));
		intervalNanos = adaptation != null && adaptation.getEveryNanos() > 0 ? adaptation.getEveryNanos() : wanted;
		ticksPerControl = Math.max(1, intervalNanos / wanted);
		sampleNanos = Math.max(1, intervalNanos / ticksPerControl);
		monitor = new LoadMonitor(engine);
		display = new LoadMonitor(engine);
		patienceNanos = patience(intervalNanos);
		controller = adaptation != null && setup.usesFlowTable() ? controller(adaptation) : null;
		promotion = plan == null ? null : promotion(plan);
	}

	private Controller controller(Adaptation adaptation) {
		String name = adaptation.getPredictor() == null ? "last" : adaptation.getPredictor();
		return new Controller(ControllerSettings.DEFAULT, predictor(name), predictor(name), engine.flows);
	}

	private static Predictor predictor(String name) {
		return Predictors.tested(name).orElseThrow(() -> new CoraException("unknown-predictor", "there is no predictor \"" + name
				+ "\"; there are: " + Predictors.AUTO + ", " + String.join(", ", Predictors.names())));
	}

	/** How long a bundle waits for more flows: a share of the control interval. */
	private static long patience(long intervalNanos) {
		return Math.max(1, Math.min(intervalNanos, LONGEST_SAMPLE_NANOS) / PATIENCE);
	}

	private org.cora.runtime.promotion.Promotion promotion(Promotion of) {
		double perSecond = of.getInsertLimit() > 0 ? of.getInsertLimit()
				: engine.placement.nic().getFlowTable().getInsertRate();
		int entries = Math.max(1, of.getEntriesPerFlow());
		double burst = Math.max(entries, perSecond * intervalNanos / NANOS_PER_SECOND);
		return new org.cora.runtime.promotion.Promotion(Math.max(1, of.getThreshold()), entries, BUNDLE,
				patienceNanos, new InsertionBudget(perSecond, burst));
	}

	void begin() {
		engine.schedule(sampleNanos, Event.TICK, 0);
	}

	// ---- promotion

	/** A packet was handled on the CPU: with enough of them its flow goes to the card. */
	void handledOnCpu(int flow) {
		if (promotion == null || engine.traffic.home(flow) != PacketSlots.CPU) {
			return;
		}
		if (plan.getWindowNanos() > 0) {
			endWindow(flow);
		}
		if (promotion.packet(flow, engine.flows.packets(flow), engine.now)) {
			arm();
		}
	}

	/** Where only fast flows go to the card, packets are counted from window to window: the count tells the rate. */
	private void endWindow(int flow) {
		if (flow >= windowBegan.length) {
			windowBegan = Arrays.copyOf(windowBegan, Math.max(flow + 1, windowBegan.length * 2));
		}
		long packets = engine.flows.packets(flow);
		if (packets <= 1 || engine.now - windowBegan[flow] > plan.getWindowNanos()) {
			windowBegan[flow] = engine.now;
			engine.flows.seen(flow, 1);
		}
	}

	private void arm() {
		long due = Math.max(promotion.dueNanos(), engine.now);
		if (due < promoteAt) {
			promoteAt = due;
			engine.schedule(due, Event.PROMOTE, 0);
		}
	}

	/** A bundle is due. */
	void promote() {
		if (engine.now < promoteAt) {
			return;
		}
		promoteAt = Long.MAX_VALUE;
		expectRoom(Side.CPU);
		boolean more = mayPromote();
		while (more) {
			int[] flows = promotion.take(engine.now, this::canPromote);
			more = flows.length > 0 && engine.dataplane.migrations().start("promotion", Side.CPU, flows) != null;
		}
		if (promotion.waiting() > 0) {
			promoteAt = engine.now + patienceNanos;
			engine.schedule(promoteAt, Event.PROMOTE, 0);
		}
	}

	private boolean canPromote(int flow) {
		boolean room = plan.getFlows() <= 0 || engine.flows.onNic() < mostFlowsOnNic();
		return room && canMove(flow) && fits(flow) && !engine.flows.isOnNic(flow) && !engine.dataplane.migrations().isMoving(flow);
	}

	/** As many as the plan has steering entries for: of active flows, and of ended ones whose state hasn't timed out. */
	private long mostFlowsOnNic() {
		return Math.max(plan.getFlows(), plan.getSteeringEntries() / Math.max(1, plan.getEntriesPerFlow()));
	}

	private boolean mayPromote() {
		return controller == null || !controller.overloaded(Side.NIC) && !controller.hasShed(Side.NIC);
	}

	private boolean canMove(int flow) {
		return engine.flows.isLive(flow) && !engine.flows.isPinned(flow) && engine.traffic.tuples(flow) > 0
				&& turnsTaken(flow) < ControllerSettings.DEFAULT.target();
	}

	/** Rate of a flow's packets: recent ones are those of this interval, and those of earlier ones with falling weight. */
	private double packetsPerNano(int flow) {
		long seen = engine.now - intervalBegan + (intervalBegan > 0 ? intervalNanos : 0);
		return (double) engine.flows.recentPackets(flow) / Math.max(1, seen);
	}

	/** Works out how many packets can be kept while flows leave a side, and for how long each flow's are. */
	private void expectRoom(Side from) {
		roomLeft = engine.dataplane.roomLeft();
		double wait = engine.nic.waitNanos(engine.now);
		keepNanos = from == Side.NIC ? wait : wait + engine.host.longestWaitNanos(engine.now);
	}

	/** Whether the packets that the flow will have kept find room; if so, the room is taken. */
	private boolean fits(int flow) {
		double kept = packetsPerNano(flow) * keepNanos;
		if (kept > roomLeft) {
			return false;
		}
		roomLeft -= kept;
		return true;
	}

	/**
	 * Share of its time that the card would give the flow's turn to, since it handles packets of a flow one after the other.
	 */
	private double turnsTaken(int flow) {
		return packetsPerNano(flow) * engine.nic.meanTurnNanos();
	}

	// ---- control interval

	void tick() {
		engine.schedule(engine.now + sampleNanos, Event.TICK, 0);
		engine.handlers.background().age(sampleNanos);
		LoadSample sample = display.sample();
		coresPeak = Math.max(coresPeak, display.cores());
		signals(sample);
		if (++ticks % ticksPerControl == 0) {
			engine.flows.nextEpoch();
			intervalBegan = engine.now;
			if (controller != null) {
				control(monitor.sample());
			}
			sweep();
		}
	}

	private void control(LoadSample sample) {
		boolean busy = engine.dataplane.migrations().active().contains(lastMove);
		if (lastMove != null && !busy) {
			controller.moveTook(engine.now - lastMove.startNanos());
			lastMove = null;
		}
		Optional<Decision> decision = busy ? Optional.empty() : controller.onSample(sample);
		if (busy) {
			controller.observe(sample);
		}
		nicWasOver = threshold(nicWasOver, controller.overloaded(Side.NIC), "nic.load", sample.nicLoad());
		cpuWasOver = threshold(cpuWasOver, controller.overloaded(Side.CPU), "cpu.load", sample.cpuLoad());
		decision.ifPresent(d -> {
			expectRoom(d.from());
			int[] flows = Arrays.stream(d.flows()).filter(f -> d.from() == Side.NIC || canMove(f)).filter(this::fits).toArray();
			lastMove = engine.dataplane.migrations().start(d.reason(), d.from(), flows);
			if (lastMove != null) {
				engine.trace.accept(new TraceEvent.PlanChange(engine.now, "move " + flows.length + " flows off the "
						+ d.from() + ": " + d.reason()));
			}
		});
	}

	private boolean threshold(boolean was, boolean is, String signal, double value) {
		if (was != is) {
			ControllerSettings settings = ControllerSettings.DEFAULT;
			engine.trace.accept(new TraceEvent.Threshold(engine.now, signal, is, value,
					is ? settings.overload() : settings.target()));
		}
		return is;
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
		for (int i = 0; i < steps; i++) {
			int flow = engine.flows.sweep();
			if (flow != FlowRegistry.NONE && engine.now - engine.flows.lastSeen(flow) > idle
					&& engine.traffic.isQuiet(flow) && !engine.dataplane.migrations().isMoving(flow)
					&& engine.traffic.steeredTo(flow) == engine.traffic.home(flow) && !engine.handlers.hasState(flow)) {
				engine.flows.release(flow);
			}
		}
	}

	/** Most host cores' worth of work in one interval. */
	double coresPeak() {
		return coresPeak;
	}

	/** Mean absolute error of load predictions; NaN without a controller. */
	double predictionError() {
		return controller == null ? Double.NaN : controller.meanPredictionError();
	}

	/** Times that moves turned their direction. */
	int reversals() {
		return controller == null ? 0 : controller.reversals();
	}
}
