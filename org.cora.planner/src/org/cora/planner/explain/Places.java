// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.explain;

import org.cora.planner.evaluate.StateChoice;

/** Places in words. */
final class Places {

	private Places() {
	}

	static String to(StateChoice choice) {
		return switch (choice.home()) {
			case CPU -> "on the CPU";
			case NIC -> "on the NIC (" + choice.memory() + ")";
			case PER_FLOW -> "on the NIC (" + choice.memory() + ") for some of the flows";
			case REPLICATED -> "on both sides, a copy each";
			case SHARDED -> "divided between the sides";
		};
	}
}
