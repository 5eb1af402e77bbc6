// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.nio.file.Path;

/** Is told of plans. Called from any thread. */
public interface PlanListener {

	/** There is a new plan, or something about the newest one changed: its comparison, or whether it is stale. */
	void planned(CurrentPlan plan);

	/** The plans of a source are forgotten: it, or its project, isn't there any more. */
	default void forgotten(Path source) {
	}

	/** The user asked for a plan and there can't be one. */
	default void refused(PlanRefusal refusal) {
	}

	/** Planning of an offload has begun. */
	default void begun(Path source, String offload) {
	}

	/** Planning has ended, for whatever reason. */
	default void ended(Path source) {
	}
}
