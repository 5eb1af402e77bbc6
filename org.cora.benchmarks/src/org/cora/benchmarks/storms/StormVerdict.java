// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.storms;

/**
 * A bound, and whether the predictive runtime kept it.
 *
 * @param what   is bounded
 * @param figure of the predictive runtime
 * @param bound  that it should not pass
 * @param how    the bound comes about
 */
public record StormVerdict(String what, double figure, double bound, String how) {

	/** Whether it did. */
	public boolean isMet() {
		return figure <= bound;
	}
}
