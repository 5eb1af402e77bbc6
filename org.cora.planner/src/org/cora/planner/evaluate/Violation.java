// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import java.util.function.Supplier;

/**
 * Something that keeps a split from being used.
 *
 * @param name     of the resource, constraint or rule
 * @param excess   by what share of the limit it is overdrawn; 1 for a rule, which has no degrees
 * @param sentence makes the {@link #text()}, as most are never shown
 */
public record Violation(String name, double excess, Supplier<String> sentence) {

	/** A clause for people: {@code nic-cores would need 61.2 of 50 cores}. */
	public String text() {
		return sentence.get();
	}
}
