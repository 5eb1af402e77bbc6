// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

import java.util.List;

/**
 * Cores that take turns at a lock. One that waits for it spins and begins nothing else, so that its next packets wait behind it, in its
 * queue; no more than all other cores ever wait for one.
 *
 * <p>What packets do while they don't have the lock is left aside: so it is one server that is offered all packets, which come at random,
 * and of which as many are there as in M/G/1, whether for the lock or in a core's queue. The generating function of
 * their number is P(z) = (1 − U)(1 − z) β(U(1 − z)) / (β(U(1 − z)) − z), where U is the part of the time that the lock is taken, and β the Laplace
 * transform of the times that packets have it for, in units of their mean (F. Pollaczek 1930, A. Khinchine 1932; L. Kleinrock, Queueing
 * Systems I, 1975, section 5.6). If each is of core i with the probability pᵢ, none of n is with (1 − pᵢ)ⁿ, so Σ 1 − P(1 − pᵢ) cores
 * have packets there on average. U of them have the lock, the others wait: none of a single core, all but one if the lock is always taken, and U² (1 +
 * C²) / (2 (1 − U)) of very many. Times have a gamma distribution, which mean and variation determine.
 *
 * <p>It is close where packets do little else, and too much where they do: then those of a core come to the lock less close to each
 * other. Cores take the lock in turns, which leaves those waiting on fewer cores, so that it is a little too much then, too.
 */
public final class LockQueue {

	private static final double CONSTANT = 1e-9;

	private LockQueue() {
	}

	/**
	 * Cores that wait at a time on average. Grows with the utilisation, and the faster the more of it there is.
	 *
	 * @param loads       share of the packets of each core; they add up to 1
	 * @param utilisation part of the time that some core has the lock, from 0
	 * @param variation   squared coefficient of variation of the times that one has it for, from 0
	 * @return from 0 to all cores but one, which it is from a utilisation of 1 on
	 */
	public static double waiting(List<Double> loads, double utilisation, double variation) {
		if (loads.isEmpty() || !(utilisation >= 0) || !(variation >= 0)) {
			throw new IllegalArgumentException(loads.size() + " cores, " + utilisation + " of a lock, variation " + variation);
		}
		if (loads.size() == 1) {
			return 0;
		}
		double there = 0;
		for (double load : loads) {
			there += utilisation >= 1 ? load > 0 ? 1 : 0 : present(load, utilisation, variation);
		}
		return Math.max(0, there - Math.min(1, utilisation));
	}

	/** Part of the time that a core has packets in the system, 1 − P(1 − p). */
	private static double present(double load, double utilisation, double variation) {
		double at = utilisation * load;
		double less = Math.expm1(variation < CONSTANT ? -at : -Math.log1p(at * variation) / variation);    // β − 1
		return load == 0 ? 0 : (less * (1 - (1 - utilisation) * load) + at) / (less + load);
	}
}
