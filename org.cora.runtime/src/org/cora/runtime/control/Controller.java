// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.control;

import java.util.Locale;
import java.util.Optional;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.runtime.LoadSample;
import org.cora.runtime.control.ControllerSettings.Thresholds;
import org.cora.runtime.predict.Backtest;

/**
 * Follows the load: a side that will be overloaded before a move could help sheds flows until it should be at the target, as
 * far as the other side has room; when the card has room again, as many flows come back as it had to shed, those whose
 * entries pay. What will be is the demand predicted for as long as it takes to see it and to move flows, spread over the sides as flows are now, at the costs
 * that were observed. Thresholds lie the lower, the more predictions have been off; the direction of moves doesn't turn
 * before the dwell time is over, which grows while it turns often.
 */
public final class Controller {

	/** Turning back sooner than so many dwell times is an oscillation. */
	private static final int OSCILLATION = 3;
	private static final int MOST_DWELL = 32;
	/** A move has to pay within so many times the dwell time: of a flow that was shed, as it may have to be again soon. */
	private static final int PAYS_WITHIN = 4;
	/** Of one that the plan wants on the card, at least; longer if the plan has been as it is for longer. */
	private static final int STAYS = 12;
	/** The card is filled each so many intervals: by then it shows which flows are busy. */
	private static final int FILLS_EACH = 2;

	private final ControllerSettings settings;
	private final Backtest demand;
	private final DemandAhead ahead;
	private final Refinement model;
	private final FlowChoice flows;
	private final double coreSecondsPerEntry;
	private final CardQueue queue;
	private final LoadState nic = new LoadState();
	private final LoadState cpu = new LoadState();
	private Thresholds thresholds;
	/** Flows that the card has shed and not got back. */
	private long shed;
	/** Whether the plan moves flows to the card, so that it may have more of them while it has room. */
	private boolean fills;
	/** Control intervals since the plan has been as it is, or since the beginning. */
	private long settledFor;
	private boolean replanned;
	private Side lastFrom;
	private long lastMoveNanos = Long.MIN_VALUE / 2;
	private boolean looked;
	private long lastDurationNanos;
	private int dwellIntervals;
	private int reversals;
	private int oscillations;

	/** What is known of a side. */
	private static final class LoadState {
		double ahead;
		boolean overloaded;
	}

	/**
	 * @param demand              predicts packets per second
	 * @param coreSecondsPerEntry of the host, for adding an entry to the card's flow table and removing it
	 */
	public Controller(ControllerSettings settings, Backtest demand, Refinement model, FlowChoice flows, double coreSecondsPerEntry) {
		this(settings, demand, model, flows, coreSecondsPerEntry, 0);
	}

	/** @param waitSeconds that packets may wait in the queue of the card's cores; 0 if no queue is to stand there */
	public Controller(ControllerSettings settings, Backtest demand, Refinement model, FlowChoice flows, double coreSecondsPerEntry,
			double waitSeconds) {
		this.queue = new CardQueue(waitSeconds);
		this.settings = settings;
		this.demand = demand;
		this.ahead = new DemandAhead(demand);
		this.model = model;
		this.flows = flows;
		this.coreSecondsPerEntry = coreSecondsPerEntry;
		dwellIntervals = settings.dwellIntervals();
		thresholds = settings.thresholds(0);
	}

	/** Takes what the monitor saw and says what to move, if anything. Once per control interval. */
	public Optional<Decision> onSample(LoadSample sample) {
		observe(sample);
		looked = false;
		double nicPps = Math.max(1, sample.offeredPps() * flows.share(Side.NIC));
		double cpuPps = Math.max(1, sample.offeredPps() * flows.share(Side.CPU));
		if (nic.overloaded && cpu.ahead < thresholds.target()) {
			double tooMuch = queue.isUsed() && !losesUnexplained(sample) ? queue.above() : nic.ahead - thresholds.target();
			double away = Math.min(tooMuch / model.reliefPerPacket(), hostRoom(sample));
			return move(sample, Side.NIC, away / nicPps, 0, describe(sample.nicResource(), nic.ahead, true));
		}
		if (cpu.overloaded && cardHasRoom()) {
			double away = Math.min((cpu.ahead - thresholds.target()) / cpu.ahead * cpuPps, cardRoom());
			return move(sample, Side.CPU, away / cpuPps, 0, describe("host cores", cpu.ahead, true));
		}
		if (shed > 0 && cardIsEasy()) {
			return move(sample, Side.CPU, cardRoom() / cpuPps, worth(queue.isUsed() ? ahead.intervals(queue.roomFor()) : PAYS_WITHIN * dwellIntervals),
					describe(sample.nicResource(), nic.ahead, false));
		}
		if (fills && settledFor % FILLS_EACH == 0 && cardIsEasy()) {
			return move(sample, Side.CPU, cardRoom() / cpuPps, leastToFill(), "the card has room and their entries pay");
		}
		return Optional.empty();
	}

	/** Whether packets are lost though the cores have the time for those that wait: turns of one flow are full, say. */
	private boolean losesUnexplained(LoadSample sample) {
		return sample.drops() > 0 && queue.above() == 0;
	}

	/** Packets per second that the host could take more. */
	private double hostRoom(LoadSample sample) {
		double each = model.coreSecondsPerPacket();
		return each > 0 ? (thresholds.overload() - cpu.ahead) * sample.hostCores() / each : Double.POSITIVE_INFINITY;
	}

	/** Whether there is so much room that flows are looked for. */
	private boolean cardIsEasy() {
		return queue.isUsed() ? queue.room() > 2 * settings.band() : nic.ahead < thresholds.room();
	}

