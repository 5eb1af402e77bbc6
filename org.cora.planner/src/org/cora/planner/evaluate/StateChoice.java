// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.evaluate;

import org.cora.planner.plan.Home;

/**
 * Where a state is put.
 *
 * @param home   where it lives
 * @param memory name of the card memory for what is on the card; null if nothing is
 */
public record StateChoice(Home home, String memory) {

	/** All of it on the host. */
	public static final StateChoice ON_CPU = new StateChoice(Home.CPU, null);

	/** Whether any of it is on the card. */
	public boolean usesNic() {
		return home != Home.CPU;
	}
}
