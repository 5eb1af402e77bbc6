// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.program;

/**
 * How the buckets of a meter fill. What is taken costs tokens; tokens come at a constant rate until the bucket is full.
 * Levels are kept in billionths of a token, so that nothing is ever rounded.
 *
 * @param perSecond tokens that come per second, at least 1
 * @param each      tokens that one unit costs: 8 where the rate is one of bits and bytes are taken, otherwise 1
 * @param burst     units that a full bucket has, at least 1
 */
public record TokenBucket(long perSecond, int each, long burst) implements StateDetail {

	/** No rate is higher: a terabit per second. */
	public static final long MOST_PER_SECOND = 1_000_000_000_000L;
	/** No burst is larger, so that a full bucket is counted in 63 bits. */
	public static final long MOST_BURST = 1_000_000_000L;
	/** Shorter a bucket isn't kept, however fast it fills. */
	private static final long SHORTEST_NANOS = 1_000_000_000L;
	private static final long PARTS = 1_000_000_000L;

	public TokenBucket {
		if (perSecond < 1 || perSecond > MOST_PER_SECOND || each < 1 || each > 8 || burst < 1 || burst > MOST_BURST) {
			throw new IllegalArgumentException("not a token bucket");
		}
	}

	/** What a full bucket holds, in billionths of a token. */
	public long full() {
		return burst * each * PARTS;
	}

	/** What so many units cost, in billionths of a token; for at most {@link #burst} units. */
	public long cost(long units) {
		return units * each * PARTS;
	}

	/** How long an empty bucket takes to fill, in nanoseconds, rounded up. */
	public long fillNanos() {
		return (full() - 1) / perSecond + 1;
	}

	/** What has come after so many nanoseconds, in billionths of a token; at most what a full bucket holds. */
	public long refill(long nanos) {
		return nanos >= fillNanos() ? full() : nanos * perSecond;
	}

	/** After that time without use a bucket is certainly full and can be forgotten: nanoseconds, at least a second. */
	public long idleNanos() {
		return Math.max(SHORTEST_NANOS, fillNanos());
	}

	@Override
	public String toString() {
		return perSecond + "/s each " + each + " burst " + burst;
	}
}