	private double cardRoom() {
		double each = model.reliefPerPacket();
		double room = queue.isUsed() ? queue.room() : thresholds.target() - nic.ahead;
		return each > 0 ? room / each : Double.POSITIVE_INFINITY;
	}

	/** Packets in an interval with which an entry pays: it saves the host more than its own adding and removing costs. */
	private double worth(double intervals) {
		double each = model.coreSecondsPerPacket();
		return each > 0 ? coreSecondsPerEntry / each / intervals : 0;
	}

	/**
	 * Packets in an interval for each entry with which a flow that the plan wants on the card pays. Traffic is expected to stay as
	 * long as it has been as it is.
	 */
	public double leastOfPlan() {
		return replanned ? leastToFill() : 0;
	}

	private double leastToFill() {
		return worth(Math.max(STAYS * settings.dwellIntervals(), settledFor));
	}

	/** The plan is another from now on. */
	public void planned() {
		settledFor = 0;
		replanned = true;
	}

	/** Has the card filled with flows whose entries pay, while it has room: where the plan sends flows there. */
	public void fillsCard() {
		fills = true;
	}

	/** Flows that were looked at for the last sample; 0 if there was nothing to choose. */
	public long examined() {
		return looked ? flows.examined() : 0;
	}

	/** Takes what the monitor saw without deciding anything: while a move is under way. */
	public void observe(LoadSample sample) {
		model.observe(sample);
		settledFor++;
		ahead.observe(sample, lastDurationNanos);
		thresholds = settings.thresholds(demand.recentError());
		double most = ahead.most();
		double growth = sample.offeredPps() > 0 ? most / sample.offeredPps() : 1;
		double onNic = flows.share(Side.NIC);
		see(nic, model.nicLoad(most * onNic, most * (1 - onNic)), sample.nicLoad(), growth);
		if (queue.isUsed()) {
			queue.look(sample.nicQueue() * model.nicLoad(1, 0), ahead.lookSeconds(),
					look -> model.nicLoad(ahead.at(look) * onNic, ahead.at(look) * (1 - onNic)), ahead.done(), ahead.until(),
					ahead.farthest());
			nic.overloaded = queue.above() > 0 || sample.nicLoad() > 1 && nic.overloaded;
		}
		see(cpu, model.cpuLoad(most * (1 - onNic), sample.hostCores()), sample.cpuLoad(), growth);
	}

	/** A side that loses packets, or one core of it, has more load than the sum of its packets tells. */
	private void see(LoadState side, double foreseen, double measured, double growth) {
		side.ahead = measured > 1 ? Math.max(foreseen, measured * growth) : foreseen;
		side.overloaded = side.ahead >= thresholds.overload() || side.overloaded && side.ahead > thresholds.target();
	}

	private Optional<Decision> move(LoadSample sample, Side from, double share, double least, String reason) {
		boolean reversal = lastFrom != null && lastFrom != from;
		long since = sample.atNanos() - lastMoveNanos;
		int dwell = queue.isUsed() ? 1 : dwellIntervals;
		if (share <= 0 || reversal && since < dwell * sample.intervalNanos()) {
			return Optional.empty();
		}
		int entries = (int) Math.max(2, model.updatesPerSecond() * sample.intervalNanos() / 1e9);
		looked = true;
		int[] group = flows.worthiest(from, Math.min(1, share), entries, least);
		if (group.length == 0) {
			shed = from == Side.CPU && queue.hasRoomToStay() ? 0 : shed;
			return Optional.empty();
		}
		shed = Math.max(0, shed + (from == Side.NIC ? group.length : -group.length));
		turned(reversal, since, sample.intervalNanos());
		lastFrom = from;
		lastMoveNanos = sample.atNanos();
		return Optional.of(new Decision(from, group, reason));
	}

	/** While the direction turns soon, the dwell time doubles; while it doesn't, it comes back to what it was. */
	private void turned(boolean reversal, long since, long intervalNanos) {
		boolean soon = reversal && since < OSCILLATION * dwellIntervals * intervalNanos;
		reversals += reversal ? 1 : 0;
		oscillations += soon ? 1 : 0;
		dwellIntervals = soon ? Math.min(MOST_DWELL, 2 * dwellIntervals)
				: Math.max(settings.dwellIntervals(), reversal ? dwellIntervals / 2 : dwellIntervals);
	}

	/** Tells how long the last move took: from deciding to its last flow. */
	public void moveTook(long nanos) {
		lastDurationNanos = nanos;
	}

	/** Whether a side is in overload, or will be before a move could help. */
	public boolean overloaded(Side side) {
		return (side == Side.NIC ? nic : cpu).overloaded;
	}

	/** Load that a side is expected to have when a move decided now has been done. */
	public double ahead(Side side) {
		return (side == Side.NIC ? nic : cpu).ahead;
	}

	/** Loads at which something happens, at present. */
	public Thresholds thresholds() {
		return thresholds;
	}

	/** Whether the card could take more flows than it has. */
	public boolean cardHasRoom() {
		return queue.isUsed() ? queue.room() > 0 : nic.ahead < thresholds.target();
	}

	/** Times that the direction of moves turned. */
	public int reversals() {
		return reversals;
	}

	/** Times that it turned within {@value #OSCILLATION} dwell times. */
	public int oscillations() {
		return oscillations;
	}

	/** The predictors of demand. */
	public Backtest demand() {
		return demand;
	}

	/** Costs as observed. */
	public Refinement model() {
		return model;
	}

	private String describe(String resource, double load, boolean over) {
		return String.format(Locale.ROOT, "%s %.0f %% within %.3g intervals %s %.0f %%", resource, 100 * load, ahead.intervals(ahead.until()), over ? ">=" : "<",
				100 * (over ? thresholds.overload() : thresholds.room()));
	}
}
