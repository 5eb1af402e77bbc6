// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

/**
 * A part of a regime that is still to be searched.
 *
 * @param closed pairs of a state and a choice that it may not have
 * @param bound  no split in it costs less
 * @param prices at which the bound is what it is
 * @param depth  decisions that led to it; less than 0 for all of a regime before its prices are looked for
 * @param order  when it was found, so that of equal ones always the same is next
 */
record Node(Subproblem in, int[] closed, double bound, Relaxation.Prices prices, int depth, long order) {

	Node numbered(long number) {
		return new Node(in, closed, bound, prices, depth, number);
	}
}
