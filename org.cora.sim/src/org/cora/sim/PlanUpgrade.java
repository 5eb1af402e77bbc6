// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim;

import java.util.Objects;
import org.cora.planner.plan.Plan;

/**
 * Another plan for the same function takes over while packets flow.
 *
 * @param atNanos virtual time, 0 or more
 * @param plan    for the function, card and host of the run; feasible
 */
public record PlanUpgrade(long atNanos, Plan plan) {

	/** What a migration's report gives as its reason. */
	public static final String REASON = "upgrade";

	public PlanUpgrade {
		Objects.requireNonNull(plan);
		if (atNanos < 0) {
			throw new IllegalArgumentException("an upgrade at " + atNanos + " ns");
		}
	}
}
