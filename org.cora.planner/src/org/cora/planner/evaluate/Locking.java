// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

/** How many packets hold the lock of a state's entries, and for how long. */
final class Locking {

	double share;
	private double sum;
	private double squares;

	void add(double packets, double cycles) {
		share += packets;
		sum += packets * cycles;
		squares += packets * cycles * cycles;
	}

	/** Cycles of one of them. */
	double mean() {
		return share > 0 ? sum / share : 0;
	}

	/** Squared coefficient of variation. */
	double variation() {
		return sum > 0 ? Math.max(0, squares * share / (sum * sum) - 1) : 0;
	}
}
