// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import org.cora.planner.plan.ClassPlacement;
import org.cora.planner.plan.Explanation;
import org.cora.planner.plan.GroupPlacement;
import org.cora.planner.plan.StatePlacement;
import org.cora.planner.stateflow.SourceRef;

/** What in the source an entry of the view stands for. */
final class SourceRow {

	private SourceRow() {
	}

	/** The place; null where nobody wrote it. */
	static SourceRef of(Object entry) {
		SourceRef ref = null;
		if (entry instanceof StatePlacement state) {
			ref = state.getState().getSource();
		} else if (entry instanceof ClassPlacement placement) {
			ref = placement.getSteeringClass().getSource();
		} else if (entry instanceof GroupPlacement group && group.eContainer() instanceof ClassPlacement placement) {
			ref = placement.getSteeringClass().getSource();
		} else if (entry instanceof Explanation explanation) {
			ref = explanation.getSource();
		}
		return ref == null || ref.getLine() == 0 ? null : ref;
	}
}
