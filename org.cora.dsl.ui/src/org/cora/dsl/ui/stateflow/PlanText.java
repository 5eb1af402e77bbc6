// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import java.util.StringJoiner;
import org.cora.dsl.ui.plan.CurrentPlan;
import org.cora.dsl.ui.plan.ResourceWords;

/** What is to be said about a plan beside its picture. */
final class PlanText {

	private PlanText() {
	}

	/** A line or more; empty for a plan that is feasible, saved and up to date. */
	static String message(CurrentPlan current) {
		StringJoiner text = new StringJoiner("\n");
		if (!current.plan().isFeasible()) {
			text.add("Not feasible: " + ended(ResourceWords.inText(String.valueOf(current.plan().getReason()))) + " This is what comes nearest.");
		}
		if (current.stale()) {
			text.add("Stale: the program, NIC, host or traffic has changed since. Press Ctrl+Alt+P in " + current.source().getFileName()
				+ " to plan again.");
		}
		if (!current.notice().isEmpty()) {
			text.add(current.notice());
		}
		return text.toString();
	}

	private static String ended(String sentence) {
		return sentence.endsWith(".") ? sentence : sentence + ".";
	}
}
