// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

/**
 * The numbers that a Poisson variable takes with any chance worth mentioning.
 *
 * @param from    the least of them
 * @param chances of it and those that follow
 * @param tails   chances of each or any above
 */
record PoissonBand(int from, double[] chances, double[] tails) {

	/** Standard deviations on either side, and numbers besides, that are looked at. */
	private static final double WIDTH = 8;
	private static final int MARGIN = 12;

	static PoissonBand of(double mean) {
		int mode = (int) mean;
		int from = (int) Math.max(0, mode - WIDTH * Math.sqrt(mean) - MARGIN);
		double[] chances = new double[(int) (mode + WIDTH * Math.sqrt(mean) + MARGIN) - from + 1];
		chances[mode - from] = 1;
		for (int n = mode; n > from; n--) {
			chances[n - 1 - from] = chances[n - from] * n / mean;
		}
		for (int n = mode + 1; n < from + chances.length; n++) {
			chances[n - from] = chances[n - 1 - from] * mean / n;
		}
		double sum = 0;
		for (double chance : chances) {
			sum += chance;
		}
		double[] tails = new double[chances.length];
		double tail = 0;
		for (int i = chances.length - 1; i >= 0; i--) {
			chances[i] /= sum;
			tail += chances[i];
			tails[i] = tail;
		}
		return new PoissonBand(from, chances, tails);
	}

	int size() {
		return chances.length;
	}

	/** Chance of the number that comes so many after the least. */
	double chance(int after) {
		return chances[after];
	}

	/** Chance of that number or any above. */
	double atLeast(int number) {
		return number <= from ? 1 : number - from >= tails.length ? 0 : tails[number - from];
	}
}
