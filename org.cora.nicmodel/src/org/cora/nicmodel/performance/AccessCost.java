// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.nicmodel.performance;

/**
 * What one access to a state costs a platform, wherever the state lies.
 *
 * @param cycles  core cycles for hashing, comparing and bookkeeping
 * @param reads   accesses that read the memory it lies in
 * @param writes  accesses that write it
 * @param atomics atomic accesses to it
 */
public record AccessCost(double cycles, double reads, double writes, double atomics) {

	/** Accesses to memory of any kind. */
	public double memoryAccesses() {
		return reads + writes + atomics;
	}
}
