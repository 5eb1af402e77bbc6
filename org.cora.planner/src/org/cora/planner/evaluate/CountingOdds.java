// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Chances that a flow, whose packets come at random, is found to keep to a bound on its rate with its k-th packet since counting began,
 * and not with its k-th but with its 2k-th, and so on.
 *
 * <p>Counting begins with a packet. The n-th comes in time for a rate r if n − 1 more come within n / r, and too soon for a rate f if they
 * come within (n − 1) / f. How many have come by these times, one after the other, is a sum of independent Poisson variables: its
 * distribution among flows that haven't been found yet is followed from one to the next (as W. Feller, <i>An Introduction to Probability
 * Theory and Its Applications</i> I, 1968, ch. XIV, does with walks between barriers). That is exact up to 64 packets. Above, what a count
 * differs from its mean by grows with √k (M. D. Donsker, Memoirs of the AMS 6, 1951), so a flow is as likely to be found as one for
 * k = 64 whose count differs as many standard deviations from what is needed; half a packet is added, as counts are whole.
 *
 * <p>Tables of k are worked out when first asked for, and shared.
 */
final class CountingOdds {

	/** Times that a flow is looked at before counting begins anew: with k packets, 2k, … 64k. */
	static final int CHECKS = 7;
	private static final long EXACT = 64;
	/** Standard deviations of k packets between two rates in a table, and from the bound to the table's ends. */
	private static final double STEP = 0.2;
	private static final double REACH = 7;
	private static final double LEAST_RATIO = 0.02;
	/** Packets by which a count may be less than rate times time to be found fast enough, or has to be more to be too fast. */
	private static final double FIRST_PACKET = 1.5;
	private static final double HALF_PACKET = 0.5;
	private static final double NEVER = -700;
	private static final double NEGLIGIBLE = 1e-15;
	private static final Map<Key, CountingOdds> KNOWN = new ConcurrentHashMap<>();

	private record Key(long packets, boolean tooFast) {
	}

	private final long packets;
	private final double margin;
	private final double from;
	private final double step;
	/** Logarithms of the chances, by rate and check. */
	private final double[][] logs;

	private CountingOdds(Key key) {
		packets = key.packets();
		margin = key.tooFast() ? HALF_PACKET : FIRST_PACKET;
		double deviation = 1 / Math.sqrt(key.packets());
		from = Math.max(LEAST_RATIO, 1 - REACH * deviation);
		step = STEP * deviation;
		logs = new double[(int) Math.ceil((1 + REACH * deviation - from) / step) + 1][];
		for (int i = 0; i < logs.length; i++) {
			double[] chances = chances((int) key.packets(), from + i * step, key.tooFast());
			for (int check = 0; check < CHECKS; check++) {
				chances[check] = chances[check] > NEGLIGIBLE ? Math.log(chances[check]) : NEVER;
			}
			logs[i] = chances;
		}
	}

	/** Chances to be found no slower than a rate, or no faster. */
	static CountingOdds of(long packets, boolean tooFast) {
		CountingOdds exact = KNOWN.computeIfAbsent(new Key(Math.min(packets, EXACT), tooFast), key -> new CountingOdds(key));
		return packets <= EXACT ? exact : new CountingOdds(exact, packets);
	}

	private CountingOdds(CountingOdds like, long packets) {
		this.packets = packets;
		this.margin = like.margin;
		this.from = like.from;
		this.step = like.step;
		this.logs = like.logs;
	}

	/**
	 * The chances, by check.
	 *
	 * @param ratio of the flow's rate to the one that it is compared with
	 * @param into  at least {@value #CHECKS} long
	 */
	void at(double ratio, double[] into) {
		double place = place(ratio);
		int below = (int) Math.floor(Math.max(0, Math.min(logs.length - 2, place)));
		double part = Math.max(0, Math.min(1, place - below));
		for (int check = 0; check < CHECKS; check++) {
			double log = logs[below][check] * (1 - part) + logs[below + 1][check] * part;
			into[check] = log <= NEVER ? 0 : Math.exp(log);
		}
	}

	/** Whether such a flow is found at the first check, or if it is about those too fast: at none. */
	boolean isCertain(double ratio) {
		return place(ratio) >= logs.length - 1;
	}

	private double place(double ratio) {
		return ((packets <= EXACT ? ratio : alike(ratio)) - from) / step;
	}

	/** For fewer packets, the rate whose count is as many of its standard deviations above what is needed. */
	private double alike(double ratio) {
		double deviations = (packets * (ratio - 1) + margin) / Math.sqrt(packets * ratio);
		double root = (deviations + Math.sqrt(deviations * deviations + 4 * (EXACT - margin))) / (2 * Math.sqrt(EXACT));
		return root * root;
	}

	/** The same, worked out for one rate. */
	private static double[] chances(int packets, double ratio, boolean tooFast) {
		double[] chances = new double[CHECKS];
		if (packets == 1) {
			chances[0] = 1;
			return chances;
		}
		double[] weights = {1};
		int least = 0;
		double before = 0;
		for (int check = 0; check < CHECKS; check++) {
			int needed = (packets << check) - 1;
			double until = tooFast ? needed : needed + 1;
			PoissonBand more = PoissonBand.of(ratio * (until - before));
			before = until;
			for (int i = 0; i < weights.length; i++) {
				double inTime = more.atLeast(needed - least - i);
				chances[check] += weights[i] * (tooFast ? 1 - inTime : inTime);
			}
			if (check + 1 < CHECKS) {
				int first = Math.max(least + more.from(), tooFast ? needed : 0);
				int end = Math.min(least + weights.length + more.size() + more.from(), tooFast ? Integer.MAX_VALUE : needed);
				weights = added(weights, least, more, first, Math.max(first, end));
				least = first;
			}
		}
		return chances;
	}

	/** What comes of counts when more packets come, as far as that is from the first number up to the second. */
	private static double[] added(double[] weights, int least, PoissonBand more, int first, int end) {
		double[] sum = new double[end - first];
		for (int i = 0; i < weights.length; i++) {
			int offset = least + i + more.from() - first;
			int last = Math.min(more.size(), sum.length - offset);
			for (int m = Math.max(0, -offset); m < last && weights[i] > NEGLIGIBLE; m++) {
				sum[offset + m] += weights[i] * more.chance(m);
			}
		}
		return sum;
	}
}
