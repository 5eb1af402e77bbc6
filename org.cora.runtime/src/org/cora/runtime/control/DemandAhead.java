// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.control;

import org.cora.runtime.LoadSample;
import org.cora.runtime.predict.Backtest;

/**
 * Demand as it is expected, look by look: the monitor looks several times in a control interval, as what swings faster than every other
 * look seems to swing slowly, or not at all.
 */
final class DemandAhead {

	private final Backtest demand;
	private int looks = 1;
	private int done;
	private int until = 1;
	private double lookNanos = 1;

	DemandAhead(Backtest demand) {
		this.demand = demand;
	}

	/**
	 * Takes what came in an interval.
	 *
	 * @param moveNanos how long moves take: what is decided at the end of the next interval helps so long after that
	 */
	void observe(LoadSample sample, long moveNanos) {
		looks = sample.course().size();
		lookNanos = (double) sample.intervalNanos() / looks;
		done = (int) Math.min(Backtest.MOST_AHEAD - looks, Math.ceil(moveNanos / lookNanos));
		until = looks + done;
		demand.horizon(until);
		sample.course().forEach(demand::observe);
	}

	/** Packets per second in the look that is so many ahead, from 1. */
	double at(int look) {
		return demand.predict(look);
	}

	/** Seconds from one look to the next. */
	double lookSeconds() {
		return lookNanos / 1e9;
	}

	/** Looks until what is decided now helps. */
	int done() {
		return done;
	}

	/** Looks until what is decided at the end of the next interval helps. */
	int until() {
		return until;
	}

	/** Looks that are looked ahead at most. */
	int farthest() {
		return Math.min(Backtest.MOST_AHEAD, CardQueue.AHEAD * looks);
	}

	/** Control intervals that so many looks are. */
	double intervals(int count) {
		return (double) count / looks;
	}

	/** The highest demand until then, on average over as many looks as an interval has. */
	double most() {
		double most = 0;
		double sum = 0;
		for (int look = 1; look <= until; look++) {
			sum += at(look) - (look > looks ? at(look - looks) : 0);
			most = look < looks ? 0 : Math.max(most, sum / looks);
		}
		return most;
	}
}
