// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import org.cora.exec.traffic.PoissonSampler;
import org.cora.exec.traffic.Random64;

/**
 * What the runtime has counted of a flow by the time that a run begins, and whether it has found the flow fast enough by then. Packets
 * come at random, so that is drawn: not packet by packet, but at the times by which it matters how many have come. Those are when k, 2k, …
 * have to have come for the flow not to be too slow, and until when they mustn't have come for it not to be too fast.
 */
final class PriorCount {

	private final Random64 random;
	private final double rate;
	private final double threshold;
	private final double windowSeconds;
	private final double fastest;
	private final int windows;
	private long counted;
	private double since;

	/**
	 * @param rate          packets per second of the flow
	 * @param threshold     k
	 * @param windowSeconds time in which k packets have to come; 0: any
	 * @param fastest       packets per second above which a flow is too fast
	 * @param windows       after so many packets are counted anew
	 */
	PriorCount(Random64 random, double rate, long threshold, double windowSeconds, double fastest, int windows) {
		this.random = random;
		this.rate = rate;
		this.threshold = threshold;
		this.windowSeconds = windowSeconds;
		this.fastest = fastest;
		this.windows = windows;
	}

	/** Whether a flow that has been there for so long has been found; else it is known how many packets were counted. */
	boolean isFound(double ageSeconds) {
		counted = 0;
		since = 0;
		double left = ageSeconds;
		if (windowSeconds <= 0) {
			counted = PoissonSampler.next(random, rate * left);
			return counted >= threshold;
		}
		while (true) {
			left += StrictMath.log(1 - random.unit()) / rate;
			if (left <= 0) {
				return false;
			}
			if (isFoundWithin(Math.min(left, windows * windowSeconds))) {
				return true;
			}
			since = left;
			left -= windows * windowSeconds;
		}
	}

	/** Packets that are counted now; none if none has come. */
	long counted() {
		return counted;
	}

	/** Since when, in seconds ago. */
	double since() {
		return since;
	}

	/** From a first packet on; at the n-th one has to have come to n no sooner than (n - 1) / fastest and no later than n windows / k. */
	private boolean isFoundWithin(double seconds) {
		counted = 1;
		double now = 0;
		double slow = threshold;
		double fast = fastest < Double.POSITIVE_INFINITY ? threshold : fastest;
		long tooFast = 0;
		while (true) {
			double late = slow / threshold * windowSeconds;
			double soon = fast < Double.POSITIVE_INFINITY ? (fast - 1) / fastest : fast;
			double next = Math.min(seconds, Math.min(late, soon));
			counted += PoissonSampler.next(random, rate * (next - now));
			now = next;
			if (next == soon && next < seconds) {
				tooFast |= soon > 0 && counted >= fast ? bit(fast) : 0;
				fast *= 2;
			} else if (next == late) {
				if (counted >= slow && (tooFast & bit(slow)) == 0) {
					return true;
				}
				slow *= 2;
			}
			if (next == seconds) {
				return isReached(slow, fast, tooFast);
			}
		}
	}

	private long bit(double count) {
		return 1L << Math.getExponent(count / threshold);
	}

	/** Of the numbers that are still in time, whether one has come, and not too soon. */
	private boolean isReached(double slow, double fast, long tooFast) {
		for (double count = slow; count < fast && counted >= count; count *= 2) {
			if ((tooFast & bit(count)) == 0) {
				return true;
			}
		}
		return false;
	}
}
