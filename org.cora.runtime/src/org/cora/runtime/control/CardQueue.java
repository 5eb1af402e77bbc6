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

	/** Intervals that are looked ahead for flows to come back; in as many a queue that stands goes down then. */
	static final int AHEAD = 8;
	/** Of the wait that is allowed, what a move aims for. */
	private static final double AIM = 0.5;

	private final double mostSeconds;
	private double above;
	private double room;
	private int roomFor = 1;

	/** @param mostSeconds that packets may wait; 0 if nothing is known of that, so that no queue is planned for */
	CardQueue(double mostSeconds) {
		this.mostSeconds = mostSeconds;
	}

	boolean isUsed() {
		return mostSeconds > 0;
	}

	/**
	 * Works out what is too much and what there is room for.
	 *
	 * @param waiting   seconds of work in the queue
	 * @param interval  seconds
	 * @param load      of the card, so many intervals from now, from 1
	 * @param intervals until a move that is decided now is done, from 1
	 */
	void look(double waiting, double interval, IntToDoubleFunction load, int intervals) {
		double wait = waiting;
		double longest = 0;
		above = 0;
		for (int ahead = 1; ahead <= intervals; ahead++) {
			wait = Math.max(0, wait + (load.applyAsDouble(ahead) - 1) * interval);
			longest = Math.max(longest, wait);
			double work = 0;    // of each time that ends then: with so much less load the queue may have been empty before any of them
			for (int since = ahead; since >= 1; since--) {
				work += (load.applyAsDouble(since) - 1) * interval + (since == 1 ? waiting : 0);
				above = Math.max(above, (work - AIM * mostSeconds) / ((ahead - since + 1) * interval));
			}
		}
		above = longest > mostSeconds ? above : 0;
		double least = Double.POSITIVE_INFINITY;
		room = 0;
		roomFor = 1;
		for (int ahead = 1; ahead <= AHEAD; ahead++) {
			least = Math.min(least, 1 - load.applyAsDouble(ahead) - waiting / (AHEAD * interval));
			if (least * ahead > room * roomFor) {
				room = least;
				roomFor = ahead;
			}
		}
	}

	/** Load that is too much: without it the queue is as it should be when a move is done. 0 if it will not be too long. */
	double above() {
		return above;
	}

	/** Load that there is room for, for {@link #roomFor()} intervals: the most work in all. */
	double room() {
		return room;
	}

	int roomFor() {
		return roomFor;
	}
}
