// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.replan;

import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Promotion;

/**
 * What came of planning again.
 *
 * @param plan    the plan in use from now on
 * @param changed whether it moves other flows than the one before, or after another number of packets
 * @param splits  ways of splitting that were looked at
 * @param reason  what had changed, for people
 */
public record Replanned(Plan plan, boolean changed, long splits, String reason) {

	/** Which flows move, and when. */
	public Promotion promotion() {
		return plan.getPromotion();
	}
}
