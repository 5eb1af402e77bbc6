// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

/**
 * How long a search may take, in nodes, so that wall time never changes a result.
 *
 * @param nodes partial and whole splits to look at, at least 1
 */
public record SearchBudget(long nodes) {

	/** Enough to be exhaustive for network functions of the size people write. */
	public static final SearchBudget DEFAULT = new SearchBudget(600_000);

	public SearchBudget {
		if (nodes < 1) {
			throw new IllegalArgumentException("a search needs a node");
		}
	}

	/** A part of it, at least one node. */
	public SearchBudget part(int divisor) {
		return new SearchBudget(Math.max(1, nodes / divisor));
	}
}
