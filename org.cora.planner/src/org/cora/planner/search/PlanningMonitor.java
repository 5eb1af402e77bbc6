// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

/** Is told how planning goes, and can end it early. */
public interface PlanningMonitor {

	/** Never cancels, says nothing. */
	PlanningMonitor NONE = new PlanningMonitor() {
	};

	/** Asked now and then; once true the search ends with the best it has. */
	default boolean cancelled() {
		return false;
	}

	/**
	 * The work goes on.
	 *
	 * @param step {@code profiling}, {@code searching} or {@code explaining}
	 * @param done packets profiled, or nodes looked at
	 */
	default void progress(String step, long done) {
	}
}
