// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import org.cora.exec.traffic.Random64;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.planner.plan.Promotion;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.runtime.control.RefinedParameter;
import org.cora.runtime.promotion.InsertionBudget;
import org.cora.sim.trace.TraceEvent;

/** Sends flows that have shown to be heavy to the card, bundle by bundle, within the entries that may be added. */
final class PromotionLoop {

	private static final int BUNDLE = 64;
	/** Windows after which a flow's packets are counted anew; one where a controller is there, as traffic changes then. */
	private static final int WINDOWS = 64;
	/** A bundle waits a tenth of a control interval for more flows, of ten milliseconds at most. */
	private static final int PATIENCE = 10;
	private static final long LONGEST_INTERVAL_NANOS = 10_000_000;
	private static final double NANOS_PER_SECOND = 1e9;
	/** Flows with numbers below that have generators of their own whatever the seed. */
	private static final long SEEDS = 1L << 32;

	private final Engine engine;
	private Promotion plan;
	private final MoveRoom room;
	private final BooleanSupplier cardHasRoom;
	private final IntPredicate mayPromote;
	private final InsertionBudget budget;
	private final org.cora.runtime.promotion.Promotion promotion;
	private final long patienceNanos;
	private final long planned;
	private final long seed;
	/** Whether a controller is there, which has the threshold follow the budget. */
	private boolean adapts;
	/** Packets per second of the fastest flow that the plan moves. */
	private double fastest;
	private long promoteAt = Long.MAX_VALUE;
	/** By flow, if packets are counted from window to window. */
	private long[] windowBegan = new long[64];

	PromotionLoop(Engine engine, Promotion plan, MoveRoom room, long intervalNanos, BooleanSupplier cardHasRoom,
			IntPredicate mayPromote, long seed) {
		this.seed = seed * SEEDS;
		this.engine = engine;
		this.plan = plan;
		this.room = room;
		this.cardHasRoom = cardHasRoom;
		this.mayPromote = mayPromote;
		double perSecond = plan.getInsertLimit() > 0 ? plan.getInsertLimit()
				: engine.placement.nic().getFlowTable().getInsertRate();
		int entries = Math.max(1, plan.getEntriesPerFlow());
		fastest = fastest(plan);
		budget = new InsertionBudget(perSecond, Math.max(entries, perSecond * intervalNanos / NANOS_PER_SECOND));
		planned = Math.max(1, plan.getThreshold());
		patienceNanos = Math.max(1, Math.min(intervalNanos, LONGEST_INTERVAL_NANOS) / PATIENCE);
		promotion = new org.cora.runtime.promotion.Promotion(Math.max(1, plan.getThreshold()), entries, BUNDLE, patienceNanos,
				budget);
	}

	/** A control interval is over. The card adds entries at this rate: no more flows are sent than that. */
	void interval(double entriesPerSecond) {
		double limit = plan.getInsertLimit() > 0 ? plan.getInsertLimit() : entriesPerSecond;
		budget.rate(Math.min(limit, entriesPerSecond), engine.now);
		adapts = true;
		tell(promotion.intervalEnds(engine.now));
	}

	/** Other flows are to move from now on, or after another number of packets. */
	void adopt(Promotion newPlan) {
		plan = newPlan;
		fastest = fastest(newPlan);
		promotion.threshold(Math.max(1, newPlan.getThreshold()));
	}

	/** How many packets a flow has to have shown, by the first plan and now. */
	RefinedParameter parameter() {
		return new RefinedParameter("packets before a flow moves", "packets", planned, promotion.threshold(), promotion.changes());
	}

	private void tell(boolean changed) {
		if (changed) {
			engine.trace.accept(new TraceEvent.PlanChange(engine.now, String.format(Locale.ROOT,
					"promote after %d packets: %.3g flows/s qualified for less, the budget has entries for %.3g", promotion.threshold(),
					promotion.demand(), budget.perSecond() / Math.max(1, plan.getEntriesPerFlow()))));
		}
	}

	/** A packet was handled, on whichever side, whose flow isn't on the card: with enough of them it goes there. */
	void handledOffCard(int flow) {
		if (engine.traffic.home(flow) != PacketSlots.CPU) {
			return;
		}
		if (plan.getWindowNanos() > 0) {
			endWindow(flow);
		}
		if (isFastEnough(flow) && promotion.packet(flow, engine.flows.packets(flow), engine.now)) {
			arm();
		}
	}

