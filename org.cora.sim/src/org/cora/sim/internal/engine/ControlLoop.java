// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.spec.OffloadSpec.Constraint;
import org.cora.ir.spec.OffloadSpec.Metric;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.nicmodel.FlowTable;
import org.cora.nicmodel.NicModel;
import org.cora.planner.plan.Adaptation;
import org.cora.planner.plan.Promotion;
import org.cora.runtime.LoadSample;
import org.cora.runtime.control.Controller;
import org.cora.runtime.control.ControllerSettings;
import org.cora.runtime.control.ControllerSettings.Thresholds;
import org.cora.runtime.control.Decision;
import org.cora.runtime.control.Refinement;
import org.cora.runtime.migration.Migration;
import org.cora.runtime.predict.Backtest;
import org.cora.runtime.predict.Predictors;
import org.cora.runtime.replan.ReplanSettings;
import org.cora.runtime.replan.Replanned;
import org.cora.runtime.replan.Replanning;
import org.cora.sim.trace.TraceEvent;

/**
 * The controller in virtual time: what it looks at and works out takes a host core's time, and what it has decided begins when those
 * have gone by.
 */
final class ControlLoop {

	private static final double NANOS_PER_SECOND = 1e9;
	/** Weight of the newest interval in what is planned for. */
	private static final double SMOOTHING = 0.3;

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
	private final Optional<Replanning> replanning;
	private final double cardCapacity;
	private Consumer<Promotion> onPlan = plan -> { };
	private Replanned adopted;
	private long begunBefore = -1;
	private double flowRate = Double.NaN;
	private double demand = Double.NaN;
	private double onCard = Double.NaN;

	ControlLoop(Engine engine, Adaptation adaptation, MoveRoom room, EngineSetup setup) {
		this.engine = engine;
		this.room = room;
		FlowTable table = engine.placement.nic().getFlowTable();
		double perEntry = (table.getHostInsertCycles() + table.getHostDeleteCycles()) / engine.placement.host().getClock();
		Refinement.Model model = PlannedCosts.of(engine.placement);
		cardCapacity = model.cardCapacity();
		controller = new Controller(settings, predictors(adaptation), new Refinement(model), engine.flows, perEntry, waitSeconds(setup));
		replanning = engine.placement.plan().getPromotion() == null ? Optional.empty() : setup.problem()
				.map(p -> new Replanning(ReplanSettings.DEFAULT, p, engine.placement.plan(), engine.placement.hostCores()));
		if (replanning.isPresent()) {
			controller.fillsCard();
		}
		engine.flows.ranking().entriesOf(engine.traffic::tuples);
		engine.flows.ranking().movable(flow -> engine.flows.isOnNic(flow) ? room.canGoToHost(flow) : room.canGoToCard(flow));
	}

	/**
	 * How long packets may wait for the card's cores: half of what the author allows for one in a hundred, and not in more than a
	 * quarter of the queue. Where each core has a queue of its own none is planned for, as the fullest one isn't known.
	 */
	private double waitSeconds(EngineSetup setup) {
		NicModel nic = engine.placement.nic();
		boolean oneQueue = engine.placement.work().cores() == 1 || nic.getThreadsPerCore() > 1;
		double bound = setup.goals().stream().flatMap(g -> g.constraints().stream()).filter(c -> c.metric() == Metric.P99)
				.mapToDouble(Constraint::bound).min().orElse(0);
		double capacity = Double.isNaN(cardCapacity) ? 0 : cardCapacity;
		return oneQueue && capacity > 0 ? Math.min(bound / 2 / NANOS_PER_SECOND, nic.getReceiveQueue() / 4 / capacity) : 0;
	}

	private static Backtest predictors(Adaptation adaptation) {
		String name = adaptation.getPredictor() == null ? "last" : adaptation.getPredictor();
		return Predictors.tested(name, RuntimeLoop.LOOKS).orElseThrow(() -> new CoraException("unknown-predictor", "there is no predictor \"" + name
				+ "\"; there are: " + Predictors.AUTO + ", " + String.join(", ", Predictors.names())));
	}

