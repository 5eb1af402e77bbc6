// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.promotion;

import java.util.Arrays;

/**
 * How many packets a flow has to have shown: as many as the plan says, and twice as many, four times as many and so on while more
 * flows show that than there are entries for. So entries go to the flows that have shown most, which carry most packets for each;
 * a flood of flows of one packet raises the threshold and gets none.
 *
 * <p>It rises as soon as flows qualify clearly faster than entries come; it falls step by step, when for some intervals
 * few enough have qualified for less.
 */
final class AdaptiveThreshold {

	/** Doublings that are told apart. */
	static final int STEPS = 24;
	/** Fewer flows than these say nothing of a rate. */
	private static final int FEW = 16;
	/** Share of the budget that flows of a lower threshold may take for it to come back. */
	private static final double EASY = 0.7;
	private static final int CALM_INTERVALS = 3;
	private static final double NANOS_PER_SECOND = 1e9;

	private final int entriesPerFlow;
	/** Flows that have reached each step since it was last looked, and in this interval. */
	private final int[] lately = new int[STEPS];
	private final int[] interval = new int[STEPS];
	private long planned;
	private int step;
	private long lookedAt;
	private long intervalBegan;
	private int calm;
	private int changes;
	private double demand;

	AdaptiveThreshold(long planned, int entriesPerFlow) {
		this.planned = planned;
		this.entriesPerFlow = entriesPerFlow;
	}

	/** The step that a flow has just come to with so many packets; -1 if it came to none. */
	int reached(long packets) {
		if (packets < planned || packets % planned != 0) {
			return -1;
		}
		long multiple = packets / planned;
		if ((multiple & multiple - 1) != 0) {
			return -1;
		}
		int reached = Math.min(STEPS - 1, Long.numberOfTrailingZeros(multiple));
		lately[reached]++;
		interval[reached]++;
		return reached;
	}

	/** The step from which on flows qualify. */
	int step() {
		return step;
	}

	long packets() {
		return planned << step;
	}

	int changes() {
		return changes;
	}

	/** Flows that qualified in a second when it changed last. */
	double demand() {
		return demand;
	}

	/** Another plan: begins with its threshold. */
	void plan(long newThreshold) {
		planned = newThreshold;
		step = 0;
		calm = 0;
		Arrays.fill(lately, 0);
		Arrays.fill(interval, 0);
	}

	/** Rises while more flows have qualified since the last look than entries have come. Whether it did. */
	boolean look(double entriesPerSecond, long nowNanos) {
		int before = step;
		double seconds = Math.max(1, nowNanos - lookedAt) / NANOS_PER_SECOND;
		while (step < STEPS - 1 && lately[step] >= FEW && lately[step] * (double) entriesPerFlow > entriesPerSecond * seconds) {
			demand = lately[step] / seconds;
			step++;
		}
		if (step > before || Arrays.stream(lately).sum() >= FEW || seconds * entriesPerSecond > FEW * entriesPerFlow) {
			Arrays.fill(lately, 0);
			lookedAt = nowNanos;
		}
		changes += step != before ? 1 : 0;
		calm = step != before ? 0 : calm;
		return step != before;
	}

	/** A control interval is over: it may fall by a step. Whether it did. */
	boolean intervalEnds(double entriesPerSecond, long nowNanos) {
		double seconds = Math.max(1, nowNanos - intervalBegan) / NANOS_PER_SECOND;
		boolean easy = step > 0 && interval[step - 1] * (double) entriesPerFlow <= EASY * entriesPerSecond * seconds;
		calm = easy ? calm + 1 : 0;
		intervalBegan = nowNanos;
		boolean falls = calm >= CALM_INTERVALS;
		if (falls) {
			demand = interval[step - 1] / seconds;
			step--;
			changes++;
			calm = 0;
		}
		Arrays.fill(interval, 0);
		return falls;
	}
}
