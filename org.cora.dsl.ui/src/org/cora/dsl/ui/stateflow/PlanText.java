// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import org.cora.dsl.ui.plan.CurrentPlan;

/** What is to be said about a plan beside its picture. */
final class PlanText {

	private PlanText() {
	}

	/** A sentence or more; empty for a plan that is feasible and up to date. */
	static String message(CurrentPlan current) {
		StringBuilder text = new StringBuilder();
		if (!current.plan().isFeasible()) {
			text.append("Not feasible: ").append(current.plan().getReason());
		}
		if (current.stale()) {
			text.append(text.length() == 0 ? "" : "\n")
				.append("The source has changed since this was planned. Press Ctrl+Alt+P in it to plan again.");
		}
		if (!current.notice().isEmpty()) {
			text.append(text.length() == 0 ? "" : "\n").append(current.notice());
		}
		return text.toString();
	}
}
