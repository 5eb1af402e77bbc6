// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.control;

import java.util.function.IntToDoubleFunction;

/**
 * The queue in front of the card's cores as a place where packets may wait for a while: as long as the author's bound on latency
 * leaves room for. With it the card can be used to the full, and more than it can take for a moment needn't go to the
 * host. All loads are shares of what the card can take; a fluid model, as the queue holds many packets.
 */
final class CardQueue {

	/** Intervals that are looked ahead for flows to come back. */
	static final int AHEAD = 8;
	/** Of the wait that is allowed, what moves either way aim for: it may turn out longer. */
	private static final double AIM = 0.75;

	private final double mostSeconds;
	private double above;
	private double room;
	private int roomFor = 1;
	private int farthest;

	/** @param mostSeconds that packets may wait; 0 if nothing is known of that, so that no queue is planned for */
	CardQueue(double mostSeconds) {
		this.mostSeconds = mostSeconds;
	}

	boolean isUsed() {
		return mostSeconds > 0;
	}

	/**
	 * Works out what is too much and what there is room for. A queue is as long as the longest of what each span of time that ends then
	 * leaves: it may have been empty before any of them.
	 *
	 * @param waiting  seconds of work in the queue
	 * @param step     seconds
	 * @param load     of the card, so many steps from now, from 1
	 * @param done     steps until a move that is decided now is done, from 0
	 * @param until    steps until one is done that is decided next, more
	 * @param farthest steps to look ahead for room, not fewer
	 */
	void look(double waiting, double step, IntToDoubleFunction load, int done, int until, int farthest) {
		this.farthest = farthest - done;
		double wait = waiting;
		double longest = 0;
		double least = Double.POSITIVE_INFINITY;
		double aim = AIM * mostSeconds;
		above = 0;
		room = 0;
		roomFor = 1;
		for (int ahead = 1; ahead <= farthest; ahead++) {
			wait = Math.max(0, wait + (load.applyAsDouble(ahead) - 1) * step);
			longest = ahead <= until ? Math.max(longest, wait) : longest;
			double work = 0;
			for (int since = ahead; since >= 1 && ahead > done; since--) {
				work += (load.applyAsDouble(since) - 1) * step + (since == 1 ? waiting : 0);
				double span = (ahead - Math.max(since - 1, done)) * step;
				above = ahead == until ? Math.max(above, (work - aim) / span) : above;
				least = Math.min(least, (aim - work) / span);
			}
			if (ahead >= until && least * (ahead - done) > room * roomFor) {
				room = least;
				roomFor = ahead - done;
			}
		}
		above = longest > mostSeconds ? above : 0;
	}

	/** Load that is too much: without it the queue is as it should be when a move is done. 0 if it will not be too long. */
	double above() {
		return above;
	}

	/** Load that there is room for, for {@link #roomFor()} steps: the most work in all. At least until it could leave again. */
	double room() {
		return room;
	}

	int roomFor() {
		return roomFor;
	}

	/** Whether what there is room for could stay as long as one looks ahead, or nothing is known of that. */
	boolean hasRoomToStay() {
		return !isUsed() || roomFor == farthest;
	}
}
