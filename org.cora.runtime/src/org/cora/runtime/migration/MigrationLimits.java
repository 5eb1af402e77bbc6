// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

/**
 * How much moves at a time. A migration of any size goes in bundles; the next one starts when there is room for it among
 * the flows under way, and while the buffer for kept packets is not too full.
 *
 * @param bundle   flows whose entries are copied in one transfer, above 0
 * @param underWay flows that are under way at a time, at least a bundle
 * @param fill     share of the buffer from which on nothing further starts, above 0
 */
public record MigrationLimits(int bundle, int underWay, double fill) {

	/** 64 flows a transfer, 512 under way: some milliseconds' work for a flow table. */
	public static final MigrationLimits DEFAULT = new MigrationLimits(64, 512, 0.5);

	public MigrationLimits {
		if (bundle < 1 || underWay < bundle || !(fill > 0)) {
			throw new IllegalArgumentException("bundle " + bundle + ", under way " + underWay + ", fill " + fill);
		}
	}
}