	/**
	 * Where only fast flows go to the card, packets are counted from when the flow began: the count tells the rate, the longer the
	 * better. From time to time counting begins anew, as it may have become faster.
	 */
	private void endWindow(int flow) {
		grow(flow);
		long packets = engine.flows.packets(flow);
		if (packets <= 1 || engine.now - windowBegan[flow] > (adapts ? 1 : WINDOWS) * plan.getWindowNanos()) {
			windowBegan[flow] = engine.now;
			engine.flows.seen(flow, 1);
		}
	}

	/**
	 * A flow is known before the run begins. What was counted of it is drawn, for each flow on its own.
	 *
	 * @param rate       packets per second
	 * @param ageSeconds since it began; infinite if it has always been there
	 * @param meant      whether it is of a group that moves
	 * @return whether it is on the card by then
	 */
	boolean introduced(int flow, double rate, double ageSeconds, boolean meant) {
		boolean byRate = plan.getWindowNanos() > 0;
		if (Double.isInfinite(ageSeconds)) {
			engine.flows.seen(flow, byRate ? 0 : Long.MAX_VALUE / 2);
			return meant;
		}
		double inserting = engine.placement.nic().getFlowTable().getInsertLatency() / NANOS_PER_SECOND;
		PriorCount count = new PriorCount(new Random64(seed + flow), rate, promotion.threshold(), plan.getWindowNanos() / NANOS_PER_SECOND,
				fastest, WINDOWS);
		boolean found = count.isFound(ageSeconds - inserting);
		engine.flows.seen(flow, count.counted());
		if (byRate) {
			grow(flow);
			windowBegan[flow] = -(long) (count.since() * NANOS_PER_SECOND);
		}
		return found && (meant || byRate);
	}

	private void grow(int flow) {
		if (flow >= windowBegan.length) {
			windowBegan = Arrays.copyOf(windowBegan, Math.max(flow + 1, windowBegan.length * 2));
		}
	}

	/** Whether as many packets as were counted came as fast as the planned ones in a window. */
	private boolean isFastEnough(int flow) {
		return plan.getWindowNanos() <= 0
				|| (double) (engine.now - windowBegan[flow]) * promotion.threshold() <= (double) engine.flows.packets(flow) * plan.getWindowNanos();
	}

	/**
	 * How long packets of a flow are remembered for: the window, or without one as long as the slowest flows that move take for as
	 * many packets as that needs.
	 */
	long memoryNanos() {
		double slowest = plan.getGroups().stream().mapToDouble(FlowGroup::getFlowRate).filter(r -> r > 0).min().orElse(Double.POSITIVE_INFINITY);
		return plan.getWindowNanos() > 0 ? plan.getWindowNanos() : (long) (promotion.threshold() / slowest * NANOS_PER_SECOND);
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
		room.expect(Side.CPU);
		if (adapts) {
			tell(promotion.adapt(engine.now));
		}
		boolean more = cardHasRoom.getAsBoolean();
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
		boolean planned = plan.getFlows() <= 0 || engine.flows.onNic() < mostFlowsOnNic();
		return planned && !isTooFast(flow) && mayPromote.test(flow) && !engine.flows.isOnNic(flow) && room.canGoToCard(flow) && room.fits(flow);
	}

	/**
	 * Whether a flow is faster than all that the plan moves; asked again when as many packets have come once more. Where a
	 * controller is there, flows may have become faster since the plan was made, and it is for that one to say.
	 */
	private boolean isTooFast(int flow) {
		boolean counted = !adapts && plan.getWindowNanos() > 0 && flow < windowBegan.length;
		return counted && (engine.flows.packets(flow) - 1) * NANOS_PER_SECOND > fastest * Math.max(1, engine.now - windowBegan[flow]);
	}

	/** Infinite if it moves the fastest of all. */
	private static double fastest(Promotion plan) {
		if (plan.getGroups().isEmpty()) {
			return Double.POSITIVE_INFINITY;
		}
		StateFlowGraph graph = (StateFlowGraph) plan.getGroups().get(0).eContainer();
		return plan.getGroups().contains(graph.getGroups().get(0)) ? Double.POSITIVE_INFINITY : graph.getPacketRate()
				* plan.getGroups().stream().mapToDouble(FlowGroup::getHottestShare).max().orElseThrow();
	}

	/** As many as the plan has steering entries for: of active flows, and of ended ones whose state hasn't timed out. */
	private long mostFlowsOnNic() {
		return Math.max(plan.getFlows(), plan.getSteeringEntries() / Math.max(1, plan.getEntriesPerFlow()));
	}
}
