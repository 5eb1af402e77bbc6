// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.storms;

import java.util.Arrays;
import java.util.List;

/**
 * The best that anybody could do who knew the whole course in advance, interval by interval and within the same limits of the
 * flow table: how many of the heaviest flows are on the side that isn't theirs by default, so that the fewest packets are lost
 * and, among those ways, the host works least. By dynamic programming over intervals, numbers of flows and, where packets may
 * wait for the card, how many do. A lower bound for all that let no more packets wait from one interval to the next, as everything is in
 * its favour: packets flow evenly, sides are used up to the last cycle, a move is done when the interval begins, of flows that
 * moved the heaviest are those that stay, and what waits is rounded down.
 */
public final class Clairvoyant {

	/** Core-seconds that a lost packet counts as much as: more than all that a run could save. */
	private static final double LOSS = 1;

	/** Fillings of the queue that are told apart, if there is one. */
	private static final int LEVELS = 17;

	private final Limits limits;
	private final int levels;
	private final List<Interval> course;
	private final int[] counts;

	/**
	 * What stays the same.
	 *
	 * @param cardCapacity         packets per second that the card handles at most
	 * @param passingCost          what a packet that the host handles costs the card, as a share of one that the card handles
	 * @param coreSecondsPerPacket of the host
	 * @param coreSecondsPerEntry  of the host, for an entry added or removed
	 * @param entriesPerFlow       in the card's flow table
	 * @param homeOnCard           whether flows are on the card unless they are moved
	 * @param queue                packets that may wait for the card from one interval to the next; 0 for none
	 */
	public record Limits(double cardCapacity, double passingCost, double coreSecondsPerPacket, double coreSecondsPerEntry,
			int entriesPerFlow, boolean homeOnCard, double queue) {
	}

	/**
	 * A control interval.
	 *
	 * @param seconds  its length
	 * @param packets  that arrive
	 * @param cores    that the host gives
	 * @param entries  that the flow table can change
	 * @param replaced share of flows that are others than in the interval before
	 * @param carried  share of packets of the n heaviest flows, by n; not falling
	 */
	public record Interval(double seconds, double packets, int cores, double entries, double replaced, double[] carried) {
	}

	/**
	 * What comes of it at least.
	 *
	 * @param lost        packets
	 * @param coreSeconds of the host
	 * @param flowsMoved  to or fro
	 */
	public record Outcome(double lost, double coreSeconds, double flowsMoved) {

		double cost() {
			return LOSS * lost + coreSeconds;
		}
	}

	/**
	 * @param counts numbers of flows to choose among, growing from 0, indexes into {@code carried}
	 */
	public Clairvoyant(Limits limits, List<Interval> course, int[] counts) {
		this.limits = limits;
		this.levels = limits.queue() > 0 ? LEVELS : 1;
		this.course = List.copyOf(course);
		this.counts = counts.clone();
	}

	/**
	 * The best course.
	 *
	 * @param first flows that are moved when it begins
	 */
	public Outcome best(int first) {
		Outcome[][] reached = new Outcome[counts.length][levels];
		int at = Arrays.binarySearch(counts, first);
		if (at >= 0) {
			reached[at][0] = new Outcome(0, 0, 0);
		} else {
			throw new IllegalArgumentException(first + " flows aren't among the numbers to choose from");
		}
		for (Interval interval : course) {
			reached = after(interval, reached);
		}
		Outcome best = null;
		for (Outcome[] outcomes : reached) {
			for (Outcome outcome : outcomes) {
				best = better(best, outcome);
			}
		}
		return best;
	}

	private Outcome[][] after(Interval interval, Outcome[][] before) {
		Outcome[][] next = new Outcome[counts.length][levels];
		for (int from = 0; from < counts.length; from++) {
			for (int to = 0; to < counts.length; to++) {
				double moved = moved(interval, counts[from], counts[to]);
				if (moved * limits.entriesPerFlow() <= Math.max(interval.entries(), step(from)) || to == from && interval.replaced() == 0) {
					change(interval, before[from], next[to], counts[to], moved);
				}
			}
			if (interval.replaced() > 0) {
				int to = nearest(counts[from] * (1 - interval.replaced()));
				change(interval, before[from], next[to], counts[to], 0);
			}
		}
		return next;
	}

	/** From each filling of the queue to the one after the interval. */
	private void change(Interval interval, Outcome[] before, Outcome[] next, int flows, double moved) {
		for (int level = 0; level < levels; level++) {
			if (before[level] != null) {
				double waiting = levels == 1 ? 0 : limits.queue() * level / (levels - 1);
				During during = during(interval, flows, waiting);
				int after = levels == 1 ? 0 : (int) (during.waiting() / limits.queue() * (levels - 1));
				next[after] = better(next[after], add(before[level], during.cost(), moved));
			}
		}
	}

	/** What an interval costs, and what waits at its end. */
	private record During(Outcome cost, double waiting) {
	}

	/** Entries that it takes to come from a number of flows to the next one: nobody stays behind for the grid being coarse. */
	private double step(int from) {
		int next = Math.min(from + 1, counts.length - 1);
		int before = Math.max(from - 1, 0);
		return (double) Math.max(counts[next] - counts[from], counts[from] - counts[before]) * limits.entriesPerFlow();
	}

	private int nearest(double flows) {
		int best = 0;
		for (int i = 1; i < counts.length; i++) {
			best = Math.abs(counts[i] - flows) < Math.abs(counts[best] - flows) ? i : best;
		}
		return best;
	}

	/** Flows that change sides so that so many are moved then; others that were moved are gone. */
	private static double moved(Interval interval, int from, int to) {
		return Math.abs(to - from * (1 - interval.replaced()));
	}

	private Outcome add(Outcome before, Outcome cost, double moved) {
		return new Outcome(before.lost() + cost.lost(),
				before.coreSeconds() + cost.coreSeconds() + moved * limits.entriesPerFlow() * limits.coreSecondsPerEntry(),
				before.flowsMoved() + moved);
	}

	private static Outcome better(Outcome one, Outcome other) {
		return one == null || other != null && other.cost() < one.cost() ? other : one;
	}

	/** What an interval costs while so many of the heaviest flows are moved, and so many packets wait already. */
	private During during(Interval interval, int flows, double waiting) {
		double away = interval.packets() * interval.carried()[Math.min(flows, interval.carried().length - 1)];
		double onHost = limits.homeOnCard() ? away : interval.packets() - away;
		double onCard = interval.packets() - onHost;
		double hostTakes = interval.cores() * interval.seconds() / limits.coreSecondsPerPacket();
		double cardTakes = limits.cardCapacity() * interval.seconds();
		double handled = Math.min(onHost, hostTakes);
		double left = Math.max(0, waiting + onCard + limits.passingCost() * handled - cardTakes);
		double lost = onHost - handled + Math.max(0, left - limits.queue());
		return new During(new Outcome(lost, handled * limits.coreSecondsPerPacket(), 0), Math.min(left, limits.queue()));
	}
}
