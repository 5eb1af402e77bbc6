// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

/** A way to find out what lanes and states cost together at least, at given prices. */
interface Agreement {

	/**
	 * Lanes and states at those prices.
	 *
	 * @param tariff  what lanes take costs that
	 * @param own     by state and choice: what it costs beside its lanes
	 * @param reduced is filled: how much more than {@code value} all together costs at least with that choice
	 * @param value   is filled, by state
	 * @return what all together costs at least
	 */
	double minimise(Tariff tariff, double[][] own, double[][] reduced, double[] value);

	/** A choice for every state, as cheap as this can tell. */
	int[] choice();

	/** Whether the choice is the cheapest of all, and the minimum what it costs. */
	boolean exact();

	/** Stops of lanes, or what takes as long, that one call looks at. */
	int size();

	/** Latencies have changed. */
	void refresh();
}
