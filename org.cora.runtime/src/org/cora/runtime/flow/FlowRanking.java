// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.flow;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.cora.ir.spec.OffloadSpec.Side;

/**
 * Chooses flows to move: most packets for each flow table entry first. Looks among the busy ones, among all only if those neither carry
 * what is wanted nor use up the entries: others have fewer packets for each.
 */
public final class FlowRanking {

	/** A flow that would carry so many times what is wanted, with those chosen before, is passed over for lighter ones. */
	private static final double TOO_MUCH = 1.25;
	/** Packets per entry are compared to a sixteenth. */
	private static final int FRACTION = 4;
	/** Below so many packets the longer count tells a flow's rate better. */
	private static final int FEW = 16;
	/** Control intervals after which a flow is taken to last. One that is younger is expected to last as long again. */
	private static final int MATURE = 32;
	/** Control intervals without a packet after which a flow counts for nothing. */
	private static final int IDLE = 4;

	private final FlowRegistry flows;
	private final BusyFlows busy;
	private IntUnaryOperator entries = flow -> 1;
	private IntPredicate movable = flow -> true;
	private long[] ranked = new long[256];
	private int count;
	/** Of those that are ranked. */
	private long rankedEntries;
	private long examined;

	FlowRanking(FlowRegistry flows, BusyFlows busy) {
		this.flows = flows;
		this.busy = busy;
	}

	/** Says how many flow table entries a move of a flow changes, from 1; one for each unless told. */
	public void entriesOf(IntUnaryOperator entriesPerFlow) {
		entries = entriesPerFlow;
	}

	/** Says which flows can move at all, whatever their packets; all unless told. */
	public void movable(IntPredicate canMove) {
		movable = canMove;
	}

	long examined() {
		return examined;
	}

	/**
	 * The flows.
	 *
	 * @param most  packets in an interval that they are to carry together
	 * @param least packets in an interval for each entry, from 0
	 */
	int[] worthiest(Side side, double most, int mostEntries, double least) {
		examined = 0;
		count = 0;
		rankedEntries = 0;
		double carried = 0;
		for (int i = 0; i < busy.size(); i++) {
			carried += rank(busy.get(i), side, least);
		}
		if (least == 0 && carried < most && rankedEntries < mostEntries) {
			count = 0;
			for (int flow = 0; flow < flows.limit(); flow++) {
				rank(flow, side, least);
			}
		}
		Arrays.sort(ranked, 0, count);
		return choose(most, mostEntries);
	}

	/** Packets that the flow would carry; 0 if it can't go. */
	private double rank(int flow, Side side, double least) {
		examined++;
		if (!flows.isLive(flow) || flows.owner(flow) != side || flows.isPinned(flow)) {
			return 0;
		}
		double pace = pace(flow);
		int needs = Math.max(1, entries.applyAsInt(flow));
		long perEntry = (long) (pace * (1 << FRACTION) / needs);
		boolean noise = least > 0 && flows.lastingPackets(flow) < BusyFlows.LEAST;
		double lasts = Math.min(1, (double) flows.age(flow) / MATURE);
		if (pace <= 0 || noise || perEntry * lasts < least * (1 << FRACTION) || !movable.test(flow)) {
			return 0;
		}
		if (count == ranked.length) {
			ranked = Arrays.copyOf(ranked, 2 * count);
		}
		rankedEntries += needs;
		ranked[count++] = Math.min(perEntry, Integer.MAX_VALUE) << 32 | Integer.MAX_VALUE - flow;
		return pace;
	}

	/** Packets of a flow in an interval for each entry, as far as can be told; fewer if it is too young to be relied on. */
	public double perEntry(int flow) {
		return pace(flow) * Math.min(1, (double) flows.age(flow) / MATURE) / Math.max(1, entries.applyAsInt(flow));
	}

	/** Packets of the flow in an interval. */
	private double pace(int flow) {
		if (flows.idle(flow) > IDLE) {
			return 0;
		}
		int recent = flows.recentPackets(flow);
		return recent >= FEW ? recent : Math.max(recent > 0 ? 1.0 / FEW : 0, flows.lastingPackets(flow) / flows.lastingIntervals());
	}

	private int[] choose(double most, int mostEntries) {
		int[] chosen = new int[count];
		int taken = 0;
		double carried = 0;
		long changed = 0;
		for (int i = count - 1; i >= 0 && carried < most; i--) {
			int flow = Integer.MAX_VALUE - (int) ranked[i];
			double pace = pace(flow);
			if (carried + pace <= TOO_MUCH * most || i == 0) {
				changed += Math.max(1, entries.applyAsInt(flow));
				if (changed > mostEntries) {
					break;
				}
				carried += pace;
				chosen[taken++] = flow;
			}
		}
		return Arrays.copyOf(chosen, taken);
	}
}
