// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim;

import java.util.Objects;
import java.util.Optional;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec;
import org.cora.planner.plan.Plan;

/**
 * Another plan takes over while packets flow, for the same function or for another version of it.
 *
 * @param atNanos virtual time, 0 or more
 * @param plan    for the card and host of the run; feasible
 * @param version the function that it is for, if it is another version than the run's
 */
public record PlanUpgrade(long atNanos, Plan plan, Optional<Version> version) {

	/** What a migration's report gives as its reason. */
	public static final String REASON = "upgrade";

	/**
	 * Another version of a function.
	 *
	 * @param goals what its author asked for, if that is known
	 */
	public record Version(Nf nf, Optional<OffloadSpec> goals) {
		public Version {
			Objects.requireNonNull(nf);
		}
	}

	public PlanUpgrade {
		Objects.requireNonNull(plan);
		if (atNanos < 0) {
			throw new IllegalArgumentException("an upgrade at " + atNanos + " ns");
		}
	}

	/** Of the plan alone. */
	public PlanUpgrade(long atNanos, Plan plan) {
		this(atNanos, plan, Optional.empty());
	}
}
