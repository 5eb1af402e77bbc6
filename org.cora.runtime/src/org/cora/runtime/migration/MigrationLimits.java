// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

/**
 * How much moves at a time. A migration of any size goes in bundles; the next one starts when there is room for it among
 * the flows under way, and while the buffer for kept packets is not too full.
 *
 * @param bundle       flows whose entries are copied in one transfer, above 0
 * @param underWay     flows that are under way at a time, at least a bundle
 * @param fill         share of the buffer from which on nothing further starts, above 0
 * @param retries      times that a flow is tried again because a transfer of its was lost, 0 to 16
 * @param backoffNanos time until it is tried again at first, above 0; twice as long each further time
 */
public record MigrationLimits(int bundle, int underWay, double fill, int retries, long backoffNanos) {

	private static final int MOST_RETRIES = 16;

	/**
	 * 64 flows a transfer, 512 under way: some milliseconds' work for a flow table. Four more tries within 1.5 ms: what fails
	 * longer than that is the controller's business again.
	 */
	public static final MigrationLimits DEFAULT = new MigrationLimits(64, 512, 0.5, 4, 100_000);

	public MigrationLimits {
		if (bundle < 1 || underWay < bundle || !(fill > 0)) {
			throw new IllegalArgumentException("bundle " + bundle + ", under way " + underWay + ", fill " + fill);
		}
		if (retries < 0 || retries > MOST_RETRIES || backoffNanos < 1) {
			throw new IllegalArgumentException(retries + " retries, the first after " + backoffNanos + " ns");
		}
	}

	/** How long counts wait that were sent so many times in vain: for ever they are needed, so for ever they are sent. */
	long waitForCountsNanos(int sent) {
		return backoffNanos << Math.min(sent - 1, MOST_RETRIES);
	}

	/** How long flows wait that were tried so many times before; negative if they aren't tried again. */
	long waitNanos(int attempt) {
		return attempt < retries ? backoffNanos << attempt : -1;
	}
}
