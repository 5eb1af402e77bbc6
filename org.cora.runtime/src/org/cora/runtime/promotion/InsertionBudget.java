// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.promotion;

/**
 * How many flow table entries may be added: a token bucket, so that a flood of new flows can't spend what moves of
 * flows need.
 */
public final class InsertionBudget {

	private static final double NANOS_PER_SECOND = 1e9;

	private double perSecond;
	private final double burst;
	private double tokens;
	private long lastNanos;

	/**
	 * A full bucket.
	 *
	 * @param perSecond entries per second, from 0
	 * @param burst     most entries at once, from 0
	 */
	public InsertionBudget(double perSecond, double burst) {
		if (!(perSecond >= 0 && burst >= 0)) {
			throw new IllegalArgumentException("a budget can't be negative");
		}
		this.perSecond = perSecond;
		this.burst = burst;
		this.tokens = burst;
	}

	/** Tokens come at another rate from now on, from 0. */
	public void rate(double newPerSecond, long nowNanos) {
		refill(nowNanos);
		perSecond = Math.max(0, newPerSecond);
	}

	/** Takes that many entries out of the bucket if they are there. Time must not go back. */
	public boolean spend(double entries, long nowNanos) {
		refill(nowNanos);
		if (tokens < entries) {
			return false;
		}
		tokens -= entries;
		return true;
	}

	/** Entries that come in a second. */
	public double perSecond() {
		return perSecond;
	}

	/** Entries that can be added now. */
	public double available(long nowNanos) {
		refill(nowNanos);
		return tokens;
	}

	private void refill(long nowNanos) {
		tokens = Math.min(burst, tokens + (nowNanos - lastNanos) * perSecond / NANOS_PER_SECOND);
		lastNanos = nowNanos;
	}
}
