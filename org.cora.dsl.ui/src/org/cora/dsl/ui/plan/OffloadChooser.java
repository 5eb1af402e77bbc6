// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.util.List;
import org.cora.ir.spec.OffloadSpec;

/** Finds out which of several offloads is meant, and plans that one. Called from a job; must not wait for the user. */
@FunctionalInterface
public interface OffloadChooser {

	/** Asks, and starts planning what was chosen. */
	void choose(PlanRequest request, List<OffloadSpec> offloads);
}