	Controller controller() {
		return controller;
	}

	/** Says who is to be told which flows move from now on. */
	void onPlan(Consumer<Promotion> hears) {
		onPlan = hears;
	}

	/** Looks whether what was moved has arrived: several times in a control interval. */
	void look() {
		if (lastMove != null && !engine.dataplane.migrations().active().contains(lastMove)) {
			controller.moveTook(engine.now - decidedAt);
			lastMove = null;
		}
	}

	/** A control interval is over. */
	void interval(LoadSample sample) {
		plan(sample);
		boolean busy = pending != null || lastMove != null;
		double nanos = settings.nanosPerTick();
		if (busy) {
			controller.observe(sample);
		} else {
			Optional<Decision> decision = controller.onSample(sample);
			nanos += settings.nanosPerFlow() * controller.examined();
			pending = decision.orElse(null);
		}
		engine.host.looking.work(engine.now, nanos);
		if (!busy && pending != null) {
			decidedAt = engine.now;
			engine.schedule(engine.now + Math.round(nanos), Event.DECIDED, 0);
		}
		report(sample);
	}

	/** Plans anew if traffic asks for it; that takes the host's time, and holds when it has gone by. */
	private void plan(LoadSample sample) {
		double seconds = sample.intervalNanos() / NANOS_PER_SECOND;
		boolean first = begunBefore < 0;
		double began = (engine.flows.begun() - begunBefore) / seconds;
		begunBefore = engine.flows.begun();
		if (first || replanning.isEmpty() || adopted != null) {
			return;
		}
		flowRate = smooth(flowRate, began);
		demand = smooth(demand, sample.offeredPps());
		double scale = controller.model().cardCapacity() / cardCapacity;
		onCard = smooth(onCard, engine.flows.share(Side.NIC));
		Replanning.Observation seen = new Replanning.Observation(demand, flowRate, Double.isNaN(scale) ? 1 : scale,
				controller.model().updatesPerSecond(), sample.hostCores(), onCard);
		Optional<Replanned> plan = replanning.get().onInterval(seen, engine.flows, seconds);
		double nanos = replanning.get().nanos();
		engine.host.planning.work(engine.now, nanos);
		if (plan.isPresent()) {
			adopted = plan.get();
			engine.schedule(engine.now + Math.round(nanos), Event.REPLANNED, 0);
		}
	}

	private static double smooth(double before, double now) {
		return Double.isNaN(before) ? now : before + SMOOTHING * (now - before);
	}

	/** What was planned anew takes effect. */
	void replanned() {
		Replanned plan = adopted;
		adopted = null;
		if (plan.changed()) {
			onPlan.accept(plan.promotion());
			controller.planned();
		}
		engine.trace.accept(new TraceEvent.PlanChange(engine.now, words(plan)));
	}

	private static String words(Replanned plan) {
		if (!plan.changed()) {
			return "planned anew, nothing changes: " + plan.reason();
		}
		Promotion promotion = plan.promotion();
		return String.format(Locale.ROOT, "planned anew: %d flows to the card, each after %d packets%s; %s", promotion.getFlows(),
				promotion.getThreshold(), promotion.getWindowNanos() > 0 ? String.format(Locale.ROOT, " within %.3g ms",
						promotion.getWindowNanos() / 1e6) : "", plan.reason());
	}

	/** Times that it planned anew. */
	int plannings() {
		return replanning.map(Replanning::times).orElse(0);
	}

	/** Times that the plan was another then. */
	int planChanges() {
		return replanning.map(Replanning::changes).orElse(0);
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
		return !shed.get(flow) && engine.flows.ranking().perEntry(flow) >= controller.leastOfPlan();
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
						"predict %s instead of %s: off by %.1f %% of late, %.3g intervals ahead", demand.name(), predictor,
						100 * demand.recentError(), (double) demand.horizon() / RuntimeLoop.LOOKS)));
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
