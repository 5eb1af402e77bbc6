// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

/** A queue with few places before one server: what it loses, and how busy the server can be if it is to lose no more than so much. */
public final class FiniteQueue {

	/** Less likely numbers of arrivals during a service don't count. */
	private static final double NEGLIGIBLE = 1e-17;
	private static final double MOST_UTILISATION = 100;
	private static final int STEPS = 60;

	private FiniteQueue() {
	}

	/**
	 * Share of arrivals lost in M/D/1/N. The number of customers that a departing one leaves behind is a Markov chain with as many states as
	 * there are places, which goes down by one at most; so from any level to the one above as often as back, which gives one probability after
	 * the other without a difference. Lost is 1 − 1/(π₀ + ρ) (H. C. Tijms, A First Course in Stochastic Models, 2003, section 9.8).
	 *
	 * @param utilisation arrival rate times service time, from 0 to 100
	 * @param places      places in the system, the one in service included; at least 1
	 */
	public static double loss(double utilisation, int places) {
		if (!(utilisation >= 0 && utilisation <= MOST_UTILISATION) || places < 1) {
			throw new IllegalArgumentException(utilisation + ", " + places + " places");
		}
		double[] atLeast = atLeast(utilisation);
		double none = Math.exp(-utilisation);
		double[] left = new double[places];    // as multiples of the first
		left[0] = 1;
		double sum = 1;
		for (int level = 0; level + 1 < places; level++) {
			double up = level + 1 < atLeast.length ? left[0] * atLeast[level + 1] : 0;
			for (int from = Math.max(1, level + 3 - atLeast.length); from <= level; from++) {
				up += left[from] * atLeast[level - from + 2];
			}
			left[level + 1] = up / none;
			sum += left[level + 1];
			if (sum > 1e200) {
				return 1 - 1 / utilisation;    // never empty
			}
		}
		return 1 - 1 / (1 / sum + utilisation);
	}

	/** Probability of so many arrivals or more during a service, by number. */
	private static double[] atLeast(double mean) {
		int most = 1;
		for (double term = mean; term > NEGLIGIBLE || most < mean; most++) {
			term *= mean / (most + 1);
		}
		double[] sums = new double[most + 2];
		double[] terms = new double[most + 1];
		terms[0] = Math.exp(-mean);
		for (int n = 1; n <= most; n++) {
			terms[n] = terms[n - 1] * mean / n;
		}
		for (int n = most; n >= 0; n--) {
			sums[n] = sums[n + 1] + terms[n];
		}
		return sums;
	}

	/**
	 * How busy a server can be: until a share of the arrivals is lost. Where gaps and services vary more or less than in M/D/1, queues are as many
	 * times as long, and as many times as few customers fit in, as both variations together say (the diffusion that queues tend to under heavy
	 * traffic; D. P. Gaver, J. Appl. Prob. 5, 1968).
	 *
	 * @param loss      that is allowed, above 0
	 * @param places    to wait and to be served, at least 1
	 * @param variation Ca² + Cs², squared coefficients of variation of gaps and services; 1 for M/D/1
	 * @return at most 1
	 */
	public static double fullest(double loss, int places, double variation) {
		if (!(loss > 0) || places < 1 || !(variation >= 0)) {
			throw new IllegalArgumentException(loss + " of " + places + " places, " + variation);
		}
		int room = (int) Math.max(1, Math.min(places / Math.max(variation, 1e-9), Integer.MAX_VALUE));
		if (room > 1 / loss || loss(1, room) <= loss) {    // 1 / 2N is lost at a utilisation of 1
			return 1;
		}
		double low = 0;
		double high = 1;
		for (int i = 0; i < STEPS; i++) {
			double middle = (low + high) / 2;
			low = loss(middle, room) <= loss ? middle : low;
			high = loss(middle, room) <= loss ? high : middle;
		}
		return low;
	}
}
